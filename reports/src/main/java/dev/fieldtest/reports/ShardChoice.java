package dev.fieldtest.reports;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The run that counts for a shard.
 *
 * @param others how many more there were of the same shard
 */
record ShardChoice(RecordedRun run, int others) {
  /**
   * The complete one, else one that has ended, else the later; the text, costly, only where order
   * must not matter.
   */
  private static final Comparator<RecordedRun> ORDER =
      Comparator.comparing(RecordedRun::complete)
          .thenComparing(run -> run.info().isPresent())
          .thenComparing(run -> run.last().orElse(Instant.MIN))
          .thenComparing((a, b) -> a.equals(b) ? 0 : a.toString().compareTo(b.toString()));

  static ShardChoice among(List<RecordedRun> runs) {
    return runs.size() == 1
        ? new ShardChoice(runs.get(0), 0)
        : new ShardChoice(runs.stream().max(ORDER).orElseThrow(), runs.size() - 1);
  }

  /** What the reader of the merged report should know of the shard, one clause each. */
  Stream<String> remarks() {
    var shard = run.plan().shard();
    var own = run.remarks().stream();
    var early =
        run.info().map(RunInfo::ending).filter(RunEnding::early).map(RunEnding::meaning).stream();
    var all = Stream.of(twice(), early, own).flatMap(some -> some);
    return shard.count() == 1 ? all : all.map(remark -> "shard " + shard + ": " + remark);
  }

  private Stream<String> twice() {
    if (others == 0) {
      return Stream.empty();
    }
    var why = run.complete() ? "is complete" : "is the latest, none is complete";
    return Stream.of(
        "of %d runs the one until %s counts, for it %s"
            .formatted(others + 1, run.last().map(Instant::toString).orElse("its start"), why));
  }
}
