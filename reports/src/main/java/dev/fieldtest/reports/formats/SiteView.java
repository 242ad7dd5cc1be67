package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.CorpusEdit;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SessionRecord;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a site's own page in {@code report.html} shows beside its row in the table.
 *
 * @param known why its failure is known, empty if it is not
 * @param only what narrows the command that repeats the run to this site
 */
record SiteView(
    Expectation expect,
    String known,
    Evidence evidence,
    List<AttemptView> attempts,
    Optional<Instant> lastPass,
    Optional<Instant> since,
    int runs,
    int flakyRuns,
    String only,
    Optional<CorpusEdit> edit) {

  /**
   * An attempt in a list.
   *
   * @param after from the start of the run to that of the attempt
   * @param result its outcome, or the cause that made it void
   * @param pictures of its visits
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
      String detail,
      List<String> pictures) {
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
          PlainText.line(attempt.result().detail(), 300),
          Stream.of(attempt.visit(), attempt.control())
              .flatMap(Optional::stream)
              .flatMap(seen -> VisitView.picture(seen).stream())
              .toList());
    }
  }

  static SiteView of(SiteResult result, RunReport report) {
    var site = result.site();
    return new SiteView(
        site.expect(),
        PlainText.line(Wording.known(result), 300),
        Evidence.of(result),
        result.attempts().stream().map(attempt -> AttemptView.of(attempt, report)).toList(),
        result.history().lastPass(),
        result.history().since(),
        result.history().runs(),
        result.history().flakyRuns(),
        Wording.only(site.id()),
        CorpusEdit.of(result, report.info().day()));
  }

  static String url(Site site) {
    return PlainText.line(site.url().toString(), 1000);
  }

  static Optional<String> lang(Site site) {
    return site.lang().map(SiteView::shown);
  }

  static List<String> tags(Site site) {
    return site.tags().stream().limit(20).map(SiteView::shown).toList();
  }

  /** A name that a stranger gave, cut to what a line can hold. */
  static String shown(String text) {
    return PlainText.line(text, 120);
  }
}
