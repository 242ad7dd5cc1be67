package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.runnercli.cli.Newcomer.Found;
import dev.fieldtest.runnercli.cli.Newcomer.Known;
import dev.fieldtest.runnercli.cli.Newcomer.Malformed;
import dev.fieldtest.runnercli.cli.Newcomer.Refused;
import dev.fieldtest.sitecorpus.CorpusWriter;
import dev.fieldtest.sitecorpus.GrowingCorpus;
import dev.fieldtest.sitecorpus.IoReason;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.ExitCode;

/**
 * Tells what was found, asks, and writes.
 *
 * @param file as the user named it
 */
record AddEnding(GrowingCorpus corpus, Path file, Screen screen, Consent consent) {
  private static final int LONGEST = 500;
  private static final int LONGEST_LINE = 10_000;
  private static final int WIDEST_PAGE = 60;

  /** Shows each page with what became of it. */
  void table(List<? extends Newcomer> pages) {
    var width =
        pages.stream().mapToInt(page -> PlainText.width(shown(page))).max().orElse(WIDEST_PAGE);
    for (var page : pages) {
      var gap = " ".repeat(width - PlainText.width(shown(page)) + 2);
      screen.print(sign(page) + " " + shown(page) + gap + what(page));
    }
  }

  private static String shown(Newcomer page) {
    return PlainText.line(page.page(), WIDEST_PAGE);
  }

  private String sign(Newcomer page) {
    if (page instanceof Found) {
      return screen.paint(Paint.GREEN, "✓");
    }
    return page instanceof Known ? screen.paint(Paint.DIM, "=") : screen.paint(Paint.RED, "✗");
  }

  private static String what(Newcomer page) {
    if (page instanceof Found found) {
      return line(found.site());
    }
    if (page instanceof Known known) {
      return "is in the corpus already: " + PlainText.line(known.place(), LONGEST);
    }
    var reason =
        page instanceof Malformed malformed ? malformed.reason() : ((Refused) page).reason();
    return PlainText.line(reason, LONGEST);
  }

  private static String line(Site site) {
    return PlainText.line(CorpusWriter.toLine(site), LONGEST_LINE);
  }

  /** One page that can not be added, as one line for the user. */
  static String refusal(Newcomer page) {
    return Failures.oneLine(page.page() + " " + what(page));
  }

  /** Shows the line of one page. */
  void proposal(Found page) {
    screen.print(line(page.site()));
  }

  /**
   * Writes what was found, if the user agrees.
   *
   * @return false if the user does not
   * @throws UsageException if the file can not be written
   */
  boolean write(List<? extends Newcomer> pages) {
    var lines = pages.stream().filter(Found.class::isInstance).count();
    var what = lines + (lines == 1 ? " line" : " lines");
    if (lines == 0 || !consent.to("Append " + what + " to " + file + "?")) {
      screen.print("Nothing is written.");
      return lines == 0;
    }
    try {
      corpus.save();
    } catch (IOException e) {
      throw new UsageException(file + " can not be written: " + IoReason.of(e));
    }
    screen.print("Appended " + what + " to " + file + ".");
    return true;
  }

  /**
   * The exit code of pages that were all looked at.
   *
   * @param agreed whether the user agreed to what was found
   */
  static int exitCode(List<? extends Newcomer> pages, boolean agreed) {
    if (any(pages, Malformed.class::isInstance)) {
      return ExitCode.USAGE;
    }
    if (any(pages, Refused.class::isInstance)) {
      return Verdict.INCOMPLETE.exitCode();
    }
    return agreed && any(pages, Found.class::isInstance)
        ? ExitCode.OK
        : Verdict.NOTHING_TO_RUN.exitCode();
  }

  private static boolean any(List<? extends Newcomer> pages, Predicate<Newcomer> condition) {
    return pages.stream().anyMatch(condition);
  }
}
