package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.Shard;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.runnercli.dispatch.Attempts;
import dev.fieldtest.runnercli.dispatch.Dispatcher;
import dev.fieldtest.runnercli.dispatch.Patience;
import dev.fieldtest.runnercli.dispatch.RunListener;
import dev.fieldtest.runnercli.dispatch.WorkQueue;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Visits to pages on a grid, without an output folder.
 *
 * @param request the browsers to open; their profile is that of the first attempts
 * @param perDomain how many pages of one registrable domain at once
 */
record PageRun(Grid grid, SessionRequest request, Capacity capacity, int perDomain, Screen screen) {
  /** A grid that gives no browser is given up after that time. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * What came of it.
   *
   * @param results of the sites that came to one
   */
  record Results(Map<SiteId, SiteResult> results, Dispatcher.End end) {}

  /** Visits each site until it has a result; the first Ctrl-C finishes the open ones. */
  Results visit(Corpus sites, Attempts attempts, RunListener listener) {
    var scope = new Scope(sites, Map.of(), Shard.WHOLE, WorkQueue.DEFAULT_TURN, Map.of());
    var plan = scope.plan(capacity.sessions(), Timings.NONE);
    var results = new HashMap<SiteId, SiteResult>();
    var listeners = new Listeners(List.of(new Keeping(results), listener));
    var dispatcher = new Dispatcher(grid, request, attempts, limits(attempts), listeners);
    try (var interrupt = Interrupt.arm(screen, "Ended")) {
      interrupt.by(dispatcher::stop);
      return new Results(results, dispatcher.run(plan, scope.chunks(plan), List.of()));
    }
  }

  private Dispatcher.Limits limits(Attempts attempts) {
    return new Dispatcher.Limits(
        capacity.sessions(),
        capacity.spare(),
        capacity.tabs(),
        perDomain,
        0,
        WorkQueue.DEFAULT_TURN,
        Optional.empty(),
        Optional.empty(),
        Patience.of(PATIENCE),
        LocalDate.now(attempts.clock()));
  }

  private record Keeping(Map<SiteId, SiteResult> results) implements RunListener {
    @Override
    public void decided(SiteResult result) {
      results.put(result.site().id(), result);
    }
  }
}
