package dev.fieldtest.reports.formats;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * What one browser did.
 *
 * @param chunks not empty, in the order of their beginning; they may overlap
 */
record SessionSpan(String id, String node, List<ChunkSpan> chunks) {
  private static final Comparator<SessionSpan> ORDER =
      Comparator.comparing((SessionSpan session) -> session.chunks().get(0).from())
          .thenComparing(SessionSpan::id);

  /**
   * What it did for one chunk, from the first attempt to the last.
   *
   * @param from from the start of the run
   * @param to likewise
   * @param retries how many of the attempts were not the first at their site
   * @param spoilt how many attempts were void
   */
  record ChunkSpan(
      ChunkId chunk,
      @JsonProperty("fromMs") Duration from,
      @JsonProperty("toMs") Duration to,
      int attempts,
      int retries,
      int spoilt) {
    private static ChunkSpan of(ChunkId chunk, List<Attempt> attempts, Instant start) {
      var from = attempts.stream().map(Attempt::started).min(Comparator.naturalOrder());
      var to = attempts.stream().map(a -> a.started().plus(a.took())).max(Instant::compareTo);
      return new ChunkSpan(
          chunk,
          Duration.between(start, from.orElse(start)),
          Duration.between(start, to.orElse(start)),
          attempts.size(),
          (int) attempts.stream().filter(attempt -> attempt.number() > 1).count(),
          (int) attempts.stream().filter(attempt -> !attempt.judged()).count());
    }
  }

  /** All sessions that served an attempt, in the order of their beginning. */
  static List<SessionSpan> of(RunReport report) {
    var attempts =
        report.results().stream()
            .flatMap(result -> result.attempts().stream())
            .filter(attempt -> attempt.session().isPresent());
    return attempts
        .collect(groupingBy(a -> a.session().orElseThrow(), LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), report.info().started()))
        .sorted(ORDER)
        .toList();
  }

  private static SessionSpan of(SessionRecord session, List<Attempt> attempts, Instant start) {
    var byChunk = attempts.stream().collect(groupingBy(Attempt::chunk, TreeMap::new, toList()));
    var chunks =
        byChunk.entrySet().stream()
            .map(entry -> ChunkSpan.of(entry.getKey(), entry.getValue(), start))
            .sorted(Comparator.comparing(ChunkSpan::from))
            .toList();
    return new SessionSpan(SiteView.shown(session.id()), SiteView.shown(session.node()), chunks);
  }
}
