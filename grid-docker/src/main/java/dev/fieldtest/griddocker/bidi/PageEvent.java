package dev.fieldtest.griddocker.bidi;

import dev.fieldtest.griddocker.GridException;
import java.util.Map;

/** What can happen during a visit. Contexts and navigations are named by BiDi's ids. */
sealed interface PageEvent {
  /** A navigation has begun. */
  record Navigating(String context, String navigation) implements PageEvent {}

  /** A document replaced the one before. */
  record Committed(String context, String navigation) implements PageEvent {}

  /** A document is interactive. */
  record Interactive(String context, String navigation) implements PageEvent {}

  /** A document and all that it refers to are there. */
  record Loaded(String context) implements PageEvent {}

  /** A navigation led to no document. */
  record Failed(String navigation, String reason) implements PageEvent {}

  /** A frame is gone. */
  record Gone(String context) implements PageEvent {}

  /** The observer of a frame tells its facts. */
  record Facts(String context, int round, String json) implements PageEvent {}

  /**
   * What became of a step of the corpus.
   *
   * @param number from 0
   * @param state as the observer says it: found, replaced or missing
   */
  record Step(int round, int number, String state) implements PageEvent {}

  /** A script printed something. */
  record Printed(String text) implements PageEvent {}

  /**
   * A server answered a navigation.
   *
   * @param redirects how many there were before
   * @param headers by name in lower case
   */
  record Answered(String context, int redirects, Map<String, String> headers)
      implements PageEvent {}

  /**
   * A redirect of a document by HTTP.
   *
   * @param target where it leads, absolute
   */
  record Redirected(String context, String url, int status, String target) implements PageEvent {}

  /** An uncaught exception. */
  record Uncaught(String text) implements PageEvent {}

  /** The page is beyond all questions. */
  record Died(String reason) implements PageEvent {}

  /** The browser is lost. */
  record Lost(GridException failure) implements PageEvent {}
}
