package dev.fieldtest.sitecorpus.generated;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.function.Function;

/**
 * Chance that repeats itself: a seed and a name always give the same, whatever else was asked for.
 * So a site changes only where its own sources do.
 */
record Dice(long seed) {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  /** Dice of their own for something. */
  Dice of(String what) {
    return new Dice(mix(seed + STEP * (1 + what.hashCode())));
  }

  /** A number from 0 to below {@code sides}. */
  int roll(String what, int sides) {
    return (int) Long.remainderUnsigned(of(what).seed, sides);
  }

  <T> T choose(String what, List<T> from) {
    return from.get(roll(what, from.size()));
  }

  /** The same in another order. */
  <T> List<T> shuffle(List<T> all, Function<T, String> name) {
    return all.stream().sorted(comparing(each -> of(name.apply(each)).seed)).toList();
  }

  /** A short name as build tools make them from a hash. */
  String hash(String what) {
    String digits = Long.toUnsignedString(of(what).seed, 36);
    return digits.substring(Math.max(0, digits.length() - 6));
  }

  /** The finalizer of SplitMix64, by which neighbouring seeds have nothing in common. */
  private static long mix(long value) {
    long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }
}
