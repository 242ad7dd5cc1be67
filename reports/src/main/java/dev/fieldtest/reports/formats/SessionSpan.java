package dev.fieldtest.reports.formats;

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
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one browser did, from its first attempt to its last.
 *
 * @param from from the start of the run
 * @param to likewise
 * @param retries how many of the attempts were not the first at their site
 * @param spoilt how many attempts were void
 */
record SessionSpan(
    String id,
    String node,
    SortedSet<ChunkId> chunks,
    @JsonProperty("fromMs") Duration from,
    @JsonProperty("toMs") Duration to,
    int attempts,
    int retries,
    int spoilt) {
  private static final Comparator<SessionSpan> ORDER =
      Comparator.comparing(SessionSpan::from).thenComparing(SessionSpan::id);

  /** All sessions that served an attempt, in the order of their beginning. */
  static List<SessionSpan> of(RunReport report) {
    return bySession(report).entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), report.info().started()))
        .sorted(ORDER)
        .toList();
  }

  private static Map<SessionRecord, List<Attempt>> bySession(RunReport report) {
    return report.results().stream()
        .flatMap(result -> result.attempts().stream())
        .filter(attempt -> attempt.session().isPresent())
        .collect(
            Collectors.groupingBy(
                attempt -> attempt.session().orElseThrow(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static SessionSpan of(SessionRecord session, List<Attempt> attempts, Instant start) {
    var from = attempts.stream().map(Attempt::started).min(Comparator.naturalOrder());
    var to = attempts.stream().map(a -> a.started().plus(a.took())).max(Comparator.naturalOrder());
    return new SessionSpan(
        SiteView.shown(session.id()),
        SiteView.shown(session.node()),
        attempts.stream().map(Attempt::chunk).collect(Collectors.toCollection(TreeSet::new)),
        Duration.between(start, from.orElse(start)),
        Duration.between(start, to.orElse(start)),
        attempts.size(),
        (int) attempts.stream().filter(attempt -> attempt.number() > 1).count(),
        (int) attempts.stream().filter(attempt -> !attempt.judged()).count());
  }
}
