package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A grid in memory that does to each site what was written down for it, visit by visit; the last
 * act goes on for ever. Remembers its sessions, and what they visited. Thread-safe once it is
 * written.
 */
public final class FakeGrid implements Grid {
  private final Function<Visit, Act> otherwise;
  private final Map<SiteId, Deque<Act>> script = new HashMap<>();
  private final Map<SiteId, Deque<Act>> controls = new HashMap<>();
  private final List<FakeSession> sessions = new ArrayList<>();
  private final List<Duration> predicted = new ArrayList<>();
  private IntFunction<Optional<RuntimeException>> opening = number -> Optional.empty();
  private int asked;
  private int open;
  private int mostOpen;

  /** A grid where every site passes, but for what is written down. */
  FakeGrid() {
    this(visit -> visit.kind() == Visit.Kind.CONTROL ? Act.SILENT : Act.PASS);
  }

  /**
   * @param otherwise what happens at a site for which nothing is written down; asked from any
   *     thread
   */
  public FakeGrid(Function<Visit, Act> otherwise) {
    this.otherwise = otherwise;
  }

  /** What happens at the visits to a site with the extension, in their order. */
  FakeGrid on(String site, Act... acts) {
    script.put(new SiteId(site), new ArrayDeque<>(List.of(acts)));
    return this;
  }

  /** What happens at the control visits to a site, in their order. */
  FakeGrid onControl(String site, Act... acts) {
    controls.put(new SiteId(site), new ArrayDeque<>(List.of(acts)));
    return this;
  }

  /** What happens when a session is asked for; sessions are numbered from 1. */
  FakeGrid opening(IntFunction<Optional<RuntimeException>> failure) {
    opening = failure;
    return this;
  }

  Act next(Visit visit) {
    return written(visit).orElseGet(() -> otherwise.apply(visit));
  }

  private synchronized Optional<Act> written(Visit visit) {
    var written = visit.kind() == Visit.Kind.CONTROL ? controls : script;
    return Optional.ofNullable(written.get(visit.site().id()))
        .map(acts -> acts.size() > 1 ? acts.remove() : acts.element());
  }

  @Override
  public URI url() {
    return URI.create("http://grid.test:4444");
  }

  @Override
  public GridStatus status() {
    return new GridStatus(List.of());
  }

  @Override
  public synchronized BrowserSession open(SessionRequest request) {
    asked++;
    request.predicted().ifPresent(predicted::add);
    opening
        .apply(asked)
        .ifPresent(
            failure -> {
              throw failure;
            });
    open++;
    mostOpen = Math.max(mostOpen, open);
    var session = new FakeSession(this, "session-" + asked, request.profile());
    sessions.add(session);
    return session;
  }

  synchronized void closed() {
    open--;
  }

  /** All sessions that were opened, in their order. */
  public synchronized List<FakeSession> sessions() {
    return List.copyOf(sessions);
  }

  synchronized int asked() {
    return asked;
  }

  /** How long each session was predicted to be used that was asked for, in their order. */
  synchronized List<Duration> predicted() {
    return List.copyOf(predicted);
  }

  synchronized int open() {
    return open;
  }

  synchronized int mostOpen() {
    return mostOpen;
  }

  @Override
  public void close() {}
}
