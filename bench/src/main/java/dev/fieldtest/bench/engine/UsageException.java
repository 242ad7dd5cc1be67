package dev.fieldtest.bench.engine;

import java.io.Serial;

/** The arguments can not be used; the message says why. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
