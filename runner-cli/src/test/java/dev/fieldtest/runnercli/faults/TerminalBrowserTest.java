package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.ScreenTerminal;
import org.testng.annotations.Test;

/** A run at a real terminal. */
@Test(groups = "browser")
public class TerminalBrowserTest {
  private static final int CTRL_C = 3;
  private static final int ROWS = 40;

  public void nothingOfTheStatusIsLeftWhenTheRunHasEnded() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(4))) {
      assertEquals(run.runAtTerminal(60).exitCode(), 0, run.out());
      assertTrue(run.out().contains("1/4"), run.out());
      var screen = screen(run.out(), 60);
      assertTrue(screen.get(0).startsWith("Running 4 sites"), screen.toString());
      assertTrue(screen.stream().anyMatch(line -> line.contains("4 passed")), screen.toString());
      assertTrue(screen.stream().noneMatch(line -> line.contains("/4  ")), screen.toString());
    }
  }

  public void statusFollowsTheWidthOfTheWindow() throws Exception {
    try (var server = LoginServer.start().hanging("/s2");
        var run = Runner.create(server.corpus(3))) {
      run.runAtTerminal(70, "--sessions", "1", "--tabs", "1", "--timeout", "60s");
      run.awaitLogged("started", 2);
      Runner.await("wide", () -> widest(run) > 40);
      run.resize(30);
      Runner.await("narrow", () -> last(run).length() <= 28 && last(run).contains("1/3"));
      server.on("/s2", () -> {});
      run.type(CTRL_C);
      Runner.await("told", () -> out(run).contains("Ctrl-C again"));
      run.type(CTRL_C);
      assertEquals(run.exitCode(), 130);
    }
  }

  public void secondCtrlCEndsAtOnceAndLeavesNoBrowser() throws Exception {
    try (var server = LoginServer.start().hanging("/s2");
        var run = Runner.create(server.corpus(3))) {
      run.runAtTerminal(80, "--sessions", "1", "--tabs", "1", "--timeout", "60s");
      run.awaitLogged("started", 2);
      run.type(CTRL_C);
      Runner.await("told", () -> out(run).contains("Ctrl-C again ends at once"));
      assertFalse(Processes.browsers(run.temporary()).isEmpty(), "the open site is finished");
      run.type(CTRL_C);
      assertEquals(run.exitCode(), 130);
      run.assertNothingLeft();
      assertTrue(
          out(run).stripTrailing().endsWith("Ended; --resume goes on with this run"), out(run));
    }
  }

  private static String out(Runner run) {
    try {
      return run.out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was shown at the bottom, one after the other, without colours. */
  private static List<String> statuses(Runner run) {
    return Stream.of(out(run).split("\u001b\\[J|\n", -1))
        .map(text -> text.replaceAll("\u001b\\[[0-9;]*[A-Za-z]|\r|\\^C", ""))
        .filter(text -> text.matches(".*\\d/\\d.*"))
        .toList();
  }

  private static String last(Runner run) {
    var statuses = statuses(run);
    return statuses.isEmpty() ? "" : statuses.get(statuses.size() - 1);
  }

  private static int widest(Runner run) {
    return statuses(run).stream().mapToInt(String::length).max().orElse(0);
  }

  /** What stands on the screen after all that was written. */
  private static List<String> screen(String written, int columns) {
    var terminal = new ScreenTerminal(columns, ROWS);
    terminal.write(written);
    var cells = new long[columns * ROWS];
    terminal.dump(cells, new int[2]);
    var lines = new ArrayList<String>();
    for (var row = 0; row < ROWS; row++) {
      var line = new StringBuilder();
      for (var column = 0; column < columns; column++) {
        line.appendCodePoint(ScreenTerminal.cellCodePoint(cells[row * columns + column]));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
