package dev.fieldtest.sitecorpus;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A corpus that cannot be used, with everything that is wrong with it. The message is for the user:
 * one line a problem.
 */
public final class MalformedCorpusException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * @throws IllegalArgumentException if there is no problem
   */
  public MalformedCorpusException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a malformed corpus has a problem");
    }
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the lines. */
  public List<Problem> problems() {
    return problems;
  }
}
