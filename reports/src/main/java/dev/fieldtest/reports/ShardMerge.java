package dev.fieldtest.reports;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.ChunkSizes;
import dev.fieldtest.chunker.Chunker;
import dev.fieldtest.chunker.Selection;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.sitecorpus.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one run of the runs of several shards. A pure function of the set of runs: their order
 * changes nothing. A shard that is not among them is planned as its run would have planned it, so
 * that its sites are known to miss.
 */
public final class ShardMerge {
  private final ChunkPlan any;
  private final List<Site> sites;
  private final List<Chunk> chunks = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<ShardPart> parts = new ArrayList<>();

  private ShardMerge(RecordedRun run) {
    this.any = run.plan();
    this.sites = run.sites();
  }

  /**
   * Merges.
   *
   * @param runs of one corpus, divided in as many shards, and of one subject; none of them merged
   * @throws IllegalArgumentException if none of them has come to its end: nobody knows then what
   *     was run with what
   */
  public static RecordedRun of(List<RecordedRun> runs) {
    var chosen = choices(runs);
    var first = chosen.values().iterator().next().run();
    var merge = new ShardMerge(first);
    for (var index = 1; index <= first.plan().shard().count(); index++) {
      var shard = new Shard(index, first.plan().shard().count());
      merge.add(shard, Optional.ofNullable(chosen.get(index)).map(ShardChoice::run));
    }
    var taken = List.copyOf(chosen.values());
    var counted = taken.stream().map(ShardChoice::run).toList();
    return new RecordedRun(
        merge.plan(counted.stream().map(RecordedRun::plan).toList()),
        first.subject(),
        first.sites(),
        merge.attempts,
        Optional.of(RunInfos.together(counted)),
        merge.parts,
        Past.together(counted),
        Stream.concat(
                RunInfos.differences(counted).stream(),
                taken.stream().flatMap(ShardChoice::remarks))
            .toList());
  }

  /** Which of the runs count: of several of a shard only one does. */
  public static List<RecordedRun> counting(List<RecordedRun> runs) {
    return choices(runs).values().stream().map(ShardChoice::run).toList();
  }

  private static Map<Integer, ShardChoice> choices(List<RecordedRun> runs) {
    var byShard = runs.stream().collect(Collectors.groupingBy(run -> run.plan().shard().index()));
    Map<Integer, ShardChoice> chosen = new TreeMap<>();
    byShard.forEach((index, candidates) -> chosen.put(index, ShardChoice.among(candidates)));
    return chosen;
  }

  private void add(Shard shard, Optional<RecordedRun> run) {
    var plan = run.map(RecordedRun::plan).orElseGet(() -> planned(shard));
    if (plan.chunks().isEmpty()) {
      return; // More shards than domains: this one has nothing that could be missing.
    }
    var before = chunks.size();
    plan.chunks().stream()
        .map(chunk -> new Chunk(after(before, chunk.id()), chunk.predicted(), chunk.sites()))
        .forEach(chunks::add);
    run.stream()
        .flatMap(some -> some.attempts().stream())
        .map(attempt -> attempt.in(after(before, attempt.chunk())))
        .forEach(attempts::add);
    var ending = run.flatMap(RecordedRun::info).map(RunInfo::ending);
    var first = new ChunkId(before + 1);
    parts.add(new ShardPart(shard, run.isPresent(), ending, first, plan.chunks().size()));
  }

  private ChunkPlan planned(Shard shard) {
    var selection = new Selection(sites, any.corpusDigest(), any.filters());
    return new Chunker(ChunkSizes.DEFAULT).plan(selection, shard, Timings.NONE);
  }

  private ChunkPlan plan(List<ChunkPlan> plans) {
    var sources =
        plans.stream()
            .map(plan -> plan.timings().source())
            .filter(source -> !source.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    var timed = plans.stream().mapToInt(plan -> plan.timings().sites()).sum();
    var timings = new ChunkPlan.TimingsUsed(sources, timed);
    return new ChunkPlan(any.corpusDigest(), any.filters(), timings, Shard.WHOLE, chunks);
  }

  private static ChunkId after(int before, ChunkId chunk) {
    return new ChunkId(before + chunk.number());
  }
}
