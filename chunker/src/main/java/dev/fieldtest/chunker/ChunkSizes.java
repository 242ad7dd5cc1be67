package dev.fieldtest.chunker;

/**
 * The bounds within which chunks are cut.
 *
 * @param minimum sites that a chunk has if so many are left; a session fills several tabs at once,
 *     so a smaller chunk would pay for a browser and leave its tabs empty
 * @param maximum sites that a chunk never exceeds; what a lost session can delay
 * @param sessions how many sessions are expected to share the chunks
 */
public record ChunkSizes(int minimum, int maximum, int sessions) {
  /**
   * For a grid whose size is not known. A session costs the CPU of about ten visits (FACTS.md,
   * "Execution models"), which 100 sites make a tenth of the whole; one session fills 8 tabs.
   */
  public static final ChunkSizes DEFAULT = new ChunkSizes(8, 100, 16);

  /**
   * @throws IllegalArgumentException with a message for the user if a number is less than 1 or the
   *     minimum exceeds the maximum
   */
  public ChunkSizes {
    if (minimum < 1 || maximum < minimum) {
      throw new IllegalArgumentException(
          "a chunk has at least 1 site; " + minimum + " to " + maximum + " sites cannot be");
    }
    if (sessions < 1) {
      throw new IllegalArgumentException("chunks need at least 1 session, not " + sessions);
    }
  }

  /**
   * The same, with another maximum; it also lowers the minimum if need be.
   *
   * @throws IllegalArgumentException with a message for the user if it is less than 1
   */
  public ChunkSizes atMost(int sites) {
    return new ChunkSizes(Math.min(minimum, sites), sites, sessions);
  }

  /**
   * The same, for another number of sessions.
   *
   * @throws IllegalArgumentException with a message for the user if it is less than 1
   */
  public ChunkSizes forSessions(int count) {
    return new ChunkSizes(minimum, maximum, count);
  }
}
