package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is refused before any browser is opened. */
public class AddCommandTest {
  private static final int USAGE = 2;
  private static final int NOTHING_TO_RUN = 5;
  private static final String KNOWN =
      "# mine\n{\"id\":\"a\",\"url\":\"https://a.test/login\"}\nhttps://b.test/\n";

  @DataProvider
  public Object[][] misuses() {
    return new Object[][] {
      {List.of(), "name one URL, or a list of them with --from-file FILE"},
      {List.of("https://c.test/", "--from-file", "x"), "name one URL, or a list"},
      {List.of("c.test/login", "--yes"), "c.test/login has no scheme; write https://c.test/login"},
      {List.of("ftp://c.test/", "--yes"), "ftp://c.test/ is a ftp: address"},
      {List.of("https://c.test/", "--id", "A B"), "--id A B: an id has 1 to 80 characters"},
      {List.of("https://c.test/", "--id", "a"), "--id a is taken in "},
      {List.of("https://c.test/", "--tag", ""), "--tag is blank"},
      {List.of("https://c.test/"), "there is no terminal to ask at; --yes agrees"},
      {List.of("HTTPS://A.TEST:443/login/", "--yes"), "sites.jsonl:2 (a)"},
      {List.of("https://b.test", "--yes"), "sites.jsonl:3 (b.test)"},
      {List.of("--from-file", "target/none.txt", "--yes"), "target/none.txt does not exist"},
      {List.of("--from-file", "x", "--id", "c"), "--id is for one URL"},
      {List.of("https://c.test/", "--timeout", "0s"), "--timeout is more than nothing"},
      {List.of("https://c.test/", "--show"), "--show needs a screen"},
    };
  }

  @Test(dataProvider = "misuses")
  public void misuseIsOneLineAndWritesNothing(List<String> arguments, String names)
      throws IOException {
    var call = Invocation.of("corpus", "add");
    var file = call.write("sites.jsonl", KNOWN);
    var result =
        call.with("--corpus", file.toString()).with(arguments.toArray(String[]::new)).call();
    Refusal.assertRefused(result, USAGE, names);
    assertEquals(Files.readString(file), KNOWN);
  }

  @Test
  public void bundledSitesAreNoFile() {
    var call = Invocation.of("corpus", "add", "https://c.test/", "--yes");
    Refusal.assertRefused(call.with("--corpus", "bundled:5").call(), USAGE, "the bundled sites");
  }

  @Test
  public void folderThatIsNotThereIsToldBeforePagesAreVisited() {
    var call = Invocation.of("corpus", "add", "https://c.test/", "--yes");
    var result = call.with("--corpus", call.folder() + "/none/sites.jsonl").call();
    Refusal.assertRefused(result, USAGE, "none/sites.jsonl: there is no such folder");
  }

  @Test
  public void malformedCorpusIsRefused() {
    var call = Invocation.of("corpus", "add", "https://c.test/", "--yes");
    var result = call.file("--corpus", "sites.jsonl", "{\"url\":\"nothing\"}\n").call();
    assertEquals(result.exitCode(), USAGE);
    assertTrue(result.errors().get(0).contains("sites.jsonl:1: url: "), result.err());
  }

  @Test
  public void listOfWhatIsThereIsNothingToAdd() {
    var call = Invocation.of("corpus", "add", "--yes").file("--corpus", "sites.jsonl", KNOWN);
    var result = call.file("--from-file", "urls.txt", "# list\nhttps://b.test\n\n").call();
    assertEquals(result.exitCode(), NOTHING_TO_RUN, result.err());
    assertTrue(result.out().contains("= https://b.test  is in the corpus already: "), result.out());
    assertTrue(result.out().contains("Nothing is written."), result.out());
  }

  @Test
  public void emptyListIsRefused() {
    var call = Invocation.of("corpus", "add", "--yes").file("--from-file", "urls.txt", "# none\n");
    var result = call.with("--corpus", call.folder() + "/sites.jsonl").call();
    Refusal.assertRefused(result, USAGE, "urls.txt has no URL; write one a line");
    assertFalse(Files.exists(call.folder().resolve("sites.jsonl")));
  }
}
