package dev.fieldtest.griddocker.devtools;

import dev.fieldtest.griddocker.GridException;
import java.util.Map;

/** What can happen during a visit. Frames and navigations are named by DevTools' ids. */
sealed interface PageEvent {
  /** A navigation has begun. */
  record Navigating(String frame, String navigation) implements PageEvent {}

  /** A document replaced the one before. */
  record Committed(String frame, String navigation) implements PageEvent {}

  /** A document is interactive. */
  record Interactive(String frame) implements PageEvent {}

  /** The tab's document and all that it refers to are there. */
  record Loaded() implements PageEvent {}

  /** A navigation led to no document; the visit's own has no name then. */
  record Failed(String navigation, String reason) implements PageEvent {}

  /** A frame is gone. */
  record Gone(String frame) implements PageEvent {}

  /** The observer of a frame tells its facts. */
  record Facts(String frame, int round, String json) implements PageEvent {}

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
   * @param headers by name in lower case
   */
  record Answered(String frame, Map<String, String> headers) implements PageEvent {}

  /**
   * A redirect of a document by HTTP.
   *
   * @param target where it leads, absolute
   */
  record Redirected(String frame, String url, int status, String target) implements PageEvent {}

  /** An uncaught exception. */
  record Uncaught(String text) implements PageEvent {}

  /** The page is beyond all questions. */
  record Died(String reason) implements PageEvent {}

  /** The browser is lost. */
  record Lost(GridException failure) implements PageEvent {}
}
