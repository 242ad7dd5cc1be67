package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Box;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.FieldFacts;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.extensionundertest.Truth;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A browser of a {@link FakeGrid}. Thread-safe. */
final class FakeSession implements BrowserSession {
  private static final Box BOX = new Box(10, 10, 200, 40);

  private final FakeGrid grid;
  private final String id;
  private final Profile profile;
  private final List<String> visited = new ArrayList<>();
  private final ThreadLocal<Boolean> extensionDead = ThreadLocal.withInitial(() -> false);
  private final CountDownLatch abandoned = new CountDownLatch(1);
  private boolean lost;
  private boolean closed;
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
      return act(act);
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

  private PageObservation act(Act act) {
    if (act instanceof Act.Then then) {
      then.first().run();
      return act(then.act());
    } else if (act instanceof Act.Throws unforeseen) {
      throw unforeseen.failure();
    } else if (act instanceof Act.Loses loses) {
      lose();
      throw new GridException(loses.cause(), "scripted " + loses.cause());
    } else if (act instanceof Act.Hangs) {
      return hang();
    } else if (act instanceof Act.Shows shows) {
      return page(shows);
    } else if (act instanceof Act.Breaks) {
      return observation(new PageLoad.Unresponsive("https://page.test/", "hangs"), List.of());
    }
    return page(new Act.Shows(false, false));
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
  public void abandon(String reason) {
    lose();
    abandoned.countDown();
  }

  private synchronized void lose() {
    lost = true;
  }

  private static PageObservation page(Act.Shows shows) {
    var control =
        new ControlFacts(
            "one-tap", "one-tap", BOX, true, true, Optional.empty(), ControlFacts.Place.AT_FORM);
    var field = new FieldFacts("password", "input", BOX, !shows.hidden(), Optional.empty());
    var frame =
        new FrameFacts(
            "https://page.test/",
            true,
            0,
            shows.control() ? List.of(control) : List.of(),
            Optional.of(new FormFacts(Truth.DETECTOR, BOX, List.of(field))));
    return observation(
        new PageLoad.Loaded("https://page.test/", 200, "Sign in", true), List.of(frame));
  }

  private static PageObservation observation(PageLoad load, List<FrameFacts> frames) {
    return new PageObservation(load, frames, List.of(), Duration.ofMillis(5));
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
