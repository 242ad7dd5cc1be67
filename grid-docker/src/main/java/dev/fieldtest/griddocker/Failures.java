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
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : line(message);
  }

  /** The first line of a text, at most 300 characters. */
  static String line(String message) {
    var text = message.strip().lines().findFirst().orElse("");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
