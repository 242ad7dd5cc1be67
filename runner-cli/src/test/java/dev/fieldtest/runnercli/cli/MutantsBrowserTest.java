package dev.fieldtest.runnercli.cli;

import static dev.fieldtest.runnercli.cli.Mutant.*;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A run against the sound extension names exactly the sites that a defect affects. */
public class MutantsBrowserTest {
  @DataProvider
  public Object[][] three() {
    return new Object[][] {{MISSES_SHADOW_ROOTS}, {BREAKS_IN_FRAMES}, {THROWS_ON_DIALOGS}};
  }

  @Test(groups = "browser", dataProvider = "three")
  public void defectIsNamedAmongAFewSites(Mutant mutant) throws IOException {
    assertNamed(
        mutant,
        "--tag",
        "shape:shadow",
        "--tag",
        "shape:iframe",
        "--tag",
        "shape:iframe-cross-origin",
        "--tag",
        "shape:modal",
        "--tag",
        "shape:csp");
  }

  @DataProvider
  public Object[][] ten() {
    return new Object[][] {
      {DROPS_FRENCH},
      {MISSES_SHADOW_ROOTS},
      {INJECTS_TWICE},
      {COVERS_ITS_BUTTON},
      {BREAKS_IN_FRAMES},
      {THROWS_ON_DIALOGS},
      {WANTS_A_PASSWORD},
      {WANTS_A_USERNAME},
      {HATES_QUIRKS},
      {TAKES_EVERY_PASSWORD},
    };
  }

  @Test(
      groups = {"browser", "long"},
      dataProvider = "ten")
  public void defectIsNamedAmongAllSites(Mutant mutant) throws IOException {
    assertNamed(mutant);
  }

  private static void assertNamed(Mutant mutant, String... selection) throws IOException {
    var call =
        Invocation.run("--against", REFERENCE.toString(), "--fail-on", "new").with(selection);
    var run = call.with("--extension", mutant.into(call.folder().resolve("mutant"))).call();
    var report = call.folder().resolve("report");
    var comparison = compare(report.resolveSibling("report-against"), report);
    assertEquals(sites(comparison, "newlyFailing"), mutant.affected(), mutant + run.out());
    assertEquals(comparison.path("rates").path("regressed").asInt(), mutant.affected().size());
    assertEquals(sites(comparison, "fixed"), Set.of());
    assertEquals(run.exitCode(), 1, run.out() + run.err());
    assertTrue(run.out().contains("Newcombe"), run.out());
  }

  private static JsonNode compare(Path base, Path later) throws IOException {
    var out = new StringWriter();
    var exitCode =
        FieldtestCommand.run(
            Map.of(),
            new PrintWriter(out, true),
            new PrintWriter(out, true),
            "compare",
            base.toString(),
            later.toString(),
            "--json");
    assertEquals(exitCode, 1, out.toString());
    return new ObjectMapper().readTree(out.toString());
  }

  private static Set<String> sites(JsonNode comparison, String change) {
    var sites = new TreeSet<String>();
    for (var section : comparison.path("sections")) {
      if (section.path("change").asText().equals(change)) {
        section.path("sites").forEach(site -> sites.add(site.path("site").asText()));
      }
    }
    return sites;
  }
}
