package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.FixtureExtensions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.testng.annotations.Test;

/** An extension that is worked on while a page is watched. */
@Test(groups = "browser")
public class WatchBrowserTest {
  private static final int RETURN = 13;
  private static final String SILENT = "document.documentElement.dataset.adornReady = '';\n";

  public void pageIsCheckedAgainWhenTheExtensionChanges() throws Exception {
    var extension = FixtureExtensions.folder("adorn");
    var script = extension.resolve("content.js");
    var works = Files.readString(script);
    var manifest = extension.resolve("manifest.json");
    var whole = Files.readString(manifest);
    try (var server = LoginServer.start();
        var run = Runner.create("")) {
      run.begin(
          "check",
          server.url("/login"),
          "--watch",
          "--extension",
          extension.toString(),
          "--pictures",
          run.work().resolve("pictures").toString());
      awaitOut(run, "✓ REPLACED", 1, 1);
      Files.writeString(script, SILENT);
      awaitOut(run, "✗ NOT_DETECTED", 1, 2);
      assertTrue(run.out().contains("- with the extension, injected: adorn-icon"), run.out());
      Files.writeString(manifest, "{");
      awaitOut(run, "manifest.json", 1, 3);
      Files.writeString(manifest, whole);
      awaitOut(run, "Nothing has changed.", 1, 4);
      Files.writeString(script, works);
      awaitOut(run, "✓ REPLACED", 2, 5);
      interrupt(run);
      assertEquals(run.exitCode(), 130);
      run.assertNothingLeft();
      assertFalse(run.out().contains("Exception"), run.out());
    }
  }

  /** Waits until something was told so often, and the files are watched for so many times. */
  private static void awaitOut(Runner run, String told, int times, int watching) {
    Runner.await(
        told, () -> count(out(run), told) == times && count(out(run), "; Ctrl-C ends") == watching);
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String out(Runner run) {
    try {
      return run.out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void interrupt(Runner run) throws Exception {
    assertEquals(new ProcessBuilder("kill", "-INT", "" + run.pid()).start().waitFor(), 0);
  }

  public void additionIsAskedForAtATerminal() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create("")) {
      var corpus = run.work().resolve("mine.jsonl");
      run.beginAtTerminal(
          200, "corpus", "add", server.url("/login"), "--corpus", corpus.toString());
      awaitOut(run, "Append 1 line to " + corpus + "? [Y/n]", 1, 0);
      assertFalse(Files.exists(corpus), "nothing is written before the answer");
      run.type('y');
      run.type(RETURN);
      assertEquals(run.exitCode(), 0, run.out());
      assertEquals(lines(corpus), 1);
    }
  }

  public void whatIsDeclinedIsNotWritten() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create("")) {
      var corpus = run.work().resolve("mine.jsonl");
      run.beginAtTerminal(
          200, "corpus", "add", server.url("/login"), "--corpus", corpus.toString());
      awaitOut(run, "Append 1 line to " + corpus + "? [Y/n]", 1, 0);
      run.type('n');
      run.type(RETURN);
      assertEquals(run.exitCode(), 5, run.out());
      assertFalse(Files.exists(corpus));
    }
  }

  private static int lines(Path corpus) throws IOException {
    return Files.readAllLines(corpus).size();
  }
}
