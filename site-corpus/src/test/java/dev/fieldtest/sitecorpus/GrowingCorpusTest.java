package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class GrowingCorpusTest {
  private static final URI NEW = URI.create("https://new.test/login");
  private static final String NEW_LINE = "{\"id\":\"new.test-login\",\"url\":\"" + NEW + "\"}";

  @DataProvider
  public Object[][] files() {
    return new Object[][] {
      {"# mine\n\n{ \"url\" : \"https://a.test/\" }  \nhttps://b.test/\n", "\n"},
      {"# mine\r\nhttps://b.test/\r\n\r\n# the end\r\n", "\r\n"},
      {"# only a comment, and no site yet\n", "\n"},
      {"\uFEFFhttps://b.test/\n", "\n"},
      {"", "\n"},
    };
  }

  @Test(dataProvider = "files")
  public void whatStandsThereStaysAsItIs(String before, String end) throws Exception {
    Path file = CorpusFile.with(before.getBytes(UTF_8));
    add(file, NEW);
    assertEquals(Files.readString(file), before + NEW_LINE + end);
    assertEquals(beside(file), List.of(file), "nothing is left beside it");
  }

  @Test
  public void lineThatIsNotEndedIsEndedFirst() throws Exception {
    Path file = CorpusFile.with("https://b.test/".getBytes(UTF_8));
    add(file, NEW);
    assertEquals(Files.readString(file), "https://b.test/\n" + NEW_LINE + "\n");
  }

  @Test
  public void fileThatIsNotThereIsMade() throws Exception {
    Path file = CorpusFile.with(new byte[0]);
    Files.delete(file);
    add(file, NEW);
    assertEquals(Files.readString(file), NEW_LINE + "\n");
    assertEquals(CorpusReader.read(file).sites().get(0).url(), NEW);
  }

  @Test
  public void linesThatCameMeanwhileAreKept() throws Exception {
    Path file = CorpusFile.with("https://b.test/\n".getBytes(UTF_8));
    GrowingCorpus corpus = GrowingCorpus.read(file);
    corpus.add(site(corpus, NEW));
    Files.writeString(file, "https://b.test/\n# by hand\n");
    corpus.save();
    assertEquals(Files.readString(file), "https://b.test/\n# by hand\n" + NEW_LINE + "\n");
  }

  @DataProvider
  public Object[][] twins() {
    return new Object[][] {
      {"https://a.test/login", "HTTPS://A.TEST:443/login"},
      {"https://a.test/login", "https://a.test/./x/../login/"},
      {"https://a.test/~me", "https://a.test/%7eme?#"},
      {"http://a.test", "http://a.test:80/"},
      {"https://a.test/%c3%a9", "https://a.test./%C3%A9"},
      {"https://a.test/é?ü#日", "https://a.test/%C3%A9?%c3%bc#%E6%97%A5"},
    };
  }

  @Test(dataProvider = "twins")
  public void sameAddressInAnotherFormIsFound(String one, String other) throws Exception {
    Path file = CorpusFile.with(("# mine\n" + one + "\n").getBytes(UTF_8));
    Optional<String> place = GrowingCorpus.read(file).placeOf(URI.create(other));
    assertTrue(place.orElse("").startsWith(file + ":2 ("), place.toString());
  }

  @Test
  public void addressWithHalfALetterIsFound() throws Exception {
    Path file = CorpusFile.with("{\"url\":\"https://a.test/\\ud83d\"}".getBytes(UTF_8));
    URI same = URI.create("https://a.test/\ud83d/");
    assertTrue(GrowingCorpus.read(file).placeOf(same).isPresent());
  }

  @DataProvider
  public Object[][] strangers() {
    return new Object[][] {
      {"https://a.test/login", "http://a.test/login"},
      {"https://a.test/login", "https://a.test/Login"},
      {"https://a.test/login", "https://a.test/login?next=1"},
      {"https://a.test/#/login", "https://a.test/#/register"},
      {"https://a.test:8443/", "https://a.test/"},
      {"https://a.test/a%2Fb", "https://a.test/a/b"},
    };
  }

  @Test(dataProvider = "strangers")
  public void anotherAddressIsNot(String one, String other) throws Exception {
    Path file = CorpusFile.with(one.getBytes(UTF_8));
    assertEquals(GrowingCorpus.read(file).placeOf(URI.create(other)), Optional.empty());
  }

  /** An id that a line only derives gives way to one that a line names. */
  @Test
  public void idsThatWereDerivedStayTheSame() throws Exception {
    Path file = CorpusFile.with("https://new.test/a+b\n".getBytes(UTF_8));
    SiteId before = CorpusReader.read(file).sites().get(0).id();
    add(file, URI.create("https://new.test/a-b"));
    Corpus after = CorpusReader.read(file);
    assertEquals(after.get(before).orElseThrow().url().toString(), "https://new.test/a+b");
    assertEquals(after.sites().size(), 2);
  }

  @Test
  public void whatIsThereOrWouldNotBeReadIsNotTaken() throws Exception {
    Path file = CorpusFile.with("https://b.test/\n".getBytes(UTF_8));
    GrowingCorpus corpus = GrowingCorpus.read(file);
    corpus.add(site(corpus, NEW));
    assertThrows(IllegalArgumentException.class, () -> corpus.add(site(corpus, NEW)));
    LoginForm broken = new LoginForm(Optional.of("input["), Optional.empty(), List.of());
    SiteProposal proposal =
        new SiteProposal(
            URI.create("https://c.test/"),
            List.of(),
            Optional.of(broken),
            Optional.empty(),
            List.of());
    assertThrows(IllegalArgumentException.class, () -> corpus.add(proposal.as(new SiteId("c"))));
    corpus.save();
    assertEquals(Files.readString(file), "https://b.test/\n" + NEW_LINE + "\n");
  }

  @Test
  public void malformedFileIsRefused() {
    Path file = CorpusFile.with("no url\n".getBytes(UTF_8));
    assertThrows(MalformedCorpusException.class, () -> GrowingCorpus.read(file));
  }

  @Test
  public void fileThatCanNotBeWrittenIsAsItWas() throws Exception {
    Path file = CorpusFile.with(new byte[0]).resolveSibling("none").resolve("sites.jsonl");
    GrowingCorpus corpus = GrowingCorpus.read(file);
    corpus.add(site(corpus, NEW));
    assertThrows(IOException.class, corpus::save);
    assertFalse(Files.exists(file));
  }

  @DataProvider
  public Object[][] languages() {
    return new Object[][] {{"de-AT", true}, {"pt_BR", false}, {"${lang}", false}, {"", false}};
  }

  @Test(dataProvider = "languages")
  public void languageOfAPageIsTakenIfItIsOne(String lang, boolean taken) {
    SiteProposal proposal =
        new SiteProposal(NEW, List.of(), Optional.empty(), Optional.of(lang), List.of());
    assertEquals(proposal.as(new SiteId("a")).lang(), Optional.of(lang).filter(tag -> taken));
  }

  private static void add(Path file, URI url) throws Exception {
    GrowingCorpus corpus = GrowingCorpus.read(file);
    corpus.add(site(corpus, url));
    corpus.save();
  }

  private static Site site(GrowingCorpus corpus, URI url) {
    return SiteProposal.unseen(url, List.of()).as(corpus.idFor(url));
  }

  private static List<Path> beside(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.toList();
    }
  }
}
