package dev.fieldtest.reports;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Truth;
import java.util.Optional;

/** What an attempt led to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AttemptResult.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = AttemptResult.Spoilt.class, name = "void")
})
public sealed interface AttemptResult {
  /**
   * An outcome about extension or site.
   *
   * @param detail one clause of why, for people; may quote the page, so it is untrusted
   * @param truth who said where the login form is, if anyone had to
   */
  record Judged(Outcome outcome, String detail, Optional<Truth> truth) implements AttemptResult {
    /**
     * @throws IllegalArgumentException if the outcome says nothing about extension or site
     */
    public Judged {
      if (!outcome.judged()) {
        throw new IllegalArgumentException(outcome + " is no outcome of a judged attempt");
      }
    }
  }

  /** Infrastructure or a neighbour spoilt it: it says nothing about the site. */
  record Spoilt(AbortCause cause, String detail) implements AttemptResult {
    @Override
    public Outcome outcome() {
      return cause.finalOutcome();
    }
  }

  /** What this would make of the site if no other attempt said more. */
  Outcome outcome();

  /** One clause of why, for people; untrusted. */
  String detail();
}
