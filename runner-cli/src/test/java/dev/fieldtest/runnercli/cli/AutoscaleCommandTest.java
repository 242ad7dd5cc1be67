package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;

import java.util.List;
import org.testng.annotations.Test;

public class AutoscaleCommandTest {
  @Test
  public void whatIsLeftOfAFleetThatIsGivenUpIsNamed() {
    assertEquals(
        AutoscaleCommand.line("the credentials have expired", List.of("i-1", "i-2")),
        "the credentials have expired; still there: i-1, i-2, which 'fieldtest grid down --fleet'"
            + " ends");
    assertEquals(AutoscaleCommand.line("no quota", List.of()), "no quota");
  }
}
