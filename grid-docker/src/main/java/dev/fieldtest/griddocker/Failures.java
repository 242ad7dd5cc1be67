package dev.fieldtest.griddocker;

/** What an exception says, in one line. */
final class Failures {
  private static final int LONGEST = 300;

  private Failures() {}

  /**
   * The first line of the exception's message, or its kind if it has none; at most 300 characters.
   */
  static String line(Throwable failure) {
    var message = failure.getMessage();
    var text =
        message == null || message.isBlank()
            ? failure.getClass().getSimpleName()
            : message.strip().lines().findFirst().orElse("");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
