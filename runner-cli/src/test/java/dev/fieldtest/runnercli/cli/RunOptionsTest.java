package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

public class RunOptionsTest {
  @Test
  public void failuresOfTheExtensionThatIsComparedWithEndNothing() {
    var options = new RunOptions(null, null, null, null, null, null, Map.of(), Optional.of(3));
    assertEquals(options.against(null).maxFailures(), Optional.empty());
  }
}
