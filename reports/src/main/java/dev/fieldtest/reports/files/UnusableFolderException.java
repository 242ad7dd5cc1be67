package dev.fieldtest.reports.files;

import java.io.IOException;

/** The output folder can not be used. The message is one line for the user. */
public final class UnusableFolderException extends IOException {
  private static final long serialVersionUID = 1;

  UnusableFolderException(String message) {
    super(message);
  }

  UnusableFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
