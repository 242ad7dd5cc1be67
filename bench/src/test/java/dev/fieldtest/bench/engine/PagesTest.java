package dev.fieldtest.bench.engine;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.HostedSite;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

public class PagesTest {
  @Test
  public void theShareWithoutAFormIsAsAskedFor() {
    var corpus = new Pages(PageKind.LIGHT, 200, 10).corpus(80);
    assertEquals(
        corpus.stream().filter(site -> site.expect() == Expectation.UNTOUCHED).count(), 20);
  }

  @Test
  public void onlyPagesThatAreExpectedToBeReplacedHaveAForm() {
    var pages = new Pages(PageKind.LIGHT, 50, 30);
    var corpus = pages.corpus(80);
    var hosted = pages.hosted();
    IntStream.range(0, 50)
        .forEach(
            i ->
                assertEquals(
                    html(hosted.get(i)).contains("password"),
                    corpus.get(i).expect() == Expectation.REPLACED));
  }

  @Test
  public void heavyPagesHaveTwoMegabytesOfScriptsAndStyles() {
    var bytes =
        PageFiles.of(PageKind.HEAVY).entrySet().stream()
            .filter(file -> !file.getKey().endsWith(".png"))
            .mapToInt(file -> file.getValue().length)
            .sum();
    assertEquals(bytes / 1e6, 2.0, 0.15);
  }

  private static String html(HostedSite site) {
    return java.nio.charset.StandardCharsets.UTF_8.decode(site.files().get("/").body()).toString();
  }
}
