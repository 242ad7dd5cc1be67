package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.reports.formats.Explanation;
import dev.fieldtest.reports.formats.PlainText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows the checks of one page, one after the other: the first as a whole, then what has changed.
 * Not thread-safe.
 */
final class CheckScreen {
  private final Screen screen;
  private final Path folder;
  private Optional<Explanation> before = Optional.empty();

  /**
   * @param folder that pictures lie in
   */
  CheckScreen(Screen screen, Path folder) {
    this.screen = screen;
    this.folder = folder;
  }

  /** Shows a check. */
  void show(SiteResult result) {
    var now = Explanation.of(result, folder);
    screen.print(headline(result));
    screen.print("  " + now.sentence());
    if (before.isEmpty()) {
      now.facts().forEach(fact -> screen.print(line(fact)));
    } else {
      changes(now, before.get());
    }
    before = Optional.of(now);
  }

  private void changes(Explanation now, Explanation earlier) {
    var changes = now.changesSince(earlier);
    if (changes.isEmpty()) {
      screen.print("  Nothing has changed.");
    }
    for (var change : changes) {
      screen.print("  " + screen.paint(change.startsWith("+") ? Paint.GREEN : Paint.RED, change));
    }
  }

  private String line(Explanation.Fact fact) {
    return "  " + screen.paint(Paint.DIM, fact.about() + ":") + " " + fact.what();
  }

  private String headline(SiteResult result) {
    var outcome = result.outcome();
    var paint = outcome.passed() ? Paint.GREEN : outcome.red() ? Paint.RED : Paint.YELLOW;
    return screen.paint(paint, (outcome.passed() ? "✓ " : "✗ ") + outcome)
        + "  "
        + PlainText.line(result.site().url().toString(), 1000)
        + screen.paint(Paint.DIM, "  " + seconds(result.took()));
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1fs", took.toMillis() / 1000.0);
  }
}
