package dev.fieldtest.extensionundertest;

import java.util.Optional;

/**
 * An element that matches one of the contract's {@code injected} selectors.
 *
 * @param selector the contract's selector
 * @param outline its tag, id and classes, for people
 * @param box where it can be hit, or where it is laid out if it can not
 * @param visible whether it, or what it renders, can be seen
 * @param hit whether a click reaches it once it is scrolled into view
 * @param coveredBy outline of what a click reaches instead
 * @param place which form it stands at
 */
public record ControlFacts(
    String selector,
    String outline,
    Box box,
    boolean visible,
    boolean hit,
    Optional<String> coveredBy,
    Place place) {

  /** Which form a control stands at. */
  public enum Place {
    /** At the fields of the login form. */
    AT_FORM,
    /** At other fields. */
    ELSEWHERE,
    /** Nothing on this page tells: compare with the form's box in the control visit. */
    UNKNOWN
  }
}
