package dev.fieldtest.griddocker.devtools;

import dev.fieldtest.griddocker.devtools.PageEvent.Committed;
import dev.fieldtest.griddocker.devtools.PageEvent.Failed;
import dev.fieldtest.griddocker.devtools.PageEvent.Gone;
import dev.fieldtest.griddocker.devtools.PageEvent.Lost;
import dev.fieldtest.griddocker.devtools.PageEvent.Navigating;
import java.util.Optional;

/**
 * Whether a visit's navigation has led to its document. What an earlier page of the tab still does
 * is none of the visit's business. For one thread.
 */
final class Arrival {
  /** As many as Chromium follows in HTTP; a page's own redirects it follows for ever. */
  private static final int MOST_REDIRECTS = 20;

  private final String tab;
  private Optional<String> navigation = Optional.empty();
  private boolean committed;
  private int replaced;

  /**
   * @param tab DevTools' id of it, and of its top frame
   */
  Arrival(String tab) {
    this.tab = tab;
  }

  /**
   * Whether an event is to be handled. What comes before the navigation has begun is of an earlier
   * page of the tab. That may have begun a navigation that this one replaces; so until there is a
   * document, the name that was told last is the one.
   */
  boolean admits(PageEvent event) {
    if (event instanceof Navigating begun) {
      if (!committed && begun.frame().equals(tab)) {
        navigation = Optional.of(begun.navigation());
      }
      return false;
    }
    return navigation.isPresent()
        || event instanceof Failed
        || event instanceof Lost
        || event.equals(new Gone(tab));
  }

  boolean isCommitted() {
    return committed;
  }

  /** Notes a new document; tells whether it replaced the visit's. */
  boolean replaces(Committed document) {
    var isTop = document.frame().equals(tab);
    var replaces = isTop && committed && !isOurs(document.navigation());
    committed = committed || (isTop && isOurs(document.navigation()));
    replaced += replaces ? 1 : 0;
    return replaces;
  }

  /** Whether documents replace one another without an end. */
  boolean isLoop() {
    return replaced > MOST_REDIRECTS;
  }

  /**
   * Whether a failed navigation means that there is no document: the visit's own, which has no name
   * then, or one that its page has begun.
   */
  boolean isEndedBy(Failed failed) {
    return failed.navigation().isEmpty() || committed;
  }

  private boolean isOurs(String other) {
    return navigation.isPresent() && navigation.get().equals(other);
  }
}
