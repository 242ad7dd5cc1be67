package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.BadContractException;
import dev.fieldtest.extensionundertest.BadExtensionException;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.MalformedFleetException;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.reports.files.MalformedFileException;
import dev.fieldtest.reports.files.NothingFinishedException;
import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.files.UnusableFolderException;
import dev.fieldtest.reports.files.UnusableResultsException;
import dev.fieldtest.runnercli.corpus.ProblemListing;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells of what stopped a command: what is wrong and what to do, without a stack trace.
 *
 * @param debug whether to show the stack trace all the same
 */
record Failures(BooleanSupplier debug) implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof MalformedCorpusException malformed) {
      var listing = new ProblemListing(malformed.problems());
      (Terminal.isComplainedAt() ? listing.folded() : listing.lines())
          .forEach(line.getErr()::println);
    } else if (failure instanceof MalformedFleetException malformed) {
      malformed.problems().forEach(problem -> line.getErr().println("fieldtest: " + problem));
    } else if (failure instanceof BadContractException bad) {
      bad.problems().forEach(problem -> line.getErr().println("fieldtest: " + problem));
    } else {
      line.getErr().println("fieldtest: " + text(failure));
    }
    if (debug.getAsBoolean()) {
      failure.printStackTrace(line.getErr());
    }
    return exitCode(failure);
  }

  private static String text(Exception failure) {
    var message = oneLine(String.valueOf(failure.getMessage()));
    return exitCode(failure) == Verdict.INTERNAL_ERROR.exitCode()
            && !(failure instanceof OutputLostException)
        ? "internal error: "
            + failure.getClass().getSimpleName()
            + ": "
            + message
            + "; --debug shows more"
        : message;
  }

  private static int exitCode(Exception failure) {
    if (failure instanceof GridException) {
      return Verdict.UNUSABLE.exitCode();
    }
    if (failure instanceof NothingFinishedException) {
      return Verdict.INCOMPLETE.exitCode();
    }
    var isUsage =
        failure instanceof MalformedCorpusException
            || failure instanceof BadContractException
            || failure instanceof MalformedFleetException
            || failure instanceof BadExtensionException
            || failure instanceof UnusableFolderException
            || failure instanceof MalformedFileException
            || failure instanceof UnusableResultsException
            || failure instanceof UsageException;
    return isUsage ? CommandLine.ExitCode.USAGE : Verdict.INTERNAL_ERROR.exitCode();
  }

  /** A text that may come from anywhere, as one printable line. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
