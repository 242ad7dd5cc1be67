package dev.fieldtest.reports.formats;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code summary.md}: a short text for a pull request, failures first. */
public final class SummaryMarkdown extends ReportFormat {
  private static final int SHOWN = 20;

  public SummaryMarkdown() {
    super("summary.md");
  }

  @Override
  void write(RunReport report, Writer out) throws IOException {
    out.append("## Fieldtest: ").append(Wording.verdict(report)).append("\n\n");
    for (var more : Wording.furthermore(report)) {
      out.append("**").append(more).append("**\n\n");
    }
    failing(report, out);
    section(out, "Without a result", report.incomplete());
    section(out, "Not judged, the site's fault", report.unjudged());
    section(out, "Flaky", report.with(Note.FLAKY));
    section(out, "Known to fail", report.with(Note.KNOWN));
    section(out, "Fixed: the corpus's known failure can go", report.with(Note.FIXED));
    health(report, out);
    out.append(counts(report.byOutcome())).append("\n\n");
    for (var remark : report.remarks()) {
      out.append("Note: ").append(MarkdownText.code(remark, 300)).append("\n\n");
    }
    out.append(footer(report)).append('\n');
  }

  private static void failing(RunReport report, Writer out) throws IOException {
    if (report.comparison().isEmpty()) {
      section(out, "Failing", report.failing());
      return;
    }
    var comparison = report.comparison().get();
    section(out, Change.NEWLY_FAILING.title(), report.changed(Change.NEWLY_FAILING));
    section(out, Change.FIXED.title(), report.changed(Change.FIXED));
    section(out, Change.STILL_FAILING.title(), report.changed(Change.STILL_FAILING));
    out.append("Compared with ").append(MarkdownText.code(comparison.base(), 200)).append(". ");
    out.append(RatesView.of(comparison.rates()).sentence()).append("\n\n");
    for (var remark : comparison.remarks()) {
      out.append("Note: ").append(MarkdownText.code(remark, 300)).append("\n\n");
    }
  }

  private static void health(RunReport report, Writer out) throws IOException {
    var ailing = CorpusHealth.of(report).ailing();
    if (!ailing.isEmpty()) {
      var counts =
          ailing.entrySet().stream()
              .map(
                  each ->
                      each.getKey().title().toLowerCase(Locale.ROOT) + " " + each.getValue().size())
              .collect(Collectors.joining(", "));
      out.append("Corpus health: ").append(counts).append("\n\n");
    }
  }

  private static void section(Writer out, String title, List<SiteResult> results)
      throws IOException {
    if (results.isEmpty()) {
      return;
    }
    out.append("### ").append(title).append(" (" + results.size() + ")\n\n");
    for (var result : results.subList(0, Math.min(SHOWN, results.size()))) {
      out.append("- ").append(MarkdownText.code(result.site().id().value(), 80)).append(": ");
      out.append(result.outcome().name().replace("_", "\\_")).append(", ");
      out.append(MarkdownText.code(Wording.reason(result), 160)).append('\n');
    }
    if (results.size() > SHOWN) {
      out.append("- \u2026 and " + (results.size() - SHOWN) + " more\n");
    }
    out.append('\n');
  }

  private static String counts(Map<Outcome, Integer> counts) {
    var rows =
        counts.entrySet().stream()
            .map(
                row ->
                    "| %s | %s | %d |"
                        .formatted(
                            row.getKey().name().replace("_", "\\_"),
                            row.getKey().blame().name().toLowerCase(Locale.ROOT),
                            row.getValue()))
            .collect(Collectors.joining("\n"));
    return "| outcome | blame | sites |\n|---|---|---:|\n" + rows;
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
