package dev.fieldtest.reports.formats;

import static dev.fieldtest.extensionundertest.Outcome.UNREACHABLE;
import static org.testng.Assert.assertEquals;

import dev.fieldtest.reports.CorpusHealth;
import dev.fieldtest.reports.Records;
import dev.fieldtest.reports.Samples;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

public class HealthLinesTest {
  @Test
  public void everyAilingSiteIsListed() {
    var sites = IntStream.range(0, 40).mapToObj(i -> Records.record("s" + i, UNREACHABLE)).toList();
    var lines = HealthLines.of(CorpusHealth.of(sites), Samples.START);
    assertEquals(lines.get(0), "Dead (40)");
    assertEquals(lines.stream().filter(line -> line.startsWith("  s")).count(), 40);
  }
}
