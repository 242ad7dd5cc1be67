package dev.fieldtest.chunker;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

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

  /**
   * Whether a domain's sites are on this shard; true for exactly one index of each count.
   *
   * <p>Nothing but the domain's name and the count decide, by a jump consistent hash (J. Lamping,
   * E. Veach: "A Fast, Minimal Memory, Consistent Hash Algorithm", 2014) of its SHA-256: a site
   * that is added, removed or slower than before moves no other one, and one shard more moves only
   * the domains that it takes.
   */
  public boolean owns(RegistrableDomain domain) {
    var hash = Hashing.sha256().hashString(domain.name(), StandardCharsets.UTF_8);
    return Hashing.consistentHash(hash, count) == index - 1;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
