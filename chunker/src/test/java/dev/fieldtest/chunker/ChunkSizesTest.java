package dev.fieldtest.chunker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import java.time.Duration;
import org.testng.annotations.Test;

public class ChunkSizesTest {
  @Test
  public void theMaximumIsOnlyLowered() {
    assertEquals(ChunkSizes.DEFAULT.atMost(3), new ChunkSizes(3, 16, Duration.ZERO));
    assertEquals(ChunkSizes.DEFAULT.atMost(50), ChunkSizes.DEFAULT);
  }

  @Test
  public void refusesSizesThatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> ChunkSizes.DEFAULT.atMost(0));
    assertThrows(IllegalArgumentException.class, () -> ChunkSizes.DEFAULT.forSessions(0));
  }
}
