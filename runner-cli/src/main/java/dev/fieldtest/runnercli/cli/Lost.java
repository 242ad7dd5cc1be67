package dev.fieldtest.runnercli.cli;

import dev.fieldtest.reports.files.OutputLostException;
import dev.fieldtest.reports.files.UnusableFolderException;
import java.io.IOException;
import java.nio.file.Path;

/** A report that can not be written, as when the disk is full, where an earlier one stays. */
final class Lost {
  private Lost() {}

  /** What to throw, which says what to do. */
  static RuntimeException during(String command, Path folder, IOException cause)
      throws IOException {
    if (cause instanceof UnusableFolderException) {
      throw cause;
    }
    return new OutputLostException(
        folder, cause, "an earlier report is as it was: make room, then '" + command + "' again");
  }
}
