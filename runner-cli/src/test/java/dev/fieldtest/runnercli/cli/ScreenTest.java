package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.OptionalInt;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What reaches the terminal, whatever that is. */
public class ScreenTest {
  private static final Map<String, String> UTF8 = Map.of("LANG", "en_US.UTF-8");

  private static Screen screen(StringWriter out, Terminal terminal, boolean quiet) {
    return new Screen(new PrintWriter(out), terminal, quiet);
  }

  private static Terminal wide(Map<String, String> environment) {
    return new Terminal(OptionalInt.of(80), environment);
  }

  @Test
  public void statusIsReplacedByWhatFollows() {
    var out = new StringWriter();
    var screen = screen(out, wide(UTF8), false);
    screen.status("one");
    screen.print("two");
    assertEquals(out.toString().replace("\r\u001b[J", "<"), "one<two" + System.lineSeparator());
  }

  @Test
  public void farewellIsTheLastThatIsShown() {
    var out = new StringWriter();
    var screen = screen(out, wide(UTF8), false);
    screen.leave("Ended");
    screen.status("one");
    assertEquals(out.toString(), "Ended" + System.lineSeparator());
  }

  @Test
  public void statusThatWasWrappedByResizingGoesWhole() {
    var out = new StringWriter();
    var terminal = wide(UTF8);
    var screen = screen(out, terminal, false);
    screen.status("x".repeat(70));
    terminal.resize(30);
    screen.print("two");
    assertTrue(out.toString().contains("\u001b[2A\r\u001b[Jtwo"), out.toString());
  }

  @Test
  public void wideCharactersCountTwice() {
    var out = new StringWriter();
    var terminal = wide(UTF8);
    var screen = screen(out, terminal, false);
    screen.status("\u30ed".repeat(30));
    terminal.resize(30);
    screen.print("two");
    assertTrue(out.toString().contains("\u001b[1A\r"), out.toString());
  }

  @Test
  public void nothingIsReplacedWhereThereIsNoTerminal() {
    var out = new StringWriter();
    var screen = screen(out, new Terminal(OptionalInt.empty(), UTF8), false);
    screen.status("one");
    screen.print(screen.paint(Paint.RED, "two"));
    assertEquals(out.toString().strip(), "two");
  }

  @Test
  public void dumbTerminalIsNone() {
    var terminal = wide(Map.of("TERM", "dumb", "LANG", "C.UTF-8"));
    assertFalse(terminal.isThere());
    assertFalse(terminal.colour());
  }

  @DataProvider
  public Object[][] colours() {
    return new Object[][] {
      {Map.of(), true}, {Map.of("NO_COLOR", "1"), false}, {Map.of("NO_COLOR", ""), true},
    };
  }

  @Test(dataProvider = "colours")
  public void colourIsLeftOutWhereItIsNotWanted(Map<String, String> environment, boolean colour) {
    assertEquals(wide(environment).colour(), colour);
  }

  @DataProvider
  public Object[][] locales() {
    return new Object[][] {
      {Map.of("LANG", "de_DE.UTF-8"), true},
      {Map.of("LANG", "de_DE.utf8"), true},
      {Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8"), false},
      {Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C"), true},
      {Map.of("LANG", "en_US.ISO-8859-1"), false},
      {Map.of(), false},
    };
  }

  @Test(dataProvider = "locales")
  public void localeTellsWhetherThereIsMoreThanAscii(
      Map<String, String> environment, boolean more) {
    assertEquals(wide(environment).unicode(), more);
  }

  @Test
  public void onlyAsciiReachesTerminalWithoutUtf8() {
    var out = new StringWriter();
    screen(out, wide(Map.of("LANG", "C")), false).print("✓ 2 × ✗ … → \u30ed");
    assertEquals(out.toString().strip(), "ok 2 x XX ... -> ?");
  }

  @Test
  public void logsAreUtf8WhateverTheLocale() {
    assertTrue(new Terminal(OptionalInt.empty(), Map.of()).unicode());
  }

  @Test
  public void quietShowsOnlyWhatIsPrinted() {
    var out = new StringWriter();
    var screen = screen(out, wide(UTF8), true);
    screen.status("one");
    screen.note("two");
    screen.print("three");
    assertEquals(out.toString().strip(), "three");
  }
}
