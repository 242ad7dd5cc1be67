package dev.fieldtest.runnercli.cli;

import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteProposal;

/** A page that is to be added to a corpus. */
sealed interface Newcomer {
  /** What the user called it. */
  String page();

  /** It is to be looked at. */
  record Unseen(String page, SiteProposal proposal) implements Newcomer {}

  /** Its line is there, and not written yet. */
  record Found(String page, Site site) implements Newcomer {}

  /**
   * It is there already.
   *
   * @param place where
   */
  record Known(String page, String place) implements Newcomer {}

  /** It has no address that can be tested. */
  record Malformed(String page, String reason) implements Newcomer {}

  /** It has no login form, or can not be visited. */
  record Refused(String page, String reason) implements Newcomer {}
}
