package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A site as {@code report.html} shows it.
 *
 * @param known why its failure is known, empty if it is not
 * @param repeat the command that repeats just this site
 */
record SiteView(
    SiteId id,
    String url,
    Expectation expect,
    Optional<String> lang,
    List<String> tags,
    ChunkId chunk,
    Outcome outcome,
    boolean failing,
    Set<Note> notes,
    String known,
    Evidence evidence,
    List<AttemptView> attempts,
    @JsonProperty("tookMs") Duration took,
    String repeat) {

  /**
   * An attempt in a list.
   *
   * @param after from the start of the run to that of the attempt
   * @param result its outcome, or the cause that made it void
   */
  record AttemptView(
      int number,
      Profile profile,
      ChunkId chunk,
      Optional<String> node,
      Optional<String> session,
      Optional<String> browser,
      @JsonProperty("afterMs") Duration after,
      @JsonProperty("tookMs") Duration took,
      boolean judged,
      String result,
      String detail) {
    static AttemptView of(Attempt attempt, RunReport report) {
      return new AttemptView(
          attempt.number(),
          attempt.profile(),
          attempt.chunk(),
          attempt.session().map(SessionRecord::node).map(SiteView::shown),
          attempt.session().map(SessionRecord::id).map(SiteView::shown),
          attempt.session().map(SessionRecord::browser).map(SiteView::shown),
          Duration.between(report.info().started(), attempt.started()),
          attempt.took(),
          attempt.judged(),
          attempt.result().outcome().name(),
          PlainText.line(attempt.result().detail(), 300));
    }
  }

  static SiteView of(SiteResult result, RunReport report) {
    var site = result.site();
    return new SiteView(
        site.id(),
        PlainText.line(site.url().toString(), 1000),
        site.expect(),
        site.lang().map(SiteView::shown),
        site.tags().stream().limit(20).map(SiteView::shown).toList(),
        result.chunk(),
        result.outcome(),
        result.failing(),
        result.notes(),
        PlainText.line(Wording.known(result), 300),
        Evidence.of(result),
        result.attempts().stream().map(attempt -> AttemptView.of(attempt, report)).toList(),
        result.took(),
        Wording.repeat(report.info(), site.id()));
  }

  private static String shown(String text) {
    return PlainText.line(text, 120);
  }
}
