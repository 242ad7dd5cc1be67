package dev.fieldtest.runnercli.cli;

import static java.util.stream.Collectors.joining;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.reports.files.FileJson;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testng.annotations.Test;

/** Sites whose truth is known come to it, each for its reason, and with what was seen of them. */
@Test(groups = "browser", singleThreaded = true)
public class LabBrowserTest {
  /** One or two of each outcome, and those that change from visit to visit. */
  private static final String SHORT =
      "^lab-(login-(flips|embedded-captcha|captcha-and-403|random-errors|in-a-frame|button-in-(frames|a-sites-frame|a-late-frame))|other-own-control|other-header-bar|other-sends-itself"
          + "|unseen-editable|fights-(takes-away|to-search|throws|loses-form|hangs-at-a-step)|absent-(fakes-it-all|would-send|would-send-by-anything|would-send-from-outside|menu-in-a-frame)|down-error"
          + "|walls-(vercel|consent-page|since-second))$";

  public void sitesOfEachOutcomeComeToIt() throws IOException {
    var folder = run("--grep", SHORT);
    var results = results(folder);
    assertTruth(results, SHORT);
    assertEvidence(folder, results.get("lab-fights-to-search"));
    assertDetail(results, "lab-absent-would-send", "step 2");
    assertDetail(results, "lab-absent-would-send-by-anything", "(click #go) refused");
    assertDetail(results, "lab-absent-would-send-from-outside", "(click #next) refused");
    assertDetail(results, "lab-absent-menu-in-a-frame", "(click #open in #login) nothing visible");
    assertDetail(results, "lab-walls-vercel", "rule 'vercel'");
  }

  @Test(groups = {"browser", "long"})
  public void allSitesComeToTheirTruth() throws IOException {
    assertTruth(results(run()), "");
  }

  private static Path run(String... more) {
    var call = Invocation.run("--tag", "lab", "--control", "all", "--per-domain", "99", "--quiet");
    var result = call.with(more).call();
    assertEquals(result.exitCode(), 1, result.err() + result.out());
    return call.folder().resolve("report");
  }

  private static Map<String, JsonNode> results(Path folder) throws IOException {
    var results = new TreeMap<String, JsonNode>();
    for (var line : Files.readAllLines(folder.resolve("results.jsonl"))) {
      var result = FileJson.mapper().readTree(line);
      if (result.has("site")) {
        results.put(result.path("site").asText(), result);
      }
    }
    return results;
  }

  private static void assertTruth(Map<String, JsonNode> results, String grep) {
    var strays = new ArrayList<String>();
    for (var site : lab(grep)) {
      var result = results.get(site.id().value());
      if (!site.tags().contains("ends:" + result.path("outcome").asText())) {
        strays.add(site.id() + ": " + result.path("outcome") + result.path("evidence"));
      }
    }
    assertEquals(strays, List.of());
    assertTrue(results.size() >= 15, results.keySet().stream().collect(joining(" ")));
  }

  private static List<Site> lab(String grep) {
    return BundledSites.load(List.of(BundledSites.LAB)).corpus().sites().stream()
        .filter(site -> site.tags().contains(BundledSites.LAB))
        .filter(site -> grep.isEmpty() || site.id().value().matches(grep))
        .toList();
  }

  private static void assertDetail(Map<String, JsonNode> results, String site, String part) {
    var detail = results.get(site).path("evidence").path("detail").asText();
    assertTrue(detail.contains(part), site + ": " + detail);
  }

  /** Both visits keep a picture and the form, and the pictures are there. */
  private static void assertEvidence(Path folder, JsonNode result) throws IOException {
    for (var which : List.of("visit", "control")) {
      var seen = result.path("evidence").path(which);
      var picture = Files.readAllBytes(folder.resolve(seen.path("picture").asText()));
      assertEquals(new String(picture, 8, 4, StandardCharsets.US_ASCII), "WEBP");
      var outline = seen.path("outline").toString();
      assertTrue(outline.contains("input#pass[name=pass][type=password]"), outline);
      assertEquals(seen.path("console").toString(), "[\"warn: lamp 42\"]");
      assertTrue(seen.path("milestones").path("interactiveMs").asLong() > 0, seen.toString());
    }
  }
}
