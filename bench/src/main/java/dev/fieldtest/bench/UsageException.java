package dev.fieldtest.bench;

import java.io.Serial;

/** The arguments can not be used; the message says why. */
public final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
