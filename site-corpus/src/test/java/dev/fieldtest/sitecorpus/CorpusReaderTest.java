package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

public class CorpusReaderTest {
  @Test
  public void readsEveryFieldOfALine() {
    Site site =
        only(
            """
            {"id":"acme","url":"https://acme.test/in?x=1#top","expect":"untouched","form":{"username":"#u","password":"input[type=password]","frame":["#a","iframe.b"]},"steps":[{"click":"#open"},{"fill":"#u","value":"nobody"},{"press":"Enter"},{"waitFor":"form"}],"lang":"de-AT","tags":["b","a"],"knownFailure":{"reason":"EXT-1","until":"2027-03-01"},"timeoutMs":45000}
            """);
    assertEquals(
        site,
        new Site(
            new SiteId("acme"),
            URI.create("https://acme.test/in?x=1#top"),
            Expectation.UNTOUCHED,
            Optional.of(
                new LoginForm(
                    Optional.of("#u"),
                    Optional.of("input[type=password]"),
                    List.of("#a", "iframe.b"))),
            List.of(
                new Step.Click("#open"),
                new Step.Fill("#u", "nobody"),
                new Step.Press("Enter"),
                new Step.WaitFor("form")),
            Optional.of("de-AT"),
            List.of("b", "a"),
            Optional.of(new KnownFailure("EXT-1", LocalDate.of(2027, 3, 1))),
            Optional.of(Duration.ofSeconds(45))));
  }

  @Test
  public void expectsReplacedAndNothingElseWhenALineSaysNothing() {
    Site site = only("{\"url\":\"https://acme.test/\"}");
    assertEquals(site.expect(), Expectation.REPLACED);
    assertEquals(site.form(), Optional.empty());
    assertEquals(site.timeout(), Optional.empty());
  }

  @Test
  public void readsAPlainListOfUrls() {
    Corpus corpus =
        CorpusFile.read("# my sites", "", "https://b.test/login", "  http://a.test:8080/  ");
    assertEquals(ids(corpus), List.of("a.test-8080", "b.test-login"));
  }

  @Test
  public void tellsOnWhichLineEachSiteStands() throws Exception {
    var text = "# first\nhttps://z.test/\n\n{\"id\":\"a\",\"url\":\"https://a.test/\"}\n";
    assertEquals(
        CorpusReader.lines(CorpusFile.with(text.getBytes(UTF_8))),
        Map.of(new SiteId("z.test"), 2, new SiteId("a"), 4));
  }

  @Test
  public void readsUrlsAndObjectsMixed() {
    assertEquals(
        ids(CorpusFile.read("https://b.test/", "{\"id\":\"a\",\"url\":\"https://a.test/\"}")),
        List.of("a", "b.test"));
  }

  @Test
  public void toleratesAByteOrderMarkAndWindowsLineEnds() throws MalformedCorpusException {
    byte[] content = "\uFEFFhttps://a.test/\r\n# ü\r\nhttps://b.test/\r\n".getBytes(UTF_8);
    assertEquals(ids(CorpusReader.read(CorpusFile.with(content))), List.of("a.test", "b.test"));
  }

  @Test
  public void derivesTheSameIdWhereverTheLineStands() {
    Corpus one = CorpusFile.read("https://a.test/x/y", "https://a.test/x_y", "https://a.test/x-y");
    Corpus two = CorpusFile.read("https://a.test/x/y", "https://a.test/x-y");
    assertEquals(one.sites().size(), 3);
    assertTrue(ids(one).containsAll(ids(two)), ids(one) + " and " + ids(two));
  }

  @Test
  public void keepsDerivedIdsShortAndClearOfNamedOnes() {
    String path = "very-long-path/".repeat(20);
    Corpus corpus =
        CorpusFile.read(
            "https://www.a.test/",
            "{\"id\":\"a.test\",\"url\":\"https://other.test/\"}",
            "https://a.test/" + path + "1",
            "https://a.test/" + path + "2");
    assertEquals(corpus.sites().size(), 4);
    assertEquals(
        corpus.get(new SiteId("a.test")).map(Site::url),
        Optional.of(URI.create("https://other.test/")));
  }

  @Test
  public void turnsAHostBeyondAsciiIntoTheFormThatIsLookedUp() {
    assertEquals(
        only("https://bücher.test/anmelden").url(),
        URI.create("https://xn--bcher-kva.test/anmelden"));
  }

  @Test
  public void allowsOneUrlTwiceUnderIdsOfItsOwn() {
    assertEquals(
        ids(
            CorpusFile.read(
                "{\"id\":\"first\",\"url\":\"https://a.test/\"}",
                "{\"id\":\"second\",\"url\":\"https://a.test/\"}")),
        List.of("first", "second"));
  }

  @Test
  public void namesTheCorpusAfterItsFile() {
    assertEquals(CorpusFile.read("https://a.test/").name(), "sites.jsonl");
  }

  @Test
  public void readsAHundredThousandLines() {
    String[] lines = new String[100_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] =
          "{\"url\":\"https://host" + i + ".test/login\",\"form\":{\"username\":\"#u" + i + "\"}}";
    }
    assertEquals(CorpusFile.read(lines).sites().size(), lines.length);
  }

  private static Site only(String line) {
    List<Site> sites = CorpusFile.read(line).sites();
    assertEquals(sites.size(), 1);
    return sites.get(0);
  }

  private static List<String> ids(Corpus corpus) {
    return corpus.sites().stream().map(site -> site.id().value()).toList();
  }
}
