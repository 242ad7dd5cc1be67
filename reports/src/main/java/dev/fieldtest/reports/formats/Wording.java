package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunInfo;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How results are told to people, in the same words in every format. */
final class Wording {
  /** Options without which a repeated run would not be the same one. */
  private static final List<String> REPEATED =
      List.of("corpus", "extension", "contract", "grid", "sites-host", "profile", "control");

  private Wording() {}

  /** "1 site", "2 sites". */
  static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Why the site came to its outcome; untrusted, of any length. */
  static String why(SiteResult result) {
    var detail = result.detail();
    return detail.isBlank()
        ? result.outcome().meaning()
        : result.outcome().meaning() + ": " + detail;
  }

  /** The same where the outcome's name stands before it: what the name does not say already. */
  static String reason(SiteResult result) {
    if (result.outcome().passed() && result.has(Note.FLAKY)) {
      return result.attempts().stream()
          .filter(Attempt::judged)
          .map(attempt -> attempt.result().outcome().name())
          .collect(Collectors.joining(", then "));
    }
    return result.detail().isBlank() ? result.outcome().meaning() : result.detail();
  }

  /** Why a known failure is known; empty if it is none. */
  static String known(SiteResult result) {
    return result.site().knownFailure().stream()
        .filter(known -> result.has(Note.KNOWN) || result.has(Note.EXPIRED))
        .map(known -> "known until " + known.until() + ": " + known.reason())
        .collect(Collectors.joining());
  }

  /** "0.8s", "12.3s", "4m 05s", "1h 02m". */
  static String duration(Duration duration) {
    if (duration.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
    }
    return duration.toHours() < 1
        ? "%dm %02ds".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%dh %02dm".formatted(duration.toHours(), duration.toMinutesPart());
  }

  /** The answer to "may I merge?", as one sentence. */
  static String verdict(RunReport report) {
    return switch (report.verdict()) {
      case CLEAN -> GateWording.clean(report);
      case FAILED -> GateWording.failed(report);
      case INCOMPLETE -> "The run is incomplete: " + gap(report) + ".";
      case NOTHING_TO_RUN -> "There was nothing to run: no site was selected.";
      default -> sentence(report.info().ending().meaning());
    };
  }

  /** What else applies, and is not the verdict itself; one sentence each. */
  static List<String> furthermore(RunReport report) {
    return report.verdicts().stream().skip(1).map(verdict -> also(verdict, report)).toList();
  }

  /** Why sites are without a judgement; shards that are missing come first. */
  static String gap(RunReport report) {
    var gaps = String.join(", ", report.gaps());
    if (!gaps.isEmpty() && report.incomplete().isEmpty() && !report.tooManyUnjudged()) {
      return gaps;
    }
    return gaps.isEmpty() ? counted(report) : gaps + "; " + counted(report);
  }

  private static String counted(RunReport report) {
    var incomplete = report.incomplete().size();
    var reach = report.reach();
    if (!report.tooManyUnjudged()) {
      return count(incomplete, "site") + (incomplete == 1 ? " has" : " have") + " no result";
    }
    var atFault =
        String.format(
            Locale.ROOT, "%,d of %,d sites could not be judged", reach.unjudged(), reach.sites());
    return incomplete == 0
        ? atFault
        : atFault + ", and " + String.format(Locale.ROOT, "%,d", incomplete) + " have no result";
  }

  private static String also(Verdict verdict, RunReport report) {
    return switch (verdict) {
      case FAILED -> GateWording.failed(report);
      case INCOMPLETE -> "The run is incomplete: " + gap(report) + ".";
      default -> sentence(verdict.meaning());
    };
  }

  /** On how many sites the extension was judged. */
  static String judged(RunReport report) {
    var judged = report.results().size() - report.unjudged().size();
    var known = report.results().stream().filter(r -> r.outcome().red()).count();
    return known == 0
        ? count(judged, "site")
        : count(judged - (int) known, "site") + "; " + count((int) known, "failure") + " known";
  }

  static String sentence(String clause) {
    return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
  }

  /** The command that repeats one site, for a POSIX shell. */
  static String repeat(RunInfo info, SiteId site) {
    return repeat(info) + only(site);
  }

  /** The command that repeats the run. */
  static String repeat(RunInfo info) {
    var options =
        REPEATED.stream()
            .filter(info.configuration()::containsKey)
            .map(
                option ->
                    " --" + option + " " + quoted(info.configuration().getOrDefault(option, "")))
            .collect(Collectors.joining());
    return "./fieldtest run" + options + tags(info);
  }

  /** What narrows that command to one site; begins with a space. */
  static String only(SiteId site) {
    return " --grep '^" + site.value().replace(".", "\\.") + "$'";
  }

  /** Without its tag, a hostile site is none of the bundled ones. */
  private static String tags(RunInfo info) {
    return Stream.of(info.configuration().getOrDefault("tag", "").split(","))
        .filter(tag -> !tag.isEmpty())
        .map(tag -> " --tag " + quoted(tag))
        .collect(Collectors.joining());
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9._:/@%+=,-]+")
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }
}
