package dev.fieldtest.reports.formats;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values that many sites share, each told once and then called by its place. */
final class WordList<T> {
  private final Map<T, Integer> places = new LinkedHashMap<>();

  /** The place of a value, which is added if it is new. */
  int place(T value) {
    var next = places.size();
    var known = places.putIfAbsent(value, next);
    return known == null ? next : known;
  }

  /** All values, in the order of their places. */
  Collection<T> values() {
    return Collections.unmodifiableSet(places.keySet());
  }
}
