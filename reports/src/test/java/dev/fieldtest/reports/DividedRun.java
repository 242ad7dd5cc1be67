package dev.fieldtest.reports;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.ChunkSizes;
import dev.fieldtest.chunker.Chunker;
import dev.fieldtest.chunker.Selection;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A made-up run, as one and as its shards: the same attempts at the same sites.
 *
 * @param shards in order; some may have no site
 */
public record DividedRun(RecordedRun whole, List<RecordedRun> shards) {
  public static final Subject SUBJECT = new Subject("cd".repeat(32), "ef".repeat(32));

  public static DividedRun of(long seed, int sites, int shards) {
    var random = new Random(seed);
    var corpus =
        new Corpus(
            "sites.jsonl", IntStream.range(0, sites).mapToObj(i -> site(random, i)).toList());
    var attempts = new ArrayList<Attempt>();
    corpus.sites().forEach(site -> attempts.addAll(attempts(random, site)));
    return of(corpus, attempts, shards);
  }

  private static DividedRun of(Corpus corpus, List<Attempt> attempts, int shards) {
    return new DividedRun(
        run(corpus, attempts, Shard.WHOLE),
        IntStream.rangeClosed(1, shards)
            .mapToObj(index -> run(corpus, attempts, new Shard(index, shards)))
            .toList());
  }

  /** A run in which every site passes at once. */
  public static DividedRun green(int sites, int shards) {
    var all = IntStream.range(0, sites).mapToObj(i -> Samples.site("site-" + i)).toList();
    var passed =
        all.stream()
            .map(s -> Samples.judged(s.id().value(), 1, Profile.LEAN, Outcome.REPLACED))
            .toList();
    return of(new Corpus("sites.jsonl", all), passed, shards);
  }

  private static Site site(Random random, int number) {
    var known = new KnownFailure("EXT-1", Samples.TODAY.plusDays(random.nextInt(3) - 1));
    return Samples.site("site-" + number, Optional.of(known).filter(k -> random.nextInt(4) == 0));
  }

  private static List<Attempt> attempts(Random random, Site site) {
    var attempts = new ArrayList<Attempt>();
    for (var number = 1; number <= random.nextInt(4); number++) {
      var attempt = Samples.random(random, site.id().value());
      attempts.add(
          new Attempt(
              attempt.site(),
              number,
              attempt.chunk(),
              attempt.session(),
              attempt.profile(),
              Samples.START.plusSeconds(number),
              attempt.took(),
              attempt.result(),
              attempt.visit(),
              attempt.control()));
    }
    return attempts;
  }

  private static RecordedRun run(Corpus corpus, List<Attempt> attempts, Shard shard) {
    var selection = new Selection(corpus.sites(), corpus.digest(), Map.of("tag", "top100"));
    var plan = new Chunker(ChunkSizes.DEFAULT).plan(selection, shard, Timings.NONE);
    var places = new HashMap<Object, Integer>();
    plan.chunks()
        .forEach(chunk -> chunk.sites().forEach(site -> places.put(site, chunk.id().number())));
    var own = attempts.stream().filter(attempt -> places.containsKey(attempt.site())).toList();
    return run(plan, corpus.sites(), own, Optional.of(Samples.info(RunEnding.COMPLETE)));
  }

  /** The same, where something is known from before; the whole knows it, and so does each shard. */
  public DividedRun after(Past past) {
    return new DividedRun(
        after(whole, past), shards.stream().map(shard -> after(shard, past)).toList());
  }

  /** The same run, where something is known from before. */
  public static RecordedRun after(RecordedRun run, Past past) {
    return new RecordedRun(
        run.plan(),
        run.subject(),
        run.sites(),
        run.attempts(),
        run.info(),
        run.parts(),
        past,
        run.remarks());
  }

  private static RecordedRun run(
      ChunkPlan plan, List<Site> sites, List<Attempt> attempts, Optional<RunInfo> info) {
    return new RecordedRun(plan, SUBJECT, sites, attempts, info, List.of(), Past.NONE, List.of());
  }

  /** A shard with other attempts, and perhaps no end. */
  public static RecordedRun with(RecordedRun run, List<Attempt> attempts, Optional<RunInfo> info) {
    return run(run.plan(), run.sites(), attempts, info);
  }
}
