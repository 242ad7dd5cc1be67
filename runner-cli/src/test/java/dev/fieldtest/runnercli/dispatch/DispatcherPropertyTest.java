package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult.Spoilt;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.runnercli.dispatch.Runs.Run;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** Whatever sites, browsers and grid do, what a run promises holds. */
public class DispatcherPropertyTest {
  private static final int RUNS = 400;
  private static final int STOPPED_RUNS = 100;

  /** What a session or a grid can fail by while the runner lives. */
  private static final List<AbortCause> GRIDS =
      List.of(
          AbortCause.BROWSER_LOST,
          AbortCause.GRID_LOST,
          AbortCause.EXTENSION_LOST,
          AbortCause.NO_SESSION);

  private static final Set<AbortCause> SUSPICIOUS =
      Set.of(AbortCause.BROWSER_LOST, AbortCause.GRID_LOST);

  @Test(timeOut = 60_000)
  public void everyPlannedSiteIsDecidedExactlyOnceWhateverHappens() {
    for (var seed = 0; seed < RUNS; seed++) {
      var random = new Random(seed);
      var plan = plan(random);
      var grid = grid(random, plan);
      var bounds = bounds(random);
      var run = Runs.run(grid, profile(random), bounds, unused -> {}, plan);
      assertPromises(seed, run, bounds.limits(), plan);
    }
  }

  @Test(timeOut = 60_000)
  public void runThatIsStoppedAnywhereKeepsItsPromises() {
    for (var seed = 0; seed < STOPPED_RUNS; seed++) {
      var random = new Random(seed);
      var plan = plan(random);
      var grid = grid(random, plan);
      var bounds = bounds(random);
      var dispatcher = new AtomicReference<Dispatcher>();
      var sites = sites(plan);
      var last = sites.get(random.nextInt(sites.size()));
      var stopped = new AtomicBoolean();
      Runnable stop =
          () -> {
            stopped.set(true);
            dispatcher.get().stop();
          };
      grid.on(last, new Act.Then(stop, Act.PASS));
      var run = Runs.run(grid, profile(random), bounds, dispatcher::set, plan);
      assertPromises(seed, run, bounds.limits(), plan);
      assertTrue(!stopped.get() || run.end().ending().early(), "seed " + seed);
    }
  }

  private static void assertPromises(int seed, Run run, Dispatcher.Limits limits, String... plan) {
    var told = "seed " + seed + ", " + run.end();
    var decided = run.heard().decided.stream().map(each -> each.site().id().value()).toList();
    assertEquals(new HashSet<>(decided).size(), decided.size(), told + ": decided twice");
    if (run.end().ending() == RunEnding.COMPLETE) {
      assertEquals(new TreeSet<>(decided), new TreeSet<>(sites(plan)), told);
    }
    assertTrue(
        Set.of(Thread.currentThread()).containsAll(run.heard().threads), told + ": one thread");
    assertEquals(run.grid().open(), 0, told + ": sessions left open");
    assertTrue(
        run.grid().mostOpen() <= limits.sessions() + limits.spare(), told + ": too many sessions");
    for (var session : run.grid().sessions()) {
      assertTrue(session.mostOpen() <= limits.tabs().most(), told + ": too many tabs");
    }
    sites(plan).forEach(site -> assertAttempts(told + ", " + site, run, site));
    run.heard().decided.forEach(result -> assertDecision(told, run, result));
  }

  private static void assertAttempts(String told, Run run, String site) {
    var attempts = run.heard().attemptsAt(site);
    var numbers = attempts.stream().map(Attempt::number).toList();
    assertEquals(numbers, Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList(), told);
    var sessions = attempts.stream().flatMap(each -> each.session().stream()).toList();
    assertEquals(new HashSet<>(sessions).size(), sessions.size(), told + ": a retry is fresh");
    for (var attempt : attempts) {
      assertTrue(
          attempt.session().isEmpty()
              || run.heard().started.contains(site + "#" + attempt.number()),
          told + ": each attempt in a session is marked as started");
    }
    assertTrue(attempts.stream().filter(each -> !each.judged()).count() <= 5, told + ": voids");
    for (var i = 1; i < attempts.size(); i++) {
      if (attempts.get(i - 1).result() instanceof Spoilt spoilt
          && SUSPICIOUS.contains(spoilt.cause())) {
        attempts.get(i).session().ifPresent(alone -> assertAlone(told, run, alone.id(), site));
      }
    }
  }

  private static void assertAlone(String told, Run run, String session, String site) {
    var visited =
        run.grid().sessions().stream()
            .filter(each -> each.id().equals(session))
            .flatMap(each -> each.visited().stream())
            .collect(Collectors.toSet());
    assertTrue(Set.of(site).containsAll(visited), told + ": a suspect is alone");
  }

  private static void assertDecision(String told, Run run, SiteResult result) {
    var attempts = run.heard().attemptsAt(result.site().id().value());
    var expected =
        SiteResult.of(result.site(), result.chunk(), attempts, Outcome.NOT_RUN, Bounds.TODAY);
    assertEquals(result, expected, told);
  }

  private static Profile profile(Random random) {
    return random.nextBoolean() ? Profile.LEAN : Profile.FULL;
  }

  private static Bounds bounds(Random random) {
    var limits = Bounds.of(1 + random.nextInt(4), 1 + random.nextInt(4), random.nextInt(3));
    var cut = limits.turn(1 + random.nextInt(5));
    return cut.perDomain(1 + random.nextInt(2)).spare(random.nextInt(3));
  }

  private static String[] plan(Random random) {
    var chunks = new String[1 + random.nextInt(6)];
    var site = 0;
    for (var i = 0; i < chunks.length; i++) {
      List<String> members = new ArrayList<>();
      for (var n = 1 + random.nextInt(6); n > 0; n--) {
        members.add((char) ('a' + random.nextInt(5)) + "-" + site++);
      }
      chunks[i] = String.join(" ", members);
    }
    return chunks;
  }

  private static List<String> sites(String... plan) {
    return Stream.of(plan)
        .flatMap(chunk -> Stream.of(chunk.split(" ")))
        .map(id -> new SiteId(id).value())
        .toList();
  }

  private static FakeGrid grid(Random random, String... plan) {
    var grid = new FakeGrid();
    for (var site : sites(plan)) {
      var acts = new Act[1 + random.nextInt(4)];
      for (var i = 0; i < acts.length; i++) {
        acts[i] = act(random);
      }
      grid.on(site, acts);
    }
    var opens = new Random(random.nextLong());
    return grid.opening(
        number ->
            opens.nextInt(8) == 0
                ? Optional.of(new GridException(cause(opens), "scripted"))
                : Optional.empty());
  }

  private static Act act(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> Act.FAIL;
      case 2 -> Act.SILENT;
      case 3 -> Act.BREAKS;
      case 4 -> Act.EXTENSION_DEAD;
      case 5 -> new Act.Loses(cause(random));
      case 6 -> new Act.Drains(random.nextBoolean() ? Act.PASS : Act.FAIL);
      default -> Act.PASS;
    };
  }

  private static AbortCause cause(Random random) {
    return GRIDS.get(random.nextInt(GRIDS.size()));
  }
}
