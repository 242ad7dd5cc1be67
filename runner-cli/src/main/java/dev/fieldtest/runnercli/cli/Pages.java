package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.SiteUrl;
import java.net.URI;

/** Reads addresses of pages from the command line. */
final class Pages {
  private Pages() {}

  /**
   * Reads one.
   *
   * @throws UsageException if it is none that can be tested
   */
  static URI address(String text) {
    try {
      return SiteUrl.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new UsageException(Failures.oneLine(text + " " + e.getMessage()));
    }
  }
}
