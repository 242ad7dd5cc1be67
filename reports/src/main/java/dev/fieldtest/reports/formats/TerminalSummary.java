package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run ends with on the terminal: what failed and why, the counts, and the verdict last,
 * where the eye is. Immutable.
 *
 * @param colour whether lines may hold colour sequences; they hold no others
 * @param columns how wide the terminal is; lines are cut to it, but never to less than 40
 */
public record TerminalSummary(boolean colour, int columns) {
  private static final int FAILING_SHOWN = 20;
  private static final int OTHERS_SHOWN = 5;

  public TerminalSummary {
    columns = Math.max(40, columns);
  }

  /**
   * The lines, without line feeds.
   *
   * @param page where the report for people is
   */
  public List<String> lines(RunReport report, Path page) {
    var lines = new ArrayList<String>();
    lines.add("");
    if (report.tooManyUnjudged() || !report.gaps().isEmpty()) {
      lines.add(Paint.YELLOW.on(colour, cut("  Incomplete: " + Wording.gap(report))));
    }
    failing(lines, report);
    group(lines, Paint.MAGENTA, "without a result", report.incomplete(), OTHERS_SHOWN);
    group(lines, Paint.YELLOW, "not judged, the site's fault", report.unjudged(), OTHERS_SHOWN);
    group(lines, Paint.YELLOW, "flaky", report.with(Note.FLAKY), OTHERS_SHOWN);
    count(lines, Paint.DIM, "known to fail", report.with(Note.KNOWN).size());
    count(lines, Paint.GREEN, "fixed, no longer known to fail", report.with(Note.FIXED).size());
    var passed = String.format(Locale.ROOT, "%,d passed", report.passed().size());
    lines.add(
        "  " + Paint.GREEN.on(colour, passed) + dim(" (" + Wording.duration(report.took()) + ")"));
    lines.add("");
    report
        .info()
        .machines()
        .map(used -> MachineWording.sentence(used, report.results().size()))
        .ifPresent(used -> lines.add(dim(cut("  " + used))));
    report.remarks().forEach(remark -> lines.add(dim(cut("  note: " + remark))));
    verdict(lines, report);
    lines.add(dim("  Report: ") + PlainText.line(page.toString(), 4096));
    return List.copyOf(lines);
  }

  private void failing(List<String> lines, RunReport report) {
    if (report.comparison().isEmpty()) {
      group(lines, Paint.RED, "failed", report.failing(), FAILING_SHOWN);
      return;
    }
    var comparison = report.comparison().get();
    var newly = report.changed(Change.NEWLY_FAILING);
    var still = report.changed(Change.STILL_FAILING);
    group(lines, Paint.RED, "newly failing", newly, FAILING_SHOWN);
    group(lines, Paint.YELLOW, "still failing", still, OTHERS_SHOWN);
    group(lines, Paint.GREEN, "fixed", report.changed(Change.FIXED), OTHERS_SHOWN);
    lines.add(dim(cut("  compared with " + comparison.base())));
    lines.add(dim("  " + RatesView.of(comparison.rates()).sentence()));
    comparison.remarks().forEach(remark -> lines.add(dim(cut("  note: " + remark))));
  }

  private void verdict(List<String> lines, RunReport report) {
    var paint = report.verdict() == Verdict.CLEAN ? Paint.GREEN : Paint.RED;
    lines.add(
        "  "
            + paint.on(colour, Wording.verdict(report))
            + dim(" (exit " + report.verdict().exitCode() + ")"));
    Wording.furthermore(report).forEach(also -> lines.add("  " + Paint.YELLOW.on(colour, also)));
  }

  private void group(
      List<String> lines, Paint paint, String title, List<SiteResult> results, int shown) {
    count(lines, paint, title, results.size());
    var listed = results.subList(0, Math.min(shown, results.size()));
    var width = listed.stream().mapToInt(r -> r.site().id().value().length()).max().orElse(0);
    for (var result : listed) {
      lines.add(entry(result, Math.min(width, columns / 3)));
    }
    if (results.size() > shown) {
      lines.add(dim(String.format(Locale.ROOT, "    ... and %,d more", results.size() - shown)));
    }
  }

  private void count(List<String> lines, Paint paint, String title, int number) {
    if (number > 0) {
      lines.add("  " + paint.on(colour, String.format(Locale.ROOT, "%,d %s", number, title)));
    }
  }

  private String entry(SiteResult result, int width) {
    var id = PlainText.line(result.site().id().value(), width);
    var start = "    " + id + " ".repeat(width - PlainText.width(id) + 2) + result.outcome() + "  ";
    var left = columns - start.length();
    return left < 12 ? cut(start) : start + dim(PlainText.line(Wording.reason(result), left));
  }

  private String cut(String text) {
    var indent = text.substring(0, text.length() - text.stripLeading().length());
    return indent + PlainText.line(text.strip(), columns - indent.length());
  }

  private String dim(String text) {
    return Paint.DIM.on(colour, text);
  }

  private enum Paint {
    RED(31),
    GREEN(32),
    YELLOW(33),
    MAGENTA(35),
    DIM(2);

    private final int code;

    Paint(int code) {
      this.code = code;
    }

    String on(boolean colour, String text) {
      return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
  }
}
