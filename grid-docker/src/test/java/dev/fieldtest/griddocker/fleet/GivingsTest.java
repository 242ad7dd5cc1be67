package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.GridLoad.Availability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** Sessions that are about to be opened, of which no grid tells. */
public class GivingsTest {
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

  private final Givings givings = new Givings();

  private boolean after(int second, String waiting, String sessions) {
    var node =
        new GridLoad.Node(
            "n",
            "10.0.0.1",
            Availability.UP,
            4,
            ids(sessions).map(id -> new GridLoad.Running(id, AT, Optional.empty())).toList());
    var queue = ids(waiting).map(id -> new GridLoad.Waiting(id, Optional.empty())).toList();
    givings.seen(new GridLoad(queue, List.of(node)), AT.plusSeconds(second));
    return givings.any();
  }

  private static Stream<String> ids(String list) {
    return Stream.of(list.split(" ")).filter(id -> !id.isEmpty());
  }

  @Test
  public void requestThatHasLeftTheQueueIsOneUntilItsSessionIsThere() {
    assertEquals(after(0, "", ""), true, "who has just begun does not know");
    assertEquals(after(31, "r1 r2", ""), false);
    assertEquals(after(33, "", "s1"), true);
    assertEquals(after(35, "", "s1"), true);
    assertEquals(after(37, "", "s1 s2"), false);
    assertEquals(after(39, "", ""), false, "sessions end");
  }

  @Test
  public void requestThatWasTakenBackIsForgottenAfterWhile() {
    after(0, "r1", "");
    assertEquals(after(40, "", ""), true);
    assertEquals(after(70, "", ""), true);
    assertEquals(after(71, "", ""), false);
  }
}
