package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.formats.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a run stands, on one line: what matters least goes first where the line is narrow. */
final class StatusLine {
  /** Sites are not named before they are slow. */
  private static final Duration SLOW = Duration.ofSeconds(8);

  private static final int BAR = 20;
  private static final int BAR_RANK = 9;
  private static final String GAP = "  ";

  /** In the order in which they are shown. */
  private final List<Part> parts;

  private StatusLine(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * @param rank the higher, the sooner it is left out
   */
  private record Part(String text, Paint paint, int rank) {}

  static StatusLine of(Tally.Standing standing) {
    var counts = standing.counts();
    var share = counts.total() == 0 ? 1 : (double) counts.decided() / counts.total();
    var parts = new ArrayList<Part>();
    var done = (int) Math.round(share * BAR);
    parts.add(new Part("━".repeat(done) + "─".repeat(BAR - done), Paint.CYAN, BAR_RANK));
    parts.add(new Part(format("%,d/%,d", counts.decided(), counts.total()), Paint.BOLD, 0));
    parts.add(new Part(format("%d%%", (int) (share * 100)), Paint.DIM, 6));
    count(parts, counts.passed(), "passed", Paint.GREEN, 5);
    count(parts, counts.failed(), "failed", Paint.RED, 1);
    count(parts, counts.others(), "other", Paint.YELLOW, 3);
    if (counts.attempts() == 0) {
      parts.add(new Part("opening browsers", Paint.DIM, 2));
    }
    if (standing.rate() > 0) {
      parts.add(new Part(format("%.1f/s", standing.rate()), Paint.DIM, 4));
    }
    standing.left().ifPresent(left -> parts.add(new Part(time(left) + " left", Paint.DIM, 2)));
    count(
        parts,
        standing.browsers(),
        standing.browsers() == 1 ? "browser" : "browsers",
        Paint.DIM,
        8);
    standing
        .oldest()
        .filter(open -> open.since().compareTo(SLOW) > 0)
        .map(open -> "waits for " + open.site() + " " + time(open.since()))
        .ifPresent(waits -> parts.add(new Part(waits, Paint.DIM, 7)));
    return new StatusLine(parts);
  }

  private static void count(List<Part> parts, int count, String what, Paint paint, int rank) {
    if (count > 0) {
      parts.add(new Part(format("%,d %s", count, what), paint, rank));
    }
  }

  /** For logs. */
  StatusLine withoutBar() {
    return new StatusLine(parts.stream().filter(part -> part.rank() != BAR_RANK).toList());
  }

  /** As much of it as there is room for, and no line feed. */
  String fit(int columns, boolean colour) {
    var shown = new ArrayList<>(parts);
    while (shown.size() > 1 && width(shown) > columns) {
      shown.remove(shown.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
    }
    return shown.stream()
        .map(
            part ->
                GAP
                    + part.paint()
                        .on(colour, PlainText.line(part.text(), Math.max(1, columns - 2))))
        .collect(Collectors.joining());
  }

  private static int width(List<Part> parts) {
    return parts.stream().mapToInt(part -> GAP.length() + PlainText.width(part.text())).sum();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Whole seconds: "45s", "2m 10s", "1h 05m". */
  static String time(Duration time) {
    if (time.toMinutes() < 1) {
      return time.toSeconds() + "s";
    }
    return time.toHours() < 1
        ? "%dm %02ds".formatted(time.toMinutes(), time.toSecondsPart())
        : "%dh %02dm".formatted(time.toHours(), time.toMinutesPart());
  }
}
