package dev.fieldtest.reports.formats;

/** Scripts that time a {@code report.html} from within. */
public final class ReportTimes {
  /**
   * Types a search and returns {@code ms}, until its rows are laid out, and how many {@code
   * matches} there are.
   */
  public static final String SEARCH =
      """
      const box = document.getElementById('search');
      const before = performance.now();
      box.value = arguments[0];
      box.dispatchEvent(new Event('input'));
      document.getElementById('sites').getBoundingClientRect();
      return {
        ms: performance.now() - before,
        matches: document.getElementById('sites').ariaRowCount - 1,
      };
      """;

  /** Returns when, in milliseconds from the beginning of navigation, anything was painted. */
  public static final String FIRST_PAINT =
      "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";

  /** Returns when, in milliseconds from the beginning of navigation, the table was there. */
  public static final String TABLE = "return performance.getEntriesByName('table')[0].startTime";

  private ReportTimes() {}
}
