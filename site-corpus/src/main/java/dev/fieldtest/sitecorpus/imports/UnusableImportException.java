package dev.fieldtest.sitecorpus.imports;

import java.io.Serial;
import java.nio.file.Path;

/**
 * A file from which no addresses can be taken. The message is one line for the user, and quotes
 * nothing of what stands in the file.
 */
public final class UnusableImportException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UnusableImportException(Path file, String what) {
    super(file + ": " + what);
  }

  /** About a line, from 1. */
  UnusableImportException(Path file, long line, String what) {
    super(file + ":" + line + ": " + what);
  }
}
