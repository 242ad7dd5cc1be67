package dev.fieldtest.extensionundertest;

import dev.fieldtest.extensionundertest.InjectionContract.Original;
import dev.fieldtest.sitecorpus.Expectation;
import java.util.List;
import java.util.Optional;

/** Judgements of visits, and visits that gave no page. */
final class Judging {
  private static final Optional<String> NEVER = Optional.empty();

  static final Seen WALLED = Seen.of(new PageLoad.Walled(Seen.URL, 403, "", "challenge", NEVER));
  static final Seen GONE = Seen.of(new PageLoad.NoDocument(Seen.URL, 0, "net::ERR_X"));
  static final Seen HUNG = Seen.of(new PageLoad.Unresponsive(Seen.URL, "hangs"));
  static final Seen STUCK = stuck(200);
  static final String THROWN = "TypeError: x is undefined";

  private Judging() {}

  /** A page with this status at which the second step fails. */
  static Seen stuck(int status) {
    return Seen.of(new PageLoad.StepFailed(Seen.URL, status, "", 2, "no #sign-in", NEVER));
  }

  static Outcome judge(Expectation expect, Original original, Seen e, Seen c) {
    return check(expect, original).judge(e.observation(), c.observation()).outcome();
  }

  static InjectionCheck check(Expectation expect, Original original) {
    var contract =
        new InjectionContract(
            List.of("[data-onetap-detected]"),
            List.of("onetap-login"),
            original,
            Optional.empty(),
            List.of());
    return new InjectionCheck(expect, contract);
  }
}
