package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Workflow commands that make GitHub Actions show results at lines of the corpus. It shows ten
 * errors and ten warnings a step; where there are more, the last one counts the rest.
 *
 * @param file the corpus as the repository has it; empty if it is no file
 * @param lines where its sites stand; a site that is not there is told without a line
 */
public record GithubAnnotations(String file, Map<SiteId, Integer> lines) {
  private static final int MOST = 10;

  public GithubAnnotations {
    lines = Map.copyOf(lines);
  }

  /**
   * The commands, one a line: errors for what makes the run red, what newly fails first; warnings
   * for failures that its gate lets through, for what has no result, and for what was the site's
   * fault.
   */
  public List<String> of(RunReport report) {
    var red = report.red().stream().sorted(Comparator.comparing(r -> !r.has(Note.NEW))).toList();
    var tolerated = FailingSites.tolerated(report).stream().map(FailingSites::results);
    var warned =
        Stream.concat(tolerated, Stream.of(report.incomplete(), report.unjudged()))
            .flatMap(List::stream)
            .toList();
    return Stream.of(commands("error", red), commands("warning", warned))
        .flatMap(commands -> commands)
        .toList();
  }

  private Stream<String> commands(String command, List<SiteResult> results) {
    var told = results.size() > MOST ? MOST - 1 : results.size();
    var rest = results.size() - told;
    var more = "::" + command + "::" + rest + " more; see the summary";
    return Stream.concat(
        results.stream().limit(told).map(result -> command(command, result)),
        Stream.of(more).limit(rest > 0 ? 1 : 0));
  }

  private String command(String command, SiteResult result) {
    var line = lines.get(result.site().id());
    var place = line == null ? "" : "file=" + property(file) + ",line=" + line + ",";
    var title = property(result.site().id() + " " + result.outcome());
    return "::%s %stitle=%s::%s"
        .formatted(command, place, title, data(PlainText.line(reason(result), 300)));
  }

  private static String reason(SiteResult result) {
    return result.has(Note.FIXED)
        ? "it is known to fail, and passes: the corpus's known failure can go"
        : Wording.reason(result);
  }

  /** As GitHub's toolkit escapes what stands after the second pair of colons. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** As it escapes what stands before. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
