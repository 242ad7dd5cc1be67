package dev.fieldtest.griddocker.docker;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How large a node's /dev/shm is to be. */
public final class SharedMemory {
  static final String VARIABLE = "GRID_SHM_SIZE";
  private static final long LEAST = 256L << 20;
  private static final long DEFAULT = 1L << 30;
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?([bkmg]?)b?");

  private SharedMemory() {}

  /**
   * Bytes that a node gets.
   *
   * @throws dev.fieldtest.griddocker.GridException if what is asked for is no size, or too little
   *     for Chrome
   */
  public static long require(Map<String, String> environment) {
    var asked = environment.getOrDefault(VARIABLE, "");
    var bytes = asked.isEmpty() ? OptionalLong.of(DEFAULT) : bytes(asked);
    if (bytes.isEmpty()) {
      throw Docker.failure(VARIABLE + "=" + asked + " is no size; write it like 1gb");
    }
    if (bytes.getAsLong() < LEAST) {
      throw Docker.failure(
          VARIABLE
              + "="
              + asked
              + " is too little: Chrome's renderers crash when /dev/shm is full; set it to 1gb");
    }
    return bytes.getAsLong();
  }

  private static OptionalLong bytes(String size) {
    var found = SIZE.matcher(size.toLowerCase(Locale.ROOT));
    if (!found.matches()) {
      return OptionalLong.empty();
    }
    var shift =
        switch (found.group(2)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return OptionalLong.of(Long.parseLong(found.group(1)) << shift);
  }
}
