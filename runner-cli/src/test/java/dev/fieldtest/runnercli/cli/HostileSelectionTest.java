package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.testng.annotations.Test;

public class HostileSelectionTest {
  private final Set<String> hostile =
      BundledSites.load(List.of(BundledSites.HOSTILE)).corpus().sites().stream()
          .filter(site -> site.tags().contains(BundledSites.HOSTILE))
          .map(Site::id)
          .map(SiteId::value)
          .collect(Collectors.toSet());

  @Test
  public void hostileSitesRunOnlyWhenTheirTagIsAskedFor() {
    assertTrue(Invocation.run("--list").call().listed().stream().noneMatch(hostile::contains));
    var asked = Invocation.run("--list", "--tag", BundledSites.HOSTILE).call().listed();
    assertTrue(hostile.equals(Set.copyOf(asked)), asked.toString());
  }

  @Test
  public void aCorpusOfTheUsersOwnHasNoHostileSitesAdded() {
    var line = "{\"url\":\"https://a.test/\",\"tags\":[\"hostile\"]}";
    var listed =
        Invocation.run("--list", "--tag", BundledSites.HOSTILE)
            .file("--corpus", "sites.jsonl", line)
            .call()
            .listed();
    assertFalse(listed.isEmpty());
    assertTrue(listed.stream().noneMatch(hostile::contains), listed.toString());
  }
}
