package dev.fieldtest.sitecorpus.imports;

import java.util.List;

/**
 * The addresses of a file, as they stand there.
 *
 * @param texts some of them may be none
 */
record Listing(ImportKind kind, List<String> texts) {
  Listing {
    texts = List.copyOf(texts);
  }
}
