package dev.fieldtest.reports;

import dev.fieldtest.extensionundertest.Outcome;
import java.time.Instant;
import java.util.Optional;

/** What can be wrong with a site of a corpus, so that its line needs care. */
public enum Ailment {
  DEAD("Dead"),
  WALLED("Behind a wall"),
  MOVED("Moved for good"),
  FORM_GONE("Without their login form"),
  FLAKY("Flaky in most runs"),
  NO_LONGER_FAILING("Known to fail, yet passing"),
  LONG_WITHOUT_PASS("Longest without a pass");

  private static final int FEW_RUNS = 3;

  private final String title;

  Ailment(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  boolean ails(SiteRecord site) {
    return switch (this) {
      case DEAD -> site.outcome() == Outcome.UNREACHABLE || site.outcome() == Outcome.TIMED_OUT;
      case WALLED -> site.outcome() == Outcome.BOT_WALL;
      case MOVED -> site.movedTo().isPresent();
      case FORM_GONE -> site.outcome() == Outcome.FORM_ABSENT;
      case FLAKY ->
          site.history().runs() >= FEW_RUNS
              && 2 * site.history().flakyRuns() > site.history().runs();
      case NO_LONGER_FAILING -> site.has(Note.FIXED);
      case LONG_WITHOUT_PASS -> !site.outcome().passed() && site.history().runs() >= FEW_RUNS;
    };
  }

  /** Whether it is the corpus's line that ails, so that another one may mend it. */
  boolean isOfTheLine() {
    return this == MOVED || this == FORM_GONE || this == NO_LONGER_FAILING;
  }

  /** Since when it is known to be so; empty for what has no beginning, or none that is known. */
  Optional<Instant> since(SiteRecord site) {
    return this == FLAKY
        ? Optional.empty()
        : this == LONG_WITHOUT_PASS ? site.history().lastPass() : site.history().since();
  }
}
