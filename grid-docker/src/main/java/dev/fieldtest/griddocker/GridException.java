package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.AbortCause;
import java.io.Serial;

/**
 * A grid, a node or a browser failed. The message is one line for the user: what, and what to do.
 */
public final class GridException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final AbortCause abortCause;

  public GridException(AbortCause abortCause, String message) {
    super(message);
    this.abortCause = abortCause;
  }

  public GridException(AbortCause abortCause, String message, Throwable cause) {
    super(message, cause);
    this.abortCause = abortCause;
  }

  /** Why the attempts that it hit are void. */
  public AbortCause abortCause() {
    return abortCause;
  }
}
