package dev.fieldtest.reports.formats;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.reports.SiteResult;

/** What a site's result is to tools that know tests and nothing of sites. */
public enum Fate {
  PASSED,
  /** The extension's fault. */
  FAILURE,
  /** Infrastructure's fault. */
  ERROR,
  /** The site's fault, a known failure, or not run. */
  SKIPPED;

  /** The fate of a result. */
  public static Fate of(SiteResult result) {
    if (result.outcome().passed()) {
      return PASSED;
    }
    if (result.failing()) {
      return FAILURE;
    }
    return result.blame() == Blame.INFRASTRUCTURE ? ERROR : SKIPPED;
  }

  /** Why, in one bounded line; untrusted, but without control characters. */
  public static String reason(SiteResult result) {
    var known = Wording.known(result);
    var why = result.outcome() + ": " + Wording.why(result);
    return PlainText.line(known.isEmpty() ? why : known + " (" + why + ")", 400);
  }
}
