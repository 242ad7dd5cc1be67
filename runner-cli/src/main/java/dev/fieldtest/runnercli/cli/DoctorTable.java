package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.runnercli.doctor.Finding;
import dev.fieldtest.runnercli.doctor.Finding.Mark;
import java.util.List;

/**
 * Findings for people, a row each as they come.
 *
 * @param screen where they are shown
 */
record DoctorTable(Screen screen) {
  private static final int SUBJECT = 11;
  private static final int LONGEST = 500;

  /** Shows one; what is to be done stands below it. */
  void row(Finding finding) {
    var subject = finding.subject();
    var gap = " ".repeat(Math.max(1, SUBJECT - PlainText.width(subject)));
    screen.print("  " + sign(finding.mark()) + " " + subject + gap + plain(finding.found()));
    if (!finding.advice().isEmpty()) {
      screen.print(
          " ".repeat(SUBJECT + 4) + screen.paint(Paint.BOLD, "→ " + plain(finding.advice())));
    }
  }

  private String sign(Mark mark) {
    return switch (mark) {
      case GOOD -> screen.paint(Paint.GREEN, "✓");
      case DOUBTFUL -> screen.paint(Paint.YELLOW, "!");
      case BAD -> screen.paint(Paint.RED, "✗");
    };
  }

  private static String plain(String untrusted) {
    return PlainText.line(untrusted, LONGEST);
  }

  /** Says what all of them mean. */
  void end(List<Finding> findings) {
    var bad = findings.stream().filter(found -> found.mark() == Mark.BAD).count();
    var doubtful = findings.stream().anyMatch(found -> found.mark() == Mark.DOUBTFUL);
    screen.print("");
    if (bad > 0) {
      screen.print(screen.paint(Paint.RED, "A run can not go well here: see what is marked ✗."));
    } else {
      screen.print(
          screen.paint(Paint.GREEN, "A run can go well here.")
              + (doubtful ? " What is marked ! may matter." : ""));
    }
  }
}
