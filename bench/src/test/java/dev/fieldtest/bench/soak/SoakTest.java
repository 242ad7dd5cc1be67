package dev.fieldtest.bench.soak;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.testng.annotations.Test;

/** A run over many sites loses none of them, and does not grow. */
@Test(groups = "browser")
public class SoakTest {
  private static final Set<Outcome> PASSED = EnumSet.of(Outcome.REPLACED, Outcome.UNTOUCHED);

  public void eachOfManySitesEndsAsItDoesAlone() throws Exception {
    assertPassed(new SoakBench(home()).run(90), 90);
  }

  @Test(groups = "long")
  public void runOfThousandsOfSitesDoesNotGrow() throws Exception {
    var soak = new SoakBench(home());
    assertPassed(soak.run(SoakBench.SITES), SoakBench.SITES);
    var looks = soak.runner();
    var first = Collections.max(looks.subList(0, looks.size() / 2));
    var second = Collections.max(looks.subList(looks.size() / 2, looks.size()));
    assertTrue(second < 1.5 * first, "megabytes of the runner: " + looks);
  }

  private static void assertPassed(Map<Outcome, Integer> outcomes, int count) {
    assertTrue(PASSED.containsAll(outcomes.keySet()), outcomes.toString());
    assertEquals(outcomes.values().stream().mapToInt(Integer::intValue).sum(), count);
  }

  private static Path home() {
    return Path.of("..").toAbsolutePath().normalize();
  }
}
