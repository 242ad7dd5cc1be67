package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.fieldtest.sitecorpus.LoginForm;
import java.util.List;
import java.util.Optional;

/**
 * What a visit without the extension found out about the site's line in the corpus. Untrusted. Logs
 * leave out what only visits that explore know.
 *
 * @param movedTo where permanent redirects, and nothing else, lead from the corpus's URL
 * @param form where the detector sees a login form, though the corpus's selectors match nothing
 * @param lang what the document says of its language; only of visits that explore
 * @param doors what says that it leads to the login form that is not here, the plainest first; only
 *     of visits that explore
 */
public record Leads(
    Optional<String> movedTo,
    Optional<LoginForm> form,
    @JsonInclude(Include.NON_EMPTY) Optional<String> lang,
    @JsonInclude(Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY) List<Door> doors) {
  /** The line is as it should be, as far as is known. */
  public static final Leads NONE = new Leads(Optional.empty(), Optional.empty());

  public Leads {
    doors = List.copyOf(doors);
  }

  /** What a visit that does not explore finds. */
  public Leads(Optional<String> movedTo, Optional<LoginForm> form) {
    this(movedTo, form, Optional.empty(), List.of());
  }

  /**
   * A link or button that says that one signs in there.
   *
   * @param text what it says
   * @param url where a link leads, if to another page
   * @param selector what finds it, if anything lasting does
   */
  public record Door(String text, Optional<String> url, Optional<String> selector) {}
}
