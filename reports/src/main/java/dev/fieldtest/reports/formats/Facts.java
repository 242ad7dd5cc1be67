package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The facts behind a result as lines of text, for formats without a layout of their own. */
final class Facts {
  private Facts() {}

  /** Several lines, without control characters. */
  static String text(RunReport report, SiteResult result) {
    var lines = new ArrayList<String>();
    lines.add(result.site().url().toString());
    lines.add(PlainText.line(Wording.why(result), 600));
    var evidence = Evidence.of(result);
    evidence.visit().ifPresent(visit -> add(lines, "with the extension", visit));
    evidence.control().ifPresent(visit -> add(lines, "without it", visit));
    result.attempts().forEach(attempt -> lines.add(attempt(attempt)));
    lines.add("repeat: " + PlainText.line(Wording.repeat(report.info(), result.site().id()), 400));
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String which, VisitView visit) {
    var status = visit.status().map(code -> ", HTTP " + code).orElse("");
    lines.add(which + ": " + visit.load() + status + ", " + visit.url());
    visit.title().ifPresent(title -> lines.add("  title: " + title));
    visit.problem().ifPresent(problem -> lines.add("  " + problem));
    visit.fields().forEach(field -> lines.add("  " + field));
    visit.controls().forEach(control -> lines.add("  injected: " + control));
    visit.errors().forEach(error -> lines.add("  error: " + error));
    visit.outline().forEach(part -> lines.add("  found: " + part));
    visit.console().forEach(line -> lines.add("  console: " + line));
    visit.picture().ifPresent(file -> lines.add("  screenshot: " + file));
  }

  private static String attempt(Attempt attempt) {
    var node = attempt.session().map(SessionRecord::node).orElse("no session");
    return PlainText.line(
        "attempt %d (%s, %s, %s): %s"
            .formatted(
                attempt.number(),
                attempt.profile().name().toLowerCase(Locale.ROOT),
                Wording.duration(attempt.took()),
                node,
                attempt.judged()
                    ? attempt.result().outcome()
                    : "void, " + attempt.result().detail()),
        300);
  }
}
