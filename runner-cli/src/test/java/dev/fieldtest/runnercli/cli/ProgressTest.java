package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.testng.annotations.Test;

/** What a run tells as it goes. */
public class ProgressTest {
  private static final Map<String, String> UTF8 = Map.of("LANG", "C.UTF-8");

  /** A clock that is moved by hand. */
  private static final class Hand extends Clock {
    private Instant now = Samples.START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static boolean failedBefore(SiteResult result) {
    return result.detail().equals("as ever");
  }

  static SiteResult result(Outcome outcome, String detail) {
    var result = new AttemptResult.Judged(outcome, detail, Optional.empty());
    var attempt = Samples.attempt("a", 1, Profile.FULL, result);
    return SiteResult.of(
        Samples.site("a"), new ChunkId(1), List.of(attempt), Outcome.MISSING, Samples.TODAY);
  }

  /** A progress of ten sites, and what it has told. */
  private record Told(StringWriter out, Hand clock, Progress progress) {
    static Told at(OptionalInt columns) {
      var out = new StringWriter();
      var clock = new Hand();
      var screen = new Screen(new PrintWriter(out), new Terminal(columns, UTF8), false);
      return new Told(out, clock, new Progress(screen, clock, 10, ProgressTest::failedBefore));
    }

    List<String> lines() {
      return out.toString().lines().toList();
    }

    String plain() {
      return Paint.none(out.toString());
    }
  }

  @Test
  public void withoutTerminalThereIsLineEach15SecondsThoughNothingHappens() {
    var told = Told.at(OptionalInt.empty());
    try (var progress = told.progress()) {
      progress.opened(Samples.SESSION);
      progress.started(new SiteId("slow"), 1, told.clock().instant());
      for (var second = 0; second < 60; second++) {
        progress.tell();
        told.clock().now = told.clock().now.plus(Duration.ofSeconds(1));
      }
    }
    assertEquals(told.lines().size(), 3);
    assertEquals(told.lines().get(2), "  0/10  0%  1 browser  waits for slow 45s");
  }

  @Test
  public void failingSiteAppearsAtOnceInOneHarmlessLine() {
    var told = Told.at(OptionalInt.of(60));
    try (var progress = told.progress()) {
      progress.decided(result(Outcome.NOT_DETECTED, Samples.HOSTILE));
    }
    var line = Paint.none(told.lines().get(0));
    assertTrue(line.startsWith("  ✗ a  NOT_DETECTED  </script>"), line);
    assertTrue(line.codePoints().noneMatch(Character::isISOControl), line);
    assertFalse(line.contains("\u202e"), line);
    assertTrue(PlainText.width(line) < 60, line);
  }

  @Test
  public void whatPassedIsCountedOnly() {
    var told = Told.at(OptionalInt.of(100));
    try (var progress = told.progress()) {
      progress.decided(result(Outcome.REPLACED, ""));
      progress.decided(result(Outcome.BOT_WALL, ""));
    }
    assertFalse(told.plain().contains("✗"), told.plain());
    assertTrue(told.plain().contains("2/10  20%  1 passed  1 other"), told.plain());
  }

  @Test
  public void whatFailedBeforeIsCountedOnly() {
    var told = Told.at(OptionalInt.of(100));
    try (var progress = told.progress()) {
      progress.decided(result(Outcome.NOT_DETECTED, "as ever"));
    }
    assertFalse(told.plain().contains("✗ a"), told.plain());
    assertTrue(told.plain().contains("1 failed"), told.plain());
  }

  @Test
  public void browsersThatEndedAreNotCounted() {
    var told = Told.at(OptionalInt.of(100));
    try (var progress = told.progress()) {
      progress.opened(Samples.SESSION);
      progress.opened(Samples.SESSION);
      progress.closed();
      progress.tell();
    }
    assertTrue(told.plain().contains("1 browser"), told.plain());
  }
}
