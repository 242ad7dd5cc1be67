package dev.fieldtest.chunker;

/**
 * The slice of a corpus that one CI agent owns.
 *
 * @param index 1 to {@code count}
 * @param count how many slices there are
 */
public record Shard(int index, int count) {
  /** The whole corpus. */
  public static final Shard WHOLE = new Shard(1, 1);

  /**
   * @throws IllegalArgumentException with a message for the user if the index is out of range
   */
  public Shard {
    if (count < 1 || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "'" + index + "/" + count + "' is no shard; i/n needs 1 <= i <= n, as in 2/3");
    }
  }

  /**
   * Parses {@code i/n}.
   *
   * @throws IllegalArgumentException with a message for the user if the text is not of that form
   */
  public static Shard parse(String text) {
    var parts = text.split("/", -1);
    try {
      if (parts.length == 2) {
        return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      }
    } catch (NumberFormatException e) {
      // Said below, with the form that is expected.
    }
    throw new IllegalArgumentException("'" + text + "' is no shard; write i/n, as in 2/3");
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
