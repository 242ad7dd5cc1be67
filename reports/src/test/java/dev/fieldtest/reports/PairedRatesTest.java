package dev.fieldtest.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Random;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class PairedRatesTest {
  /**
   * Worked examples of M. W. Fagerland, S. Lydersen, P. Laake, "Recommended tests and confidence
   * intervals for paired binomial proportions", Statistics in Medicine 33 (2014), where the method
   * is called Newcombe's square-and-add: airway hyper-responsiveness (Bentur 2009) and complete
   * response (Cavo 2012); and of D. G. Altman and others, "Statistics with Confidence" (2000),
   * table 6.2.
   */
  @DataProvider(parallel = true)
  Object[][] published() {
    return new Object[][] {
      {new PairedRates(1, 1, 7, 12), -0.286, -0.507, -0.026, 3},
      {new PairedRates(59, 6, 16, 80), -0.0621, -0.1186, -0.0046, 4},
      {new PairedRates(14, 5, 0, 22), 0.122, 0.011, 0.226, 3},
    };
  }

  @Test(dataProvider = "published")
  public void intervalIsThatOfPublishedExamples(
      PairedRates rates, double difference, double low, double high, int digits) {
    assertEquals(rates.difference(), difference, 0.5000001 * Math.pow(10, -digits));
    assertEquals(rates.interval().low(), low, 0.5000001 * Math.pow(10, -digits));
    assertEquals(rates.interval().high(), high, 0.5000001 * Math.pow(10, -digits));
  }

  @Test
  public void equalRunsHaveAnIntervalAroundNothing() {
    var interval = new PairedRates(45, 0, 0, 0).interval();
    assertTrue(interval.low() < 0 && interval.high() > 0, "few sites prove little: " + interval);
    assertEquals(interval.low(), -interval.high(), 1e-9);
  }

  @Test
  public void withoutSitesNothingIsKnown() {
    assertEquals(new PairedRates(0, 0, 0, 0).interval(), new PairedRates.Interval(-1, 1));
  }

  @Test
  public void intervalHoldsTheDifferenceAndTurnsWithTheRuns() {
    var random = new Random(7);
    for (var i = 0; i < 2_000; i++) {
      var counts = random.ints(4, 0, 1 << random.nextInt(16)).toArray();
      var rates = new PairedRates(counts[0], counts[1], counts[2], counts[3]);
      var turned = new PairedRates(counts[0], counts[2], counts[1], counts[3]);
      var interval = rates.interval();
      assertTrue(
          interval.low() <= rates.difference() && rates.difference() <= interval.high(),
          rates + "");
      assertTrue(interval.low() >= -1 && interval.high() <= 1, rates + "");
      assertEquals(interval.low(), -turned.interval().high(), 1e-9);
    }
  }
}
