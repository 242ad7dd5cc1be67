package dev.fieldtest.reports;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that an output folder tells of a run: what every format can be made of anew.
 *
 * @param sites all that the plan was made of, those of other shards too
 * @param attempts in any order
 * @param info absent if the run has not come to its end
 * @param parts the shards that it was merged from; empty if it was not
 * @param past what its report knows from before it
 * @param remarks what the reader should know of it, one clause each
 */
public record RecordedRun(
    ChunkPlan plan,
    Subject subject,
    List<Site> sites,
    List<Attempt> attempts,
    Optional<RunInfo> info,
    List<ShardPart> parts,
    Past past,
    List<String> remarks) {
  public RecordedRun {
    sites = List.copyOf(sites);
    attempts = List.copyOf(attempts);
    parts = List.copyOf(parts);
    remarks = List.copyOf(remarks);
  }

  /**
   * What it comes to; the day on which it ended decides whether known failures had expired.
   *
   * @throws IllegalStateException if it has not come to its end
   */
  public RunReport report() {
    return past.toldWith(found(), this::results).withoutRepetition();
  }

  private RunResults results(RunReport report) {
    return RunResults.of(report, subject.contract(), plan.whole());
  }

  private RunReport found() {
    var ended =
        info.orElseThrow(() -> new IllegalStateException("this run has not come to its end"));
    var today = LocalDate.ofInstant(ended.finished(), ZoneOffset.UTC);
    var gaps = parts.stream().flatMap(part -> part.gap().stream()).toList();
    return ReportMerger.merge(ended, plan, sites, attempts.stream(), today, this::untried)
        .withGaps(gaps)
        .withRemarks(remarks);
  }

  private Outcome untried(ChunkId chunk) {
    return parts.stream()
        .filter(part -> part.covers(chunk))
        .findFirst()
        .map(ShardPart::untried)
        .or(() -> info.map(ended -> ended.ending().untried()))
        .orElse(Outcome.MISSING);
  }

  /** Whether it came to its end and has a judged result for each site that it planned. */
  boolean complete() {
    return info.isPresent() && found().incomplete().isEmpty();
  }

  /**
   * Moments at which it was going on, the first and the last among them; none if it did nothing.
   */
  Stream<Instant> moments() {
    return info.isPresent()
        ? info.stream().flatMap(ended -> Stream.of(ended.started(), ended.finished()))
        : attempts.stream().flatMap(a -> Stream.of(a.started(), a.started().plus(a.took())));
  }

  /** The last moment that is known of it. */
  Optional<Instant> last() {
    return moments().max(Comparator.naturalOrder());
  }
}
