package dev.fieldtest.reports.formats;

/** Scripts that time a {@code report.html} from within, in milliseconds. */
public final class ReportTimes {
  private static final String TIMED =
      """
      document.getElementById('clear').click();
      const before = performance.now();
      %s
      document.getElementById('sites').getBoundingClientRect();
      return performance.now() - before;
      """;

  /** From typing the argument until its rows are laid out. */
  public static final String SEARCH_MS =
      TIMED.formatted("search.value = arguments[0]; search.dispatchEvent(new Event('input'));");

  /** From choosing the argument as the outcome, and no search, until its rows are laid out. */
  public static final String FILTER_MS =
      TIMED.formatted(
          "outcome.value = arguments[0];" + "outcome.dispatchEvent(new Event('change'));");

  /** From the first click on a column's head until all rows are in their new order. */
  public static final String SORT_MS =
      TIMED.formatted("document.querySelector('[data-sort=time] button').click();");

  /** From the beginning of navigation until anything was painted. */
  public static final String FIRST_PAINT =
      "return performance.getEntriesByName('first-contentful-paint')[0].startTime";

  /** From the beginning of navigation until the table was there. */
  public static final String TABLE = "return performance.getEntriesByName('table')[0].startTime";

  /** Whether what a search looks at is prepared. */
  public static final String TEXTS_READY =
      "return performance.getEntriesByName('texts').length > 0";

  private ReportTimes() {}
}
