package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.HubAddress;
import java.net.URI;
import java.util.Locale;

/** The address of a Selenium Grid. */
final class GridAddress {
  private GridAddress() {}

  /**
   * Reads one.
   *
   * @throws UsageException if it is none
   */
  static HubAddress of(String grid) {
    try {
      var url = URI.create(grid);
      var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null && scheme.matches("https?")) {
        return HubAddress.of(url);
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the form that is expected.
    }
    throw new UsageException(
        "--grid is 'embedded', 'docker', 'testcontainers' or an address like http://127.0.0.1:4444, not '"
            + grid.replaceFirst("^(\\w+://)?.*@", "$1") // A password, perhaps.
            + "'");
  }
}
