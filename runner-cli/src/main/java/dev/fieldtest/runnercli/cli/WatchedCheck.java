package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.BadContractException;
import dev.fieldtest.extensionundertest.BadExtensionException;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.runnercli.cli.ExtensionOptions.Chosen;
import java.io.IOException;
import java.util.Optional;

/**
 * Checks of one page, repeated on the same grid whenever the extension changes. What is broken
 * between two saves is told in one line, and waited for.
 */
record WatchedCheck(
    PageCheck check, PageCheck.On on, ExtensionOptions extension, CheckScreen shown) {
  /** Goes on until it is interrupted; the exit code. */
  int run(Chosen first) throws IOException, InterruptedException {
    try (var files = FileWatch.begin(extension.files())) {
      var now = Optional.of(first);
      while (true) {
        if (now.isPresent() && isInterrupted(now.get())) {
          return Verdict.INTERRUPTED.exitCode();
        }
        on.screen().print("Watching " + paths() + "; Ctrl-C ends");
        now = next(files, now);
        on.screen().print("");
      }
    }
  }

  private boolean isInterrupted(Chosen chosen) {
    try {
      return check.check(on, chosen, shown) == Verdict.INTERRUPTED;
    } catch (GridException e) {
      complain(e);
      return false;
    }
  }

  /** Waits for another extension, or one that is broken; saves that change nothing are nothing. */
  private Optional<Chosen> next(FileWatch files, Optional<Chosen> before)
      throws IOException, InterruptedException {
    while (true) {
      files.await();
      try {
        var now = extension.choose(check.environment());
        if (before.isEmpty() || !isSame(before.get(), now)) {
          return Optional.of(now);
        }
      } catch (BadExtensionException e) {
        complain(e);
        return Optional.empty();
      } catch (BadContractException e) {
        e.problems().forEach(problem -> on.screen().print("  " + Failures.oneLine("" + problem)));
        return Optional.empty();
      }
    }
  }

  private static boolean isSame(Chosen one, Chosen other) {
    return one.extension().sha256().equals(other.extension().sha256())
        && one.contract().sha256().equals(other.contract().sha256());
  }

  private void complain(RuntimeException e) {
    on.screen().print("  " + Failures.oneLine(String.valueOf(e.getMessage())));
  }

  private String paths() {
    return String.join(", ", extension.files().stream().map(String::valueOf).toList());
  }
}
