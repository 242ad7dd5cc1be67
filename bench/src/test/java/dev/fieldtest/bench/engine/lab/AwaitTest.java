package dev.fieldtest.bench.engine.lab;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.Test;

public class AwaitTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test(timeOut = 20_000)
  public void looksUntilSomethingIsFound() throws Exception {
    var looks = new AtomicInteger();
    var process = sleep("60");
    try {
      var found =
          Await.found(
              process, LONG, () -> Optional.of(looks.incrementAndGet()).filter(n -> n == 3));
      assertEquals(found, Optional.of(3));
    } finally {
      process.destroy();
    }
  }

  @Test(timeOut = 20_000)
  public void looksOnceMoreAfterTheProcessHasEndedAndGivesUp() throws Exception {
    var process = sleep("0.1");
    assertEquals(
        Await.found(process, LONG, () -> Optional.of("left").filter(x -> !process.isAlive())),
        Optional.of("left"));
    assertEquals(Await.found(process, LONG, Optional::empty), Optional.empty());
  }

  @Test(timeOut = 20_000)
  public void givesUpWhenTimeIsUp() throws Exception {
    var process = sleep("60");
    try {
      assertEquals(Await.found(process, Duration.ofMillis(50), Optional::empty), Optional.empty());
    } finally {
      process.destroy();
    }
  }

  private static Process sleep(String seconds) throws IOException {
    return new ProcessBuilder("sleep", seconds).start();
  }
}
