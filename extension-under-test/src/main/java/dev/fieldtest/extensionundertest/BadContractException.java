package dev.fieldtest.extensionundertest;

import java.util.List;

/** A contract cannot be used. Each problem is one line for the user: where, what, what to do. */
public final class BadContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Immutable; declared as what it is made of, for serialization. */
  private final String[] problems;

  BadContractException(List<String> problems) {
    this(problems.stream().map(BadExtensionException::oneLine).toArray(String[]::new));
  }

  private BadContractException(String... problems) {
    super(String.join("\n", problems));
    this.problems = problems;
  }

  /** All that is wrong, in the order of the file; not empty. */
  public List<String> problems() {
    return List.of(problems);
  }
}
