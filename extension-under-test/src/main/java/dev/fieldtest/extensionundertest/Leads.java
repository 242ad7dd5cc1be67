package dev.fieldtest.extensionundertest;

import dev.fieldtest.sitecorpus.LoginForm;
import java.util.Optional;

/**
 * What a visit without the extension found out about the site's line in the corpus. Untrusted.
 *
 * @param movedTo where permanent redirects, and nothing else, lead from the corpus's URL
 * @param form where the detector sees a login form, though the corpus's selectors match nothing
 */
public record Leads(Optional<String> movedTo, Optional<LoginForm> form) {
  /** The line is as it should be, as far as is known. */
  public static final Leads NONE = new Leads(Optional.empty(), Optional.empty());
}
