package dev.fieldtest.sitecorpus;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds steps that would send a password which an earlier step fills in, as far as their words
 * tell: what no corpus may ask for. The rest is refused at run time.
 */
final class SentPassword {
  private static final Pattern PASSWORD =
      Pattern.compile("type\\s*=\\s*[\"']?password", Pattern.CASE_INSENSITIVE);

  private static final Pattern SUBMIT = Pattern.compile("submit", Pattern.CASE_INSENSITIVE);

  private SentPassword() {}

  /** Tells of the first step that would. */
  static void check(List<Step> steps, Optional<LoginForm> form, Fields fields) {
    int filled = -1;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i).action();
      if (step instanceof Step.Fill fill && isPassword(fill.selector(), form)) {
        filled = i;
      } else if (filled >= 0 && sends(step)) {
        fields.problem(
            "steps[" + i + "]",
            "would send the password that steps["
                + filled
                + "] fills in; end the steps before it, for nobody is ever signed in");
        return;
      }
    }
  }

  private static boolean isPassword(String selector, Optional<LoginForm> form) {
    return PASSWORD.matcher(selector).find()
        || form.flatMap(LoginForm::password).filter(selector::equals).isPresent();
  }

  private static boolean sends(Step step) {
    return (step instanceof Step.Press press && press.key().equals("Enter"))
        || (step instanceof Step.Click click && SUBMIT.matcher(click.selector()).find());
  }
}
