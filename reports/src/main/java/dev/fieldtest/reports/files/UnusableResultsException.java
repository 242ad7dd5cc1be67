package dev.fieldtest.reports.files;

import java.io.IOException;

/** A run's results can not be used as the user asked. The message is one line for the user. */
public final class UnusableResultsException extends IOException {
  private static final long serialVersionUID = 1;

  UnusableResultsException(String message) {
    super(message);
  }
}
