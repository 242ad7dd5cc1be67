package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.sitecorpus.SiteId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.testng.annotations.Test;

public class AbreastTest {
  private static final int LEAD = 3;
  private static final int SITES = 400;

  @Test(timeOut = 30_000)
  public void runWaitsForTheOneBehindAndNoLonger() throws Exception {
    var abreast = new Abreast(LEAD);
    var one = new Runner(abreast.lane());
    var other = new Runner(abreast.lane());
    var first = one.start();
    one.awaitWaiting(LEAD);
    other.begin(0);
    one.awaitWaiting(LEAD + 1);
    assertEquals(other.begun.get(), 1);
    var second = other.start();
    CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);
    assertEquals(one.begun.get() + other.begun.get(), 2 * SITES + 1);
  }

  @Test(timeOut = 30_000)
  public void nobodyWaitsForARunThatHasEnded() throws Exception {
    var abreast = new Abreast(LEAD);
    var one = new Runner(abreast.lane());
    var other = abreast.lane();
    var first = one.start();
    one.awaitWaiting(LEAD);
    other.close();
    first.get(20, TimeUnit.SECONDS);
    assertEquals(one.begun.get(), SITES);
  }

  @Test(timeOut = 30_000)
  public void siteThatIsTriedAgainDoesNotWait() {
    var abreast = new Abreast(LEAD);
    var one = new Runner(abreast.lane());
    abreast.lane();
    for (var i = 0; i < LEAD; i++) {
      one.begin(i);
    }
    for (var again = 0; again < 5; again++) {
      one.begin(0);
    }
    assertEquals(one.begun.get(), LEAD + 5);
  }

  @Test(timeOut = 30_000)
  public void givenUpRunDoesNotWait() throws Exception {
    var abreast = new Abreast(LEAD);
    var lane = abreast.lane();
    abreast.lane();
    var givenUp = new AtomicBoolean();
    var one = new Runner(lane, givenUp::get);
    var run = one.start();
    one.awaitWaiting(LEAD);
    givenUp.set(true);
    lane.wake();
    run.get(20, TimeUnit.SECONDS);
  }

  /** A run that begins one site after another. */
  private static final class Runner {
    private final Abreast.Lane lane;
    private final BooleanSupplier givenUp;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile Thread thread = Thread.currentThread();

    Runner(Abreast.Lane lane) {
      this(lane, () -> false);
    }

    Runner(Abreast.Lane lane, BooleanSupplier givenUp) {
      this.lane = lane;
      this.givenUp = givenUp;
    }

    void begin(int site) {
      lane.enter(new SiteId("s" + site), givenUp);
      begun.incrementAndGet();
    }

    CompletableFuture<Void> start() {
      return CompletableFuture.runAsync(
          () -> {
            thread = Thread.currentThread();
            for (var site = 0; site < SITES; site++) {
              begin(site);
            }
          });
    }

    void awaitWaiting(int after) {
      while (begun.get() < after || thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertEquals(begun.get(), after, "it waits there");
    }
  }
}
