package dev.fieldtest.griddocker.fleet;

import java.io.Serial;
import java.util.List;

/** A fleet.json cannot be used. Each problem is one line for the user: where, what, what to do. */
public final class MalformedFleetException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Immutable; declared as what it is made of, for serialization. */
  private final String[] problems;

  MalformedFleetException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = problems.toArray(String[]::new);
  }

  /** All that is wrong, in the order of the file; not empty. */
  public List<String> problems() {
    return List.of(problems);
  }
}
