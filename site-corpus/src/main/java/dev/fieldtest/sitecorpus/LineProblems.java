package dev.fieldtest.sitecorpus;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the problems of one line go. */
record LineProblems(String file, int line, List<Problem> all) {
  void add(String field, String message) {
    all.add(
        new Problem(
            file,
            OptionalInt.of(line),
            field.isEmpty() ? Optional.empty() : Optional.of(field),
            message));
  }
}
