package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.bidi.PageEvent.Committed;
import dev.fieldtest.griddocker.bidi.PageEvent.Failed;
import dev.fieldtest.griddocker.bidi.PageEvent.Interactive;
import dev.fieldtest.griddocker.bidi.PageEvent.Lost;
import dev.fieldtest.griddocker.bidi.PageEvent.Navigating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a visit's navigation has led to its document. What an earlier page of the tab still does
 * is none of the visit's business. For one thread.
 */
final class Arrival {
  /** As many as Chromium follows in HTTP; a page's own redirects it follows for ever. */
  private static final int MOST_REDIRECTS = 20;

  private final String tab;
  private final List<PageEvent> early = new ArrayList<>();
  private Optional<String> navigation = Optional.empty();
  private boolean committed;
  private int replaced;

  /**
   * @param tab BiDi's id of it
   */
  Arrival(String tab) {
    this.tab = tab;
  }

  /**
   * The events to handle now. Holds back what comes before the navigation's name is known, for the
   * answer that tells it and the events travel apart.
   */
  List<PageEvent> admit(PageEvent event) {
    if (event instanceof Navigating named) {
      navigation = Optional.of(named.navigation());
      return early;
    }
    if (navigation.isEmpty() && !(event instanceof Failed) && !(event instanceof Lost)) {
      early.add(event);
      return List.of();
    }
    return List.of(event);
  }

  boolean isCommitted() {
    return committed;
  }

  /** Notes a new document; tells whether it replaced the visit's. */
  boolean replaces(Committed document) {
    var isTop = document.context().equals(tab);
    var replaces = isTop && committed && !isOurs(document.navigation());
    committed = committed || (isTop && isOurs(document.navigation()));
    replaced += replaces ? 1 : 0;
    return replaces;
  }

  /** Whether documents replace one another without an end. */
  boolean isLoop() {
    return replaced > MOST_REDIRECTS;
  }

  /** Notes that a document is interactive; tells whether it belongs to the visit. */
  boolean includes(Interactive document) {
    committed = committed || (document.context().equals(tab) && isOurs(document.navigation()));
    return committed;
  }

  /** Whether a failed navigation means that there will be no document. */
  boolean isEndedBy(Failed failed) {
    return failed.navigation().isEmpty() || (isOurs(failed.navigation()) && !committed);
  }

  private boolean isOurs(String other) {
    return navigation.isPresent() && navigation.get().equals(other);
  }
}
