package dev.fieldtest.bench.lab;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

public class MatrixTest {
  @Test
  public void countsWhatSitesCameToAndNamesThoseThatStrayed() {
    var lab = BundledSites.load(List.of(BundledSites.LAB)).corpus().sites();
    var matrix =
        Matrix.of(lab.stream().filter(site -> site.id().value().startsWith("lab-down")).toList());
    matrix.add(1, new SiteId("lab-down-gone"), Outcome.UNREACHABLE);
    matrix.add(1, new SiteId("lab-down-error"), Outcome.UNREACHABLE);
    matrix.add(2, new SiteId("lab-down-error"), Outcome.FORM_ABSENT);
    assertEquals(
        matrix.table().rows(),
        List.of(Map.of("truth", "UNREACHABLE", "FORM_ABSENT", 1, "UNREACHABLE", 2)));
    assertEquals(
        matrix.strays(), List.of("run 2: lab-down-error is UNREACHABLE and came to FORM_ABSENT"));
  }
}
