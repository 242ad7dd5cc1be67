package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.RunFolders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ReportCommandTest {
  private static final int USAGE = 2;
  private static final int INCOMPLETE = 6;
  private static final DividedRun GREEN = DividedRun.green(20, 1);

  private static Invocation report() throws IOException {
    var call = Invocation.of("report");
    RunFolders.write(GREEN.whole(), folder(call));
    return call.with(folder(call).toString());
  }

  private static Path folder(Invocation call) {
    return call.folder().resolve("report");
  }

  @Test
  public void healthWithSomethingToOpenIsRefused() {
    var result = Invocation.of("report", "target/none", "--health", "--open").call();
    Refusal.assertRefused(result, USAGE, "--health makes no report that --open could show");
  }

  @Test
  public void reportOfAnUnchangedRunIsTheSameToTheByte() throws IOException {
    var call = report();
    var before = Tree.of(folder(call));
    var result = call.call();
    assertEquals(result.exitCode(), 0, result.err());
    assertEquals(Tree.of(folder(call)), before);
    assertTrue(result.out().contains("20 passed"), result.out());
  }

  @Test
  public void formatsThatWereLostOrSpoiltAreMadeAnew() throws IOException {
    var call = report();
    var before = Tree.of(folder(call));
    Files.delete(folder(call).resolve("report.html"));
    Files.writeString(folder(call).resolve("junit.xml"), "<spoilt");
    Files.writeString(folder(call).resolve("allure-results/old-result.json"), "{}");
    assertEquals(call.call().exitCode(), 0);
    assertEquals(Tree.of(folder(call)), before);
  }

  @Test
  public void formatsThatWereNotAskedForStay() throws IOException {
    var call = report();
    Files.writeString(folder(call).resolve("junit.xml"), "mine");
    assertEquals(call.with("--reporter", "html").call().exitCode(), 0);
    assertEquals(Files.readString(folder(call).resolve("junit.xml")), "mine");
  }

  @Test
  public void tornLogGivesTheRestAndNamesTheLoss() throws IOException {
    var call = report();
    var log = folder(call).resolve("attempts/run.jsonl");
    var text = Files.readString(log);
    Files.writeString(log, text.substring(0, text.length() - 30));
    var result = call.call();
    assertEquals(result.exitCode(), INCOMPLETE);
    assertTrue(result.out().contains("19 passed"), result.out());
    assertTrue(result.out().contains("attempts/run.jsonl:21: the last line is torn"), result.out());
    var after = Tree.of(folder(call));
    assertTrue(after.get("summary.md").contains("the last line is torn"));
    assertEquals(call.call().exitCode(), INCOMPLETE);
    assertEquals(Tree.of(folder(call)), after);
  }

  @DataProvider
  Object[][] spoilt() {
    return new Object[][] {
      {"attempts/run.jsonl", "", "holds no log"},
      {"attempts/run.jsonl", "{\"schemaVersion\":9,\"kind\":\"attempts\"}\n", "is newer than 1"},
      {"past.json", "{\"schemaVersion\":1,\"kind\":\"past\"}\n", "past.json: "},
      {"past.json", "{\"schemaVersion\":9,\"kind\":\"past\"}\n", "is newer than 1"},
      {"run.json", "", "its run is not finished"},
      {"plan.json", "", "holds no run"},
    };
  }

  @Test(dataProvider = "spoilt")
  public void whatCanNotBeReadIsOneLineAndTheOldReportStays(String file, String text, String why)
      throws IOException {
    var call = report();
    if (text.isEmpty()) {
      Files.delete(folder(call).resolve(file));
    } else {
      Files.writeString(folder(call).resolve(file), text);
    }
    var before = Tree.of(folder(call));
    var result = call.call();
    assertEquals(result.exitCode(), USAGE);
    assertEquals(result.errors().size(), 1, result.err());
    assertTrue(result.err().contains(why), result.err());
    assertEquals(Tree.of(folder(call)), before);
  }

  @Test
  public void reportOfARunThatIsNotFinishedSaysHowToFinishIt() throws IOException {
    var call = report();
    Files.move(folder(call), folder(call).resolveSibling("report.running"));
    for (var more : List.of("--quiet", "--health")) {
      var result = call.with(more).call();
      assertEquals(result.exitCode(), USAGE);
      assertEquals(result.errors().size(), 1, result.err());
      assertTrue(result.err().contains("its run is not finished; finish it with"), result.err());
    }
  }

  @Test(timeOut = 120_000)
  public void oldReportStaysWholeWhenTheNewOneCanNotBeWritten() throws Exception {
    var call = report();
    var before = Tree.of(folder(call));
    FullDisk.call(call.folder().resolve("err"), "report", folder(call).toString());
    assertEquals(Tree.of(folder(call)), before);
  }

  @Test
  public void withoutADesktopThePathIsToldInstead() throws IOException {
    var call = report();
    var result = call.with("--open").call();
    assertEquals(result.exitCode(), 0);
    var page = folder(call).resolve("report.html").toAbsolutePath();
    assertTrue(result.out().contains("There is no desktop here; open " + page), result.out());
  }

  @Test(timeOut = 60_000)
  public void desktopOpensThePage() throws Exception {
    var call = report();
    var opened = call.folder().resolve("opened");
    var opener = call.write("xdg-open", "#!/bin/sh\necho \"$1\" > " + opened + "\n");
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwx------"));
    var path = call.folder() + File.pathSeparator + System.getenv("PATH");
    var result = call.with("--open").environment("DISPLAY", ":0").environment("PATH", path).call();
    assertTrue(result.out().contains("Opening "), result.out());
    assertEquals(
        Files.readString(opened).strip(),
        folder(call).resolve("report.html").toAbsolutePath().toString());
  }

  @Test
  public void eachPlatformHasItsOpener() {
    var page = Path.of("report.html");
    var nothing = Map.<String, String>of();
    assertEquals(
        new Desktop("Mac OS X", nothing).command(page),
        Optional.of(List.of("open", "report.html")));
    assertEquals(new Desktop("Windows 11", nothing).command(page).orElseThrow().get(0), "cmd");
    assertEquals(new Desktop("Linux", nothing).command(page), Optional.empty());
    assertFalse(
        new Desktop("Linux", Map.of("DISPLAY", ":0", "PATH", "/nothing"))
            .command(page)
            .isPresent());
  }
}
