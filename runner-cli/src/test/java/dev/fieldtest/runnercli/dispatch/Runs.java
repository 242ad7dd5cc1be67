package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.files.Screenshots;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs of a dispatcher over a fake grid. */
final class Runs {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  private static final Duration PATIENCE = Duration.ofMillis(240);
  static final Dispatcher.Limits LIMITS = limits(1, 1, 1);
  private static final InjectionContract CONTRACT =
      InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"one-tap\"]}", "contract");
  private static final ExtensionPackage EXTENSION = ExtensionPackage.reference();

  private Runs() {}

  static Dispatcher.Limits limits(int sessions, int tabs, int retries) {
    return new Dispatcher.Limits(
        sessions,
        0,
        TabRange.fixed(tabs),
        99,
        retries,
        10,
        Optional.empty(),
        Optional.empty(),
        PATIENCE,
        TODAY);
  }

  static Dispatcher.Limits turn(Dispatcher.Limits limits, int size) {
    return new Dispatcher.Limits(
        limits.sessions(),
        limits.spare(),
        limits.tabs(),
        limits.perDomain(),
        limits.retries(),
        size,
        limits.maxFailures(),
        limits.time(),
        limits.patience(),
        limits.today());
  }

  static Dispatcher.Limits spare(Dispatcher.Limits limits, int spare) {
    return new Dispatcher.Limits(
        limits.sessions(),
        spare,
        limits.tabs(),
        limits.perDomain(),
        limits.retries(),
        limits.turn(),
        limits.maxFailures(),
        limits.time(),
        limits.patience(),
        limits.today());
  }

  static Dispatcher.Limits maxFailures(Dispatcher.Limits limits, int failures) {
    return new Dispatcher.Limits(
        limits.sessions(),
        limits.spare(),
        limits.tabs(),
        limits.perDomain(),
        limits.retries(),
        limits.turn(),
        Optional.of(failures),
        limits.time(),
        limits.patience(),
        limits.today());
  }

  static Dispatcher.Limits perDomain(Dispatcher.Limits limits, int most) {
    return new Dispatcher.Limits(
        limits.sessions(),
        limits.spare(),
        limits.tabs(),
        most,
        limits.retries(),
        limits.turn(),
        limits.maxFailures(),
        limits.time(),
        limits.patience(),
        limits.today());
  }

  static Dispatcher.Limits time(Dispatcher.Limits limits, Duration time) {
    return new Dispatcher.Limits(
        limits.sessions(),
        limits.spare(),
        limits.tabs(),
        limits.perDomain(),
        limits.retries(),
        limits.turn(),
        limits.maxFailures(),
        Optional.of(time),
        limits.patience(),
        limits.today());
  }

  /** What came of a run. */
  record Run(Dispatcher.End end, Recorder heard, FakeGrid grid) {}

  /**
   * Runs chunks under the full profile.
   *
   * @param chunks site ids, separated by spaces
   */
  static Run run(FakeGrid grid, Dispatcher.Limits limits, String... chunks) {
    return run(grid, Profile.FULL, limits, unused -> {}, chunks);
  }

  /**
   * @param before gets the dispatcher before it runs
   */
  static Run run(
      FakeGrid grid,
      Profile profile,
      Dispatcher.Limits limits,
      Consumer<Dispatcher> before,
      String... chunks) {
    var heard = new Recorder();
    var dispatcher = dispatcher(grid, profile, limits, heard);
    before.accept(dispatcher);
    var sites = sites(chunks);
    return new Run(dispatcher.run(plan(sites), sites, List.of()), heard, grid);
  }

  /** Goes on with a run under the full profile. */
  static Run resume(
      FakeGrid grid, Dispatcher.Limits limits, List<Attempt> earlier, String... chunks) {
    var heard = new Recorder();
    var sites = sites(chunks);
    var end = dispatcher(grid, Profile.FULL, limits, heard).run(plan(sites), sites, earlier);
    return new Run(end, heard, grid);
  }

  /** Runs under the full profile and tells only a listener. */
  static void listen(
      FakeGrid grid, Dispatcher.Limits limits, RunListener listener, String... chunks) {
    var sites = sites(chunks);
    dispatcher(grid, Profile.FULL, limits, listener).run(plan(sites), sites, List.of());
  }

  private static Dispatcher dispatcher(
      FakeGrid grid, Profile profile, Dispatcher.Limits limits, RunListener listener) {
    var request = new SessionRequest(EXTENSION, CONTRACT, profile, Optional.empty(), Map.of());
    var check =
        new SiteCheck(
            CONTRACT,
            Duration.ofSeconds(30),
            ControlShare.FAILED,
            new Screenshots(Path.of("target", "screenshots")),
            Clock.systemUTC());
    return new Dispatcher(grid, request, check, limits, listener);
  }

  static Map<ChunkId, List<Site>> sites(String... chunks) {
    Map<ChunkId, List<Site>> sites = new LinkedHashMap<>();
    for (var chunk : chunks) {
      sites.put(
          new ChunkId(sites.size() + 1), Stream.of(chunk.split(" ")).map(Runs::site).toList());
    }
    return sites;
  }

  static ChunkPlan plan(Map<ChunkId, List<Site>> sites) {
    var chunks = new ArrayList<Chunk>();
    sites.forEach(
        (id, members) ->
            chunks.add(new Chunk(id, Duration.ZERO, members.stream().map(Site::id).toList())));
    return new ChunkPlan("0".repeat(64), Map.of(), ChunkPlan.TimingsUsed.NONE, Shard.WHOLE, chunks);
  }

  /** A site; what comes before a hyphen in its id is its domain. */
  static Site site(String id) {
    var domain = id.replaceFirst("-.*", "");
    return new Site(
        new SiteId(id),
        URI.create("https://" + id + "." + domain + ".com/login"),
        Expectation.REPLACED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of("tag-" + domain),
        Optional.empty(),
        Optional.empty());
  }

  static Ticket ticket(String id) {
    return new Ticket(site(id), 1, new ChunkId(1));
  }
}
