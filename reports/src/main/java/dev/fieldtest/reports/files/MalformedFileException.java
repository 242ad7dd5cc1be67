package dev.fieldtest.reports.files;

import java.io.IOException;

/** A file that Fieldtest should have written can not be read. The message is one line for users. */
public final class MalformedFileException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedFileException(String message) {
    super(message);
  }
}
