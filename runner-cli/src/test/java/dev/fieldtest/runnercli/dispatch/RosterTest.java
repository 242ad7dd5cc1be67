package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.Set;
import org.testng.annotations.Test;

public class RosterTest {
  @Test
  public void soManyServeAtOnce() {
    var roster = new Roster<String>(2, 1);
    roster.add("a");
    assertTrue(roster.hasRoom());
    roster.add("b");
    assertFalse(roster.hasRoom());
    roster.remove("a");
    assertTrue(roster.hasRoom());
  }

  @Test
  public void oneThatRetiresMakesRoomWhileThereIsSpare() {
    var roster = new Roster<String>(2, 1);
    roster.add("a");
    roster.add("b");
    roster.retire("a");
    assertTrue(roster.hasRoom());
    roster.add("c");
    roster.retire("b");
    assertFalse(roster.hasRoom(), "three browsers are open");
    assertEquals(Set.copyOf(roster.all()), Set.of("a", "b", "c"));
    roster.remove("a");
    assertTrue(roster.hasRoom());
  }

  @Test
  public void whoHasLeftDoesNotRetire() {
    var roster = new Roster<String>(1, 1);
    roster.add("a");
    roster.remove("a");
    roster.retire("a");
    assertTrue(roster.isEmpty());
  }
}
