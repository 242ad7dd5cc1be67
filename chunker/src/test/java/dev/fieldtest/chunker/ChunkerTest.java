package dev.fieldtest.chunker;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkPlan.TimingsUsed;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Properties of plans, on made-up corpora; a failing seed is in the name of its invocation. */
public class ChunkerTest {
  private static final Chunker CHUNKER = new Chunker(ChunkSizes.DEFAULT.forSessions(4));

  @DataProvider
  Object[][] seeds() {
    return IntStream.range(0, 40).mapToObj(seed -> new Object[] {seed}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "seeds")
  public void everySiteIsInExactlyOneChunkOfOneShard(int seed) {
    var random = new Random(seed);
    var sites = Sites.corpus(random, 400);
    var timings = Sites.timings(random, sites);
    var planned = new ArrayList<SiteId>();
    for (var plan : shards(sites, 1 + random.nextInt(9), timings)) {
      Sites.ids(plan).forEach(planned::add);
    }
    var expected = new ArrayList<>(sites.stream().map(Site::id).toList());
    Collections.sort(planned);
    Collections.sort(expected);
    assertEquals(planned, expected);
  }

  @Test(dataProvider = "seeds")
  public void theOrderOfTheCorpusDoesNotMatter(int seed) {
    var random = new Random(seed);
    var sites = Sites.corpus(random, 400);
    var timings = Sites.timings(random, sites);
    var shuffled = new ArrayList<>(sites);
    Collections.shuffle(shuffled, random);
    assertEquals(shards(shuffled, 3, timings), shards(sites, 3, timings));
  }

  @Test(dataProvider = "seeds")
  public void timingsMoveNoSiteToAnotherShard(int seed) {
    var random = new Random(seed);
    var sites = Sites.corpus(random, 400);
    var one = membership(shards(sites, 5, Sites.timings(random, sites)));
    var other = membership(shards(sites, 5, Sites.timings(random, sites)));
    assertEquals(one, other);
  }

  @Test(dataProvider = "seeds")
  public void aChangedCorpusMovesNoSiteToAnotherShard(int seed) {
    var random = new Random(seed);
    var sites = Sites.corpus(random, 400);
    var before = membership(shards(sites, 5, Timings.NONE));
    var changed = new ArrayList<Site>(sites.subList(sites.size() / 3, sites.size()));
    changed.add(Sites.site("new", "https://login.new-one.com/"));
    var after = membership(shards(changed, 5, Timings.NONE));
    for (var shard = 0; shard < 5; shard++) {
      var moved = new HashSet<>(after.get(shard));
      moved.removeAll(before.get(shard));
      moved.remove(new SiteId("new"));
      assertEquals(moved, Set.of());
    }
  }

  @Test(dataProvider = "seeds")
  public void aDomainStaysTogether(int seed) {
    var sites = Sites.corpus(new Random(seed), 400);
    var shards = membership(shards(sites, 6, Timings.NONE));
    sites.stream()
        .collect(groupingBy(site -> RegistrableDomain.of(site.url())))
        .forEach(
            (domain, together) -> {
              var ids = together.stream().map(Site::id).collect(toSet());
              assertEquals(
                  shards.stream().filter(shard -> !Collections.disjoint(shard, ids)).count(),
                  1,
                  domain.name());
            });
  }

  @Test(dataProvider = "seeds")
  public void chunksKeepTheirBoundsAndTheLongestSitesComeFirst(int seed) {
    var random = new Random(seed);
    var sites = Sites.corpus(random, 400);
    var timings = Sites.timings(random, sites);
    var sizes = new ChunkSizes(1 + random.nextInt(40), 3, Duration.ZERO);
    var plan = new Chunker(sizes).plan(Sites.all(sites), Shard.WHOLE, timings);
    var durations = Sites.ids(plan).map(timings::predicted).toList();
    assertEquals(durations, durations.stream().sorted(Collections.reverseOrder()).toList());
    var last = plan.chunks().size();
    for (var chunk : plan.chunks()) {
      assertTrue(chunk.sites().size() <= sizes.maximum());
      var sum = chunk.sites().stream().map(timings::predicted).reduce(Duration::plus);
      assertEquals(chunk.predicted(), sum.orElseThrow());
    }
    assertEquals(
        plan.chunks().stream().map(chunk -> chunk.id().number()).toList(),
        IntStream.rangeClosed(1, last).boxed().toList());
  }

  @Test
  public void chunksGetFinerTowardsTheTail() {
    var plan = CHUNKER.plan(Sites.all(uniform(335)), Shard.WHOLE, Timings.NONE);
    var lengths = plan.chunks().stream().map(chunk -> chunk.sites().size()).toList();
    assertEquals(lengths, lengths.stream().sorted(Collections.reverseOrder()).toList());
    assertEquals(lengths.get(0), ChunkSizes.DEFAULT.maximum());
    assertEquals(lengths.subList(lengths.size() - 8, lengths.size()), Collections.nCopies(8, 1));
  }

  @Test
  public void chunksAreSingleSitesOnceTheTimeOfATimeOutIsLeft() {
    var plan = CHUNKER.plan(Sites.all(uniform(50)), Shard.WHOLE, Timings.NONE);
    assertEquals(plan.chunks().size(), 50, "100 s for 4 sessions");
  }

  @Test(dataProvider = "seeds")
  public void noChunkOfSeveralSitesTakesMoreThanHalfASessionsShareOfWhatIsLeft(int seed) {
    var random = new Random(seed);
    var sites = Sites.corpus(random, 400);
    var timings = Sites.timings(random, sites);
    var left = Sites.ids(CHUNKER.plan(Sites.all(sites), Shard.WHOLE, timings));
    var rest = left.map(timings::predicted).reduce(Duration.ZERO, Duration::plus);
    for (var chunk : CHUNKER.plan(Sites.all(sites), Shard.WHOLE, timings).chunks()) {
      var fits = chunk.predicted().multipliedBy(8).compareTo(rest) <= 0;
      assertTrue(fits || chunk.sites().size() == 1, chunk + " of " + rest);
      rest = rest.minus(chunk.predicted());
    }
  }

  @Test(dataProvider = "seeds")
  public void chunksThatEachHaveTheirSessionTakeAlike(int seed) {
    var random = new Random(seed);
    var sites = Sites.corpus(random, 400);
    var timings = Sites.timings(random, sites);
    var least = Duration.ofSeconds(1 + random.nextInt(200));
    var sizes = new ChunkSizes(1000, 1 + random.nextInt(30), least);
    var plan = new Chunker(sizes).plan(Sites.all(sites), Shard.WHOLE, timings);
    assertTrue(plan.chunks().size() <= sizes.sessions(), plan.chunks().size() + " chunks");
    assertEquals(plan.siteCount(), sites.size());
    var longest = Sites.ids(plan).map(timings::predicted).max(Duration::compareTo);
    for (var chunk : plan.chunks().stream().limit(Math.max(0, plan.chunks().size() - 1)).toList()) {
      var predicted = chunk.predicted().plus(longest.orElseThrow());
      assertTrue(predicted.compareTo(least) >= 0, chunk + " is not worth a session");
    }
  }

  @Test
  public void littleToDoIsOneChunkWhereEachHasItsSession() {
    var sizes = new ChunkSizes(500, 100, Duration.ofSeconds(180));
    var chunker = new Chunker(sizes);
    var few = chunker.plan(Sites.all(uniform(60)), Shard.WHOLE, Timings.NONE);
    assertEquals(few.chunks().size(), 1);
    var many = chunker.plan(Sites.all(uniform(20_000)), Shard.WHOLE, Timings.NONE);
    var lengths = many.chunks().stream().map(chunk -> chunk.sites().size()).distinct().toList();
    assertEquals(many.chunks().size(), 100);
    assertEquals(lengths, List.of(200));
  }

  @Test
  public void planSaysWhatItWasMadeFrom() {
    var sites = uniform(3);
    var known = Map.of(sites.get(0).id(), Duration.ofSeconds(1), new SiteId("x"), Duration.ZERO);
    var selection = new Selection(sites, "d1", Map.of("tag", "top100"));
    var plan = CHUNKER.plan(selection, Shard.WHOLE, new Timings("last week", known));
    assertEquals(plan.corpusDigest(), "d1");
    assertEquals(plan.filters(), Map.of("tag", "top100"));
    assertEquals(plan.timings(), new TimingsUsed("last week", 1));
  }

  @Test
  public void aSlowSiteFillsAChunkSooner() {
    var sites = uniform(40);
    var known = new HashMap<SiteId, Duration>();
    sites.forEach(site -> known.put(site.id(), Duration.ofSeconds(1)));
    known.put(new SiteId("s7"), Duration.ofSeconds(60));
    var sizes = new ChunkSizes(100, 2, Duration.ZERO);
    var plan = new Chunker(sizes).plan(Sites.all(sites), Shard.WHOLE, new Timings("run", known));
    assertEquals(plan.chunks().get(0).sites(), List.of(new SiteId("s7")));
  }

  @Test
  public void anEmptyShardHasAnEmptyPlan() {
    var plans = shards(uniform(3), 50, Timings.NONE);
    assertEquals(plans.stream().mapToInt(ChunkPlan::siteCount).sum(), 3);
    assertTrue(plans.stream().filter(plan -> plan.chunks().isEmpty()).count() >= 47);
    assertEquals(
        CHUNKER.plan(Sites.all(List.of()), Shard.WHOLE, Timings.NONE),
        new ChunkPlan("d1", Map.of(), TimingsUsed.NONE, Shard.WHOLE, List.of()));
  }

  @Test
  public void sitesWithoutDurationStillMakeChunks() {
    var sites = uniform(20);
    var known = new HashMap<SiteId, Duration>();
    sites.forEach(site -> known.put(site.id(), Duration.ZERO));
    var plan = CHUNKER.plan(Sites.all(sites), Shard.WHOLE, new Timings("run", known));
    assertEquals(plan.siteCount(), 20);
  }

  @Test
  public void refusesTwoSitesWithOneId() {
    var twice = List.of(Sites.site("a", "https://a.com/"), Sites.site("a", "https://b.com/"));
    assertThrows(IllegalArgumentException.class, () -> Sites.all(twice));
  }

  private static List<Site> uniform(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Sites.site("s" + i, "https://d" + i + ".com/login"))
        .toList();
  }

  private static List<ChunkPlan> shards(List<Site> sites, int count, Timings timings) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(index -> CHUNKER.plan(Sites.all(sites), new Shard(index, count), timings))
        .toList();
  }

  private static List<Set<SiteId>> membership(List<ChunkPlan> plans) {
    return plans.stream().map(plan -> Sites.ids(plan).collect(toSet())).toList();
  }
}
