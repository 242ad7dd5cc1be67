package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.SiteResult;
import java.util.Optional;

/**
 * What the deciding attempt saw.
 *
 * @param detail one clause of why
 * @param visit with the extension
 * @param control without it
 */
record Evidence(String detail, Optional<VisitView> visit, Optional<VisitView> control) {
  private static final int LONGEST = 600;

  static Evidence of(SiteResult result) {
    return new Evidence(
        PlainText.line(result.detail(), LONGEST),
        result.deciding().flatMap(Attempt::visit).map(VisitView::of),
        result.deciding().flatMap(Attempt::control).map(VisitView::of));
  }
}
