package dev.fieldtest.chunker;

import java.time.Duration;

/**
 * The bounds within which chunks are cut.
 *
 * @param maximum sites that a chunk never exceeds; what a lost session can delay
 * @param sessions how many sessions are expected to share the chunks
 * @param least what a chunk is to take at least, if there is so much to do: then all take alike,
 *     and there are no more than sessions. Nothing: chunks get finer towards the tail
 */
public record ChunkSizes(int maximum, int sessions, Duration least) {
  /** A session takes one chunk after another, so a chunk needs no more than to fill its tabs. */
  public static final ChunkSizes DEFAULT = new ChunkSizes(25, 16, Duration.ZERO);

  /**
   * @throws IllegalArgumentException with a message for the user if a number is less than 1
   */
  public ChunkSizes {
    if (maximum < 1) {
      throw new IllegalArgumentException("a chunk has at least 1 site, not " + maximum);
    }
    if (sessions < 1) {
      throw new IllegalArgumentException("chunks need at least 1 session, not " + sessions);
    }
  }

  /**
   * The same, with no chunk above so many sites.
   *
   * @throws IllegalArgumentException with a message for the user if it is less than 1
   */
  public ChunkSizes atMost(int sites) {
    return new ChunkSizes(Math.min(maximum, sites), sessions, least);
  }

  /**
   * The same, for another number of sessions.
   *
   * @throws IllegalArgumentException with a message for the user if it is less than 1
   */
  public ChunkSizes forSessions(int count) {
    return new ChunkSizes(maximum, count, least);
  }

  /** How many chunks there are to be where all take alike, if they are to. */
  int number(Duration total) {
    var fit = least.isZero() ? 0 : total.dividedBy(least);
    return (int) Math.max(1, Math.min(sessions, fit));
  }
}
