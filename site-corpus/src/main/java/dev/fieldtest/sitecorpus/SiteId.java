package dev.fieldtest.sitecorpus;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a site, unique in its corpus.
 *
 * @param value lower-case letters, digits, dot, underscore and hyphen, 1 to 80 characters
 */
public record SiteId(String value) implements Comparable<SiteId> {
  private static final Pattern VALID = Pattern.compile("[a-z0-9._-]{1,80}");

  /**
   * @throws IllegalArgumentException with a message for the user if the value is not a valid id
   */
  public SiteId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an id has 1 to 80 characters of a-z, 0-9, '.', '_' and '-'");
    }
  }

  /** The id that a corpus gives to a site without one, where no other site takes it. */
  public static SiteId of(URI url) {
    return IdAssignment.derive(url, Set.of());
  }

  @Override
  public int compareTo(SiteId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
