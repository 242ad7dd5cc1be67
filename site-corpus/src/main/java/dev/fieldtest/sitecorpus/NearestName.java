package dev.fieldtest.sitecorpus;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Locale;

/** Says which known word somebody meant who wrote another one. */
final class NearestName {
  private NearestName() {}

  /** Advice for the end of a message: the nearest name if one is near, else all of them. */
  static String advice(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= allowed(name))
        .min(comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))))
        .map(name -> "did you mean \"" + name + "\"?")
        .orElseGet(() -> "known here: " + known.stream().collect(joining(", ")));
  }

  private static int allowed(String name) {
    return Math.max(1, name.length() / 3);
  }

  /** Levenshtein's distance, bounded by the length of short words only. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
