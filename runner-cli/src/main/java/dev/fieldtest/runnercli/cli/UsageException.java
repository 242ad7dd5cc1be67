package dev.fieldtest.runnercli.cli;

import java.io.Serial;

/**
 * What was asked can not be done as asked. The message is one line: what is wrong, and what to do.
 */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
