package dev.fieldtest.sitecorpus;

import java.util.List;
import java.util.Optional;

/**
 * Where the login form of a page is. Selectors are CSS and pierce open shadow roots.
 *
 * @param username selector of the field for the user's name, if the form shows one
 * @param password selector of the password field, if the form shows one
 * @param frame selectors of the iframes to go through from the top document, outermost first
 */
public record LoginForm(Optional<String> username, Optional<String> password, List<String> frame) {
  /**
   * @throws IllegalArgumentException if neither field is named
   */
  public LoginForm {
    if (username.isEmpty() && password.isEmpty()) {
      throw new IllegalArgumentException(
          "a form names its username field, its password field or both");
    }
    frame = List.copyOf(frame);
  }
}
