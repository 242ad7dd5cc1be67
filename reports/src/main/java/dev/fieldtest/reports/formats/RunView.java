package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.ExtensionInfo;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the first screen of {@code report.html} says of the run.
 *
 * @param tone {@code good}, {@code bad} or {@code unsure}: how the verdict is coloured
 * @param answer to "may I merge?", in a few words
 * @param verdict the same as a sentence with figures
 * @param also what else applies
 * @param outcomes all of them, in the order of {@link Outcome}
 * @param notes how many sites have each note, in the order of {@link Note}
 * @param excused how many sites fail and are known to
 * @param failing the first of the sites that fail or, with a baseline, newly fail
 * @param repeat the command that repeats the run
 * @param block how many sites are packed together
 */
record RunView(
    String tone,
    String answer,
    String verdict,
    List<String> also,
    int exitCode,
    String exitMeaning,
    List<String> remarks,
    Instant started,
    @JsonProperty("tookMs") Duration took,
    String corpus,
    ExtensionInfo extension,
    String browser,
    int sessions,
    Optional<MachinesView> machines,
    Map<String, String> versions,
    Map<String, String> configuration,
    int sites,
    List<OutcomeView> outcomes,
    Map<Note, Integer> notes,
    long excused,
    List<Headline> failing,
    Optional<BaselineView> baseline,
    List<HealthView> health,
    String repeat,
    int block) {
  private static final int AILING = 15;

  /** A site that fails, in one line. */
  record Headline(SiteId id, Outcome outcome, String reason) {
    private static final int SHOWN = 6;

    static List<Headline> first(List<SiteResult> results) {
      return results.stream().limit(SHOWN).map(Headline::of).toList();
    }

    static Headline of(SiteResult result) {
      var reason = PlainText.line(Wording.reason(result), 160);
      return new Headline(result.site().id(), result.outcome(), reason);
    }
  }

  /**
   * @param block how many sites are packed together
   */
  static RunView of(RunReport report, int block) {
    var info = report.info();
    var verdict = report.verdict();
    return new RunView(
        tone(verdict),
        answer(verdict),
        Wording.verdict(report),
        Wording.furthermore(report),
        verdict.exitCode(),
        verdict.meaning(),
        report.remarks().stream().map(RunView::shown).toList(),
        info.started(),
        info.took(),
        shown(info.corpus()),
        extension(info.extension()),
        browser(report),
        info.sessions().size(),
        info.machines().map(used -> MachinesView.of(used, report)),
        shown(info.versions()),
        shown(info.configuration()),
        report.results().size(),
        OutcomeView.all(report),
        notes(report),
        report.results().stream().filter(r -> r.outcome().red() && !r.failing()).count(),
        Headline.first(
            report.comparison().isPresent()
                ? report.changed(Change.NEWLY_FAILING)
                : report.failing()),
        report.comparison().map(comparison -> BaselineView.of(report, comparison)),
        HealthView.of(CorpusHealth.of(report), info.finished(), AILING),
        Wording.repeat(info),
        block);
  }

  private static Map<Note, Integer> notes(RunReport report) {
    var counts = new EnumMap<Note, Integer>(Note.class);
    for (var note : Note.values()) {
      counts.put(note, report.with(note).size());
    }
    return counts;
  }

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> "good";
      case FAILED -> "bad";
      default -> "unsure";
    };
  }

  /** The verdict as an answer to "may I merge?". */
  static String answer(Verdict verdict) {
    return switch (verdict) {
      case CLEAN -> "Good to merge";
      case FAILED -> "Do not merge";
      case NOTHING_TO_RUN -> "Nothing was checked";
      default -> "Cannot tell yet";
    };
  }

  private static String browser(RunReport report) {
    var named = report.info().versions().get("browser");
    if (named != null) {
      return shown(named);
    }
    return report.info().sessions().stream()
        .map(SessionRecord::browser)
        .map(RunView::shown)
        .distinct()
        .limit(4)
        .collect(Collectors.joining(", "));
  }

  private static ExtensionInfo extension(ExtensionInfo info) {
    return new ExtensionInfo(
        shown(info.id()), shown(info.name()), shown(info.version()), shown(info.sha256()));
  }

  private static Map<String, String> shown(Map<String, String> texts) {
    var shown = new LinkedHashMap<String, String>();
    texts.forEach((name, text) -> shown.put(shown(name), shown(text)));
    return shown;
  }

  private static String shown(String text) {
    return PlainText.line(text, 200);
  }
}
