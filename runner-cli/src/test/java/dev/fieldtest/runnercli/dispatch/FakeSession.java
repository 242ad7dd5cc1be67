package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A browser of a {@link FakeGrid}. Thread-safe. */
public final class FakeSession implements BrowserSession {
  private final FakeGrid grid;
  private final String id;
  private final Profile profile;
  private final List<String> visited = new ArrayList<>();
  private final ThreadLocal<Boolean> extensionDead = ThreadLocal.withInitial(() -> false);
  private final CountDownLatch abandoned = new CountDownLatch(1);
  private Runnable draining = () -> {};
  private boolean lost;
  private boolean closed;
  private int visits;
  private int open;
  private int mostOpen;

  FakeSession(FakeGrid grid, String id, Profile profile) {
    this.grid = grid;
    this.id = id;
    this.profile = profile;
  }

  Profile profile() {
    return profile;
  }

  /** The sites that were visited with the extension, in their order. */
  synchronized List<String> visited() {
    return List.copyOf(visited);
  }

  /** How many visits there were, control visits included. */
  public synchronized int visits() {
    return visits;
  }

  synchronized int mostOpen() {
    return mostOpen;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String node() {
    return "http://node.test:5555";
  }

  @Override
  public String browser() {
    return "chrome 156";
  }

  @Override
  public PageObservation visit(Visit visit) {
    begin(visit);
    try {
      var act = grid.next(visit);
      if (visit.kind() == Visit.Kind.EXTENSION) {
        extensionDead.set(act instanceof Act.ExtensionDead);
      }
      return act(act, visit.site().url().toString());
    } finally {
      end();
    }
  }

  private synchronized void begin(Visit visit) {
    if (closed) {
      throw new IllegalStateException("visit in a closed session");
    }
    if (visit.kind() == Visit.Kind.EXTENSION) {
      visited.add(visit.site().id().value());
    }
    visits++;
    open++;
    mostOpen = Math.max(mostOpen, open);
    if (lost) {
      open--;
      var isAbandoned = abandoned.getCount() == 0;
      throw new GridException(
          isAbandoned ? AbortCause.RUNNER_LOST : AbortCause.BROWSER_LOST, "the browser is gone");
    }
  }

  private synchronized void end() {
    open--;
  }

  private PageObservation act(Act act, String url) {
    if (act instanceof Act.Then then) {
      then.first().run();
      return act(then.act(), url);
    } else if (act instanceof Act.Drains drains) {
      drain();
      return act(drains.act(), url);
    } else if (act instanceof Act.Throws unforeseen) {
      throw unforeseen.failure();
    } else if (act instanceof Act.Loses loses) {
      lose();
      throw new GridException(loses.cause(), "scripted " + loses.cause());
    } else if (act instanceof Act.Hangs) {
      return hang();
    } else if (act instanceof Act.Shows shows) {
      return FakePages.page(shows, url);
    } else if (act instanceof Act.Breaks) {
      return FakePages.hung(url);
    }
    return FakePages.page(new Act.Shows(false, false), url);
  }

  private PageObservation hang() {
    try {
      abandoned.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new GridException(AbortCause.RUNNER_LOST, "abandoned");
  }

  @Override
  public synchronized void whenDraining(Runnable action) {
    draining = action;
  }

  private void drain() {
    Runnable told;
    synchronized (this) {
      told = draining;
      draining = () -> {};
    }
    told.run();
  }

  @Override
  public void abandon(String reason) {
    lose();
    abandoned.countDown();
  }

  private synchronized void lose() {
    lost = true;
  }

  @Override
  public void proveExtension() {
    if (extensionDead.get()) {
      throw new GridException(AbortCause.EXTENSION_LOST, "scripted: not alive");
    }
  }

  @Override
  public synchronized void close() {
    if (open > 0) {
      throw new IllegalStateException("closed while sites are open");
    }
    if (!closed) {
      closed = true;
      grid.closed();
    }
  }
}
