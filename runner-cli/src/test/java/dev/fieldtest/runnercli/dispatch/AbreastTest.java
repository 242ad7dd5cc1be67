package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.sitecorpus.SiteId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    var run =
        CompletableFuture.runAsync(
            () -> {
              for (var i = 0; i < SITES; i++) {
                lane.enter(new SiteId("s" + i), givenUp::get);
              }
            });
    Thread.sleep(20);
    assertTrue(!run.isDone(), "it is ahead");
    givenUp.set(true);
    lane.wake();
    run.get(20, TimeUnit.SECONDS);
  }

  /** A run that begins one site after another. */
  private static final class Runner {
    private final Abreast.Lane lane;
    private final AtomicInteger begun = new AtomicInteger();

    Runner(Abreast.Lane lane) {
      this.lane = lane;
    }

    void begin(int site) {
      lane.enter(new SiteId("s" + site), () -> false);
      begun.incrementAndGet();
    }

    CompletableFuture<Void> start() {
      return CompletableFuture.runAsync(
          () -> {
            for (var site = 0; site < SITES; site++) {
              begin(site);
            }
          });
    }

    void awaitWaiting(int atLeast) throws InterruptedException {
      while (begun.get() < atLeast) {
        Thread.sleep(1);
      }
      Thread.sleep(20);
      assertEquals(begun.get(), atLeast, "it waits there");
    }
  }
}
