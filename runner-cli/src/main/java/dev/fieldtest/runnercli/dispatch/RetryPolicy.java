package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult.Judged;
import dev.fieldtest.reports.AttemptResult.Spoilt;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a site is tried again. Pure.
 *
 * <p>Judged attempts are bounded by {@code retries}, void ones by a bound of their own. What fails
 * under the lean profile is always tried under the full one, and what passes there up to twice more
 * under the lean one, which tells a flaky site from one that only the lean flags break. A broken
 * page has to be seen twice. What may have killed a browser gets one of its own.
 *
 * @param retries how many judged attempts may follow the first, 0 or more
 */
public record RetryPolicy(int retries) {
  private static final int MAX_VOID = 5;

  /** What profiles and breakages may ask for beyond {@code retries} ends here. */
  private static final int MAX_JUDGED = 4;

  /**
   * @throws IllegalArgumentException with a message for the user if it is negative
   */
  public RetryPolicy {
    if (retries < 0) {
      throw new IllegalArgumentException("--retries is 0 or more, not " + retries);
    }
  }

  /**
   * How to try again.
   *
   * @param profile the flags of the browser
   */
  record Repeat(Profile profile, Isolation isolation) {}

  /** What follows on these attempts at one site, in order; empty if its result is final. */
  Optional<Repeat> after(List<Attempt> attempts) {
    var last = attempts.get(attempts.size() - 1);
    var judged = attempts.stream().filter(Attempt::judged).toList();
    Optional<Profile> next;
    if (!last.judged()) {
      var isBounded = count(attempts, RetryPolicy::spoiltByGrid) < MAX_VOID;
      next = isBounded ? Optional.of(last.profile()) : Optional.empty();
    } else if (judged.size() < Math.max(MAX_JUDGED, retries + 1)) {
      next = afterJudged(judged, last);
    } else {
      next = Optional.empty();
    }
    return next.map(profile -> new Repeat(profile, isolation(attempts)));
  }

  /** The runner's own death says nothing about a site, however often it is resumed. */
  private static boolean spoiltByGrid(Attempt attempt) {
    return attempt.result() instanceof Spoilt spoilt && spoilt.cause() != AbortCause.RUNNER_LOST;
  }

  /** Neighbours are innocent of what happens to a browser that a site has alone. */
  private static Isolation isolation(List<Attempt> attempts) {
    if (attempts.stream().anyMatch(SiteCheck::killedBrowser)) {
      return Isolation.CONTROL_FIRST;
    }
    var lost = 0;
    for (var attempt : attempts) {
      lost = attempt.judged() ? 0 : lost + (lostBrowser(attempt) ? 1 : 0);
    }
    return lost == 0 ? Isolation.NONE : lost == 1 ? Isolation.ALONE : Isolation.CONTROL_FIRST;
  }

  private static boolean lostBrowser(Attempt attempt) {
    return attempt.result() instanceof Spoilt spoilt
        && (spoilt.cause() == AbortCause.BROWSER_LOST || spoilt.cause() == AbortCause.GRID_LOST);
  }

  private Optional<Profile> afterJudged(List<Attempt> judged, Attempt last) {
    var lean = count(judged, attempt -> attempt.profile() == Profile.LEAN);
    var full = judged.size() - lean;
    var passed = outcome(last).passed();
    var next = Optional.<Profile>empty();
    if (last.profile() == Profile.LEAN && !passed && full == 0) {
      next = Optional.of(Profile.FULL);
    } else if (last.profile() == Profile.FULL && passed && lean == 1) {
      next = Optional.of(Profile.LEAN);
    } else if (last.profile() == Profile.LEAN && !passed && lean == 2) {
      next = Optional.of(Profile.LEAN);
    } else if (last.profile() == Profile.FULL && !passed && mayRepeat(judged)) {
      next = Optional.of(Profile.FULL);
    }
    return next;
  }

  private boolean mayRepeat(List<Attempt> judged) {
    var broken = count(judged, attempt -> outcome(attempt) == Outcome.PAGE_BROKEN);
    return judged.size() <= retries || broken == 1;
  }

  private static Outcome outcome(Attempt attempt) {
    return ((Judged) attempt.result()).outcome();
  }

  private static long count(List<Attempt> attempts, Predicate<Attempt> condition) {
    return attempts.stream().filter(condition).count();
  }
}
