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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs of a dispatcher over a fake grid. */
final class Runs {
  private static final InjectionContract CONTRACT =
      InjectionContract.parse("{\"schemaVersion\":1,\"injected\":[\"one-tap\"]}", "contract");
  private static final ExtensionPackage EXTENSION = ExtensionPackage.reference();

  private Runs() {}

  /** What came of a run. */
  record Run(Dispatcher.End end, Recorder heard, FakeGrid grid) {}

  /**
   * Runs chunks under the full profile.
   *
   * @param chunks site ids, separated by spaces
   */
  static Run run(FakeGrid grid, Bounds bounds, String... chunks) {
    return run(grid, Profile.FULL, bounds, unused -> {}, chunks);
  }

  /**
   * @param before gets the dispatcher before it runs
   */
  static Run run(
      FakeGrid grid,
      Profile profile,
      Bounds bounds,
      Consumer<Dispatcher> before,
      String... chunks) {
    var heard = new Recorder();
    var dispatcher = dispatcher(grid, profile, bounds, heard);
    before.accept(dispatcher);
    var sites = sites(chunks);
    return new Run(dispatcher.run(plan(sites), sites, List.of()), heard, grid);
  }

  /** Goes on with a run under the full profile. */
  static Run resume(FakeGrid grid, Bounds bounds, List<Attempt> earlier, String... chunks) {
    var heard = new Recorder();
    var sites = sites(chunks);
    var end = dispatcher(grid, Profile.FULL, bounds, heard).run(plan(sites), sites, earlier);
    return new Run(end, heard, grid);
  }

  /** Runs under the full profile and tells only a listener. */
  static void listen(FakeGrid grid, Bounds bounds, RunListener listener, String... chunks) {
    var sites = sites(chunks);
    dispatcher(grid, Profile.FULL, bounds, listener).run(plan(sites), sites, List.of());
  }

  private static Dispatcher dispatcher(
      FakeGrid grid, Profile profile, Bounds bounds, RunListener listener) {
    var request = request(profile);
    return new Dispatcher(grid, request, check(), bounds.limits(), listener);
  }

  static SiteCheck check() {
    return new SiteCheck(
        CONTRACT,
        Duration.ofSeconds(30),
        ControlShare.FAILED,
        new Screenshots(Path.of("target", "screenshots")),
        Clock.systemUTC());
  }

  static SessionRequest request() {
    return request(Profile.FULL);
  }

  private static SessionRequest request(Profile profile) {
    return new SessionRequest(EXTENSION, CONTRACT, profile, Optional.empty(), Map.of());
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
