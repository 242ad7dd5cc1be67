package dev.fieldtest.bench.runner;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.ChunkSizes;
import dev.fieldtest.chunker.Chunker;
import dev.fieldtest.chunker.Selection;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.files.AttemptLog;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.runnercli.dispatch.Act;
import dev.fieldtest.runnercli.dispatch.ControlShare;
import dev.fieldtest.runnercli.dispatch.Dispatcher;
import dev.fieldtest.runnercli.dispatch.FakeGrid;
import dev.fieldtest.runnercli.dispatch.Patience;
import dev.fieldtest.runnercli.dispatch.RunListener;
import dev.fieldtest.runnercli.dispatch.SiteCheck;
import dev.fieldtest.runnercli.dispatch.TabRange;
import dev.fieldtest.runnercli.dispatch.TestNgReport;
import dev.fieldtest.runnercli.dispatch.WorkQueue;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A run of the real dispatcher and log over a grid in memory: each visit waits as long as a
 * heavy-tailed page would, a thousand times faster, and sees a page whose form was replaced, or on
 * one site of thirty not.
 */
final class ThinRun {
  private static final int SESSIONS = 16;
  private static final int TABS = 8;
  private static final int FAILING = 30;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

  private final List<Site> sites;
  private final ChunkPlan plan;
  private final FakeGrid grid = new FakeGrid(ThinRun::act);

  ThinRun(List<Site> sites) {
    this.sites = sites;
    var sizes = ChunkSizes.DEFAULT.forSessions(SESSIONS);
    this.plan =
        new Chunker(sizes).plan(new Selection(sites, "d", Map.of()), Shard.WHOLE, Timings.NONE);
  }

  private static Act act(Visit visit) {
    var number = visit.site().id().value().hashCode();
    var seconds = Math.min(30, 1.5 * Math.exp(0.8 * new Random(number).nextGaussian()));
    var replaced = visit.kind() == Visit.Kind.EXTENSION && Math.floorMod(number, FAILING) != 0;
    return new Act.Then(
        () -> LockSupport.parkNanos((long) (1e6 * seconds)), replaced ? Act.PASS : Act.SILENT);
  }

  ChunkPlan plan() {
    return plan;
  }

  FakeGrid grid() {
    return grid;
  }

  /** Runs all sites, logging into a new file. */
  Dispatcher.End run(Path logFile) throws IOException {
    try (var log = AttemptLog.create(logFile)) {
      return run(new Logging(log));
    }
  }

  /**
   * As {@link #run(Path)}, with TestNG and Allure listening, as in a run of the command line.
   *
   * @return TestNG's part, which still has to be told of the report
   */
  TestNgReport run(Path logFile, Path allureResults) throws IOException {
    var testNg = new TestNgReport(chunks(), Optional.of(allureResults));
    try (var log = AttemptLog.create(logFile)) {
      var unused = run(new Both(new Logging(log), testNg));
    }
    return testNg;
  }

  private Dispatcher.End run(RunListener listener) {
    var contract =
        InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"one-tap\"]}", "contract");
    var request =
        new SessionRequest(
            ExtensionPackage.reference(), contract, Profile.LEAN, Optional.empty(), Map.of());
    var check =
        new SiteCheck(
            contract,
            Duration.ofSeconds(30),
            ControlShare.FAILED,
            new Screenshots(Path.of("target", "screenshots")),
            Clock.systemUTC());
    var limits =
        new Dispatcher.Limits(
            SESSIONS,
            0,
            TabRange.fixed(TABS),
            2,
            1,
            WorkQueue.DEFAULT_TURN,
            Optional.empty(),
            Optional.empty(),
            Patience.of(Duration.ofMinutes(1)),
            TODAY);
    return new Dispatcher(grid, request, check, limits, listener).run(plan, chunks(), List.of());
  }

  private Map<ChunkId, List<Site>> chunks() {
    Map<SiteId, Site> byId =
        sites.stream().collect(Collectors.toMap(Site::id, Function.identity()));
    return plan.chunks().stream()
        .collect(
            Collectors.toMap(
                Chunk::id,
                chunk ->
                    chunk.sites().stream().map(id -> Objects.requireNonNull(byId.get(id))).toList(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** Logs as the command line does. */
  private record Logging(AttemptLog log) implements RunListener {
    @Override
    public void started(SiteId site, int number, Instant at) {
      log.started(site, number, at);
    }

    @Override
    public void finished(Attempt attempt) {
      log.finished(attempt);
    }
  }

  private record Both(Logging logging, TestNgReport testNg) implements RunListener {
    @Override
    public void started(SiteId site, int number, Instant at) {
      logging.started(site, number, at);
    }

    @Override
    public void finished(Attempt attempt) {
      logging.finished(attempt);
    }

    @Override
    public void decided(SiteResult result) {
      testNg.decided(result);
    }
  }
}
