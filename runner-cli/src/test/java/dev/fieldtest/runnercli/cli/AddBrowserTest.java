package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.sitecorpus.CorpusReader;
import java.nio.file.Files;
import org.testng.annotations.Test;

/** Pages that are added to a corpus, visited by a real browser. */
@Test(groups = "browser")
public class AddBrowserTest {
  private static final int INCOMPLETE = 6;
  private static final int USAGE = 2;

  public void lineIsFoundShownAndAppended() throws Exception {
    var call = add("http://schrauberforum.bundled.test/", "--tag", "forum", "--tag", "de");
    var file = call.write("sites.jsonl", "# mine\nhttps://a.test/   \n");
    var result = call.with("--corpus", file.toString()).call();
    assertEquals(result.exitCode(), 0, result.out() + result.err());
    var line =
        "{\"id\":\"schrauberforum.bundled.test\",\"url\":\"http://schrauberforum.bundled.test/\","
            + "\"form\":{\"username\":\"input[name=\\\"username\\\"]\",\"password\":\"input[name=\\\"password\\\"]\"},"
            + "\"lang\":\"de-DE\",\"tags\":[\"forum\",\"de\"]}";
    assertEquals(Files.readString(file), "# mine\nhttps://a.test/   \n" + line + "\n");
    assertTrue(result.out().contains(line), result.out());
    assertTrue(result.out().contains("Appended 1 line to " + file), result.out());
  }

  public void formBehindAButtonGetsAStep() throws Exception {
    var call = add("http://gardenclub.bundled.test/", "--id", "club");
    var file = call.folder().resolve("sites.jsonl");
    var result = call.with("--corpus", file.toString()).call();
    assertEquals(result.exitCode(), 0, result.out() + result.err());
    var line = Files.readString(file);
    assertTrue(line.startsWith("{\"id\":\"club\""), line);
    assertTrue(line.contains("\"steps\":[{\"click\":\"button#member-button\"}]"), line);
    assertEquals(CorpusReader.read(file).sites().size(), 1);
  }

  public void pageWithoutALoginFormIsToldAndNothingIsWritten() {
    var call = add("http://127.0.0.1:9/");
    var result = call.with("--corpus", call.folder() + "/sites.jsonl").call();
    assertEquals(result.exitCode(), INCOMPLETE, result.out() + result.err());
    Refusal.assertOneLine(result, "http://127.0.0.1:9/ net::ERR_");
    assertFalse(Files.exists(call.folder().resolve("sites.jsonl")));
  }

  public void listIsAddedInItsOrderAndEachRowSaysWhy() throws Exception {
    var call = Invocation.of("corpus", "add", "--yes").path().with("--sessions", "1");
    var urls =
        """
        http://kakeibo.bundled.test/
        http://127.0.0.1:9/
        no address
        http://boulange.bundled.test/
        HTTP://boulange.bundled.test:80
        https://a.test
        """;
    var file = call.write("sites.jsonl", "https://a.test/\n");
    var result =
        call.with("--corpus", file.toString()).file("--from-file", "urls.txt", urls).call();
    assertEquals(result.exitCode(), USAGE, result.out() + result.err());
    var rows = result.out().lines().map(row -> row.substring(0, 1)).toList();
    assertEquals(rows.subList(0, 6).toString(), "[✓, ✗, ✗, ✓, =, =]", result.out());
    assertTrue(result.out().contains("Appended 2 lines to "), result.out());
    var ids = Files.readAllLines(file).stream().map(line -> line.split("\"", 5)).toList();
    assertEquals(ids.size(), 3);
    assertEquals(ids.get(1)[3], "kakeibo.bundled.test");
    assertEquals(ids.get(2)[3], "boulange.bundled.test");
  }

  public void importCanLookForTheLoginFormOfEachAddress() throws Exception {
    var call = Invocation.of("corpus", "import", "--discover").path().with("--sessions", "1");
    var bookmarks =
        "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF='http://kakeibo.bundled.test/?from=start'>One</A>"
            + "<DT><A HREF='http://127.0.0.1:9/'>Two</A></DL>";
    var file = call.folder().resolve("sites.jsonl");
    var list = call.write("bookmarks.html", bookmarks);
    var result = call.with("--corpus", file.toString(), list.toString()).call();
    assertEquals(result.exitCode(), INCOMPLETE, result.out() + result.err());
    var line = Files.readString(file);
    assertTrue(line.startsWith("{\"id\":\"kakeibo.bundled.test\""), line);
    assertTrue(line.contains("\"form\":{"), line);
    assertEquals(line.lines().count(), 1, line);
  }

  public void importThatIsATryPrintsTheLinesItFoundAndNothingElse() {
    var call = Invocation.of("corpus", "import", "--discover", "--dry-run").path();
    var file = call.folder().resolve("sites.jsonl");
    var list = call.write("list.txt", "http://kakeibo.bundled.test/\n");
    var result = call.with("--corpus", file.toString(), list.toString()).call();
    assertEquals(result.exitCode(), 0, result.out() + result.err());
    assertEquals(result.out().lines().count(), 1, result.out());
    assertTrue(result.out().startsWith("{\"id\":\"kakeibo.bundled.test\""), result.out());
    assertTrue(result.err().contains("sites.jsonl: 1 site would be added"), result.err());
    assertFalse(Files.exists(file));
  }

  private static Invocation add(String url, String... more) {
    return Invocation.of("corpus", "add", url, "--yes").path().with(more);
  }
}
