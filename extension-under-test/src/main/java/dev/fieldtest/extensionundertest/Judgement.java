package dev.fieldtest.extensionundertest;

import java.util.Optional;

/**
 * An outcome and why.
 *
 * @param detail one clause for people; may quote the page, so it is untrusted
 * @param truth who said where the login form is, if anyone had to
 */
public record Judgement(Outcome outcome, String detail, Optional<Truth> truth) {
  public static Judgement of(Outcome outcome, String detail) {
    return new Judgement(outcome, detail, Optional.empty());
  }

  static Judgement of(Outcome outcome) {
    return of(outcome, outcome.meaning());
  }

  Judgement by(Optional<FormFacts> form) {
    return new Judgement(outcome, detail, form.map(FormFacts::truth));
  }
}
