package dev.fieldtest.reports.formats;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code summary.md}: a text for a pull request, what blocks merging first. Under 20 lines where
 * nothing does, and under 60 always.
 */
public final class SummaryMarkdown extends ReportFormat {
  private static final int FAILING_SHOWN = 20;
  private static final int OTHERS_SHOWN = 5;
  private static final int REMARKS_SHOWN = 3;

  public SummaryMarkdown() {
    super("summary.md");
  }

  /** The text itself. */
  public static String text(RunReport report) {
    var out = new StringWriter();
    try {
      new SummaryMarkdown().write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return out.toString();
  }

  @Override
  void write(RunReport report, Writer out) throws IOException {
    out.append("## Fieldtest: ").append(Wording.verdict(report)).append("\n\n");
    for (var more : Wording.furthermore(report)) {
      out.append("**").append(more).append("**\n\n");
    }
    var room = FAILING_SHOWN;
    for (var failing : FailingSites.red(report)) {
      section(out, failing.title(), failing.results(), room);
      room -= Math.min(room, failing.results().size());
    }
    section(out, "Without a result", report.incomplete(), OTHERS_SHOWN);
    var items = SummaryItems.of(report);
    for (var item : items) {
      out.append("- ").append(item).append('\n');
    }
    out.append(items.isEmpty() ? "" : "\n");
    out.append(counts(report.byOutcome())).append("\n\n");
    remarks(out, report);
    out.append(footer(report)).append('\n');
  }

  private static void section(Writer out, String title, List<SiteResult> results, int shown)
      throws IOException {
    if (results.isEmpty()) {
      return;
    }
    out.append("### ").append(title).append(" (" + results.size() + ")\n\n");
    for (var result : results.subList(0, Math.min(shown, results.size()))) {
      out.append("- ").append(MarkdownText.code(result.site().id().value(), 80)).append(": ");
      out.append(result.outcome().name().replace("_", "\\_")).append(", ");
      out.append(MarkdownText.code(Wording.reason(result), 160)).append('\n');
    }
    if (results.size() > shown) {
      out.append("- \u2026 and " + (results.size() - shown) + " more\n");
    }
    out.append('\n');
  }

  private static String counts(Map<Outcome, Integer> counts) {
    return counts.entrySet().stream()
        .map(row -> row.getValue() + " " + row.getKey().name().replace("_", "\\_"))
        .collect(Collectors.joining(", "));
  }

  private static void remarks(Writer out, RunReport report) throws IOException {
    var compared = report.comparison().stream().flatMap(some -> some.remarks().stream());
    var remarks = Stream.concat(report.remarks().stream(), compared).toList();
    for (var remark : remarks.subList(0, Math.min(REMARKS_SHOWN, remarks.size()))) {
      out.append("- Note: ").append(MarkdownText.code(remark, 300)).append('\n');
    }
    if (remarks.size() > REMARKS_SHOWN) {
      out.append("- \u2026 and " + (remarks.size() - REMARKS_SHOWN) + " more notes\n");
    }
    out.append(remarks.isEmpty() ? "" : "\n");
  }

  private static String footer(RunReport report) {
    var extension = report.info().extension();
    return "%s in %s, exit code %d, extension %s"
        .formatted(
            Wording.count(report.results().size(), "site"),
            Wording.duration(report.took()),
            report.verdict().exitCode(),
            MarkdownText.code(extension.name() + " " + extension.version(), 80));
  }
}
