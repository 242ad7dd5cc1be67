package dev.fieldtest.bench.runner;

import dev.fieldtest.extensionundertest.Box;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.FieldFacts;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Truth;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.SessionRequest;
import dev.fieldtest.griddocker.Visit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A grid without browsers: each visit waits as long as a heavy-tailed page would, a thousand times
 * faster, and sees a page whose form was replaced, or on one site of thirty not. Keeps nothing of
 * what it did. Thread-safe.
 */
final class MemoryGrid implements Grid {
  private static final Box BOX = new Box(10, 10, 200, 40);
  private static final int FAILING = 30;

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger visits = new AtomicInteger();

  @Override
  public URI url() {
    return URI.create("http://grid.test:4444");
  }

  @Override
  public GridStatus status() {
    return new GridStatus(List.of());
  }

  @Override
  public BrowserSession open(SessionRequest request) {
    return new MemorySession("session-" + opened.incrementAndGet());
  }

  @Override
  public void close() {}

  int opened() {
    return opened.get();
  }

  int visits() {
    return visits.get();
  }

  private final class MemorySession implements BrowserSession {
    private final String id;

    MemorySession(String id) {
      this.id = id;
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
      visits.incrementAndGet();
      var number = visit.site().id().value().hashCode();
      var random = new Random(number);
      var seconds = Math.min(30, 1.5 * Math.exp(0.8 * random.nextGaussian()));
      LockSupport.parkNanos((long) (1e6 * seconds));
      var replaced = visit.kind() == Visit.Kind.EXTENSION && Math.floorMod(number, FAILING) != 0;
      return page(
          visit.site().url().toString(), replaced, Duration.ofMillis((long) (1e3 * seconds)));
    }

    @Override
    public void proveExtension() {}

    @Override
    public void abandon(String reason) {}

    @Override
    public void close() {}
  }

  private static PageObservation page(String url, boolean replaced, Duration took) {
    var control =
        new ControlFacts(
            "one-tap", "one-tap", BOX, true, true, Optional.empty(), ControlFacts.Place.AT_FORM);
    var fields =
        List.of(
            new FieldFacts("text", "input#login_field", BOX, !replaced, Optional.empty()),
            new FieldFacts("password", "input#password", BOX, !replaced, Optional.empty()));
    var frame =
        new FrameFacts(
            url,
            true,
            0,
            replaced ? List.of(control) : List.of(),
            Optional.of(new FormFacts(Truth.DETECTOR, BOX, fields)));
    var load = new PageLoad.Loaded(url, 200, "Sign in to your account at " + url, true);
    return new PageObservation(load, List.of(frame), List.of(), took);
  }
}
