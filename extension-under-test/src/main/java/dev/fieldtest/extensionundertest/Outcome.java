package dev.fieldtest.extensionundertest;

/** What became of a site. DESIGN.md's table of outcomes, in its order. */
public enum Outcome {
  REPLACED(Blame.NOBODY, "the login form was replaced by a usable one-tap control"),
  UNTOUCHED(Blame.NOBODY, "the page was left alone, as expected"),
  NOT_DETECTED(Blame.EXTENSION, "there is a login form, and the extension did nothing"),
  NOT_REPLACED(Blame.EXTENSION, "the form was detected, but there is no usable control"),
  WRONG_TARGET(Blame.EXTENSION, "a control stands where no login form is"),
  FALSE_INJECTION(Blame.EXTENSION, "a control was injected where none was expected"),
  PAGE_BROKEN(Blame.EXTENSION, "the page breaks with the extension and works without it"),
  FORM_ABSENT(Blame.SITE, "there is no login form without the extension either"),
  UNREACHABLE(Blame.SITE, "the site gave no document"),
  BOT_WALL(Blame.SITE, "the site showed a captcha, a challenge or a block page"),
  TIMED_OUT(Blame.SITE, "the page never became interactive, without the extension too"),
  SESSION_LOST(Blame.INFRASTRUCTURE, "the browser or its node was lost each time"),
  NO_CAPACITY(Blame.INFRASTRUCTURE, "the grid gave no session"),
  NOT_RUN(Blame.NOBODY, "the run ended before this site"),
  MISSING(Blame.INFRASTRUCTURE, "planned, but no result was found");

  private final Blame blame;
  private final String meaning;

  Outcome(Blame blame, String meaning) {
    this.blame = blame;
    this.meaning = meaning;
  }

  public Blame blame() {
    return blame;
  }

  /** One clause for people, without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** Whether the extension did what was expected. */
  public boolean passed() {
    return this == REPLACED || this == UNTOUCHED;
  }

  /** Whether this says something about extension or site, so that an attempt with it is judged. */
  public boolean judged() {
    return blame != Blame.INFRASTRUCTURE && this != NOT_RUN;
  }

  /** Whether the extension is to blame. */
  public boolean red() {
    return blame == Blame.EXTENSION;
  }

  /** Whether a run with it is incomplete. */
  public boolean incomplete() {
    return !judged();
  }
}
