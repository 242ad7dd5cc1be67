package dev.fieldtest.sitecorpus;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;

/**
 * Reads the single values of a line. Each throws {@link IllegalArgumentException} with a message
 * for the user.
 */
final class SiteValues {
  private SiteValues() {}

  static SiteId id(String text) {
    try {
      return new SiteId(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          Quote.of(text) + " is not an id: " + e.getMessage() + "; or leave it out", e);
    }
  }

  static Expectation expectation(String text) {
    return switch (text) {
      case "replaced" -> Expectation.REPLACED;
      case "untouched" -> Expectation.UNTOUCHED;
      default ->
          throw new IllegalArgumentException(
              Quote.of(text)
                  + " is nothing to expect; "
                  + NearestName.advice(text, List.of("replaced", "untouched")));
    };
  }

  static String language(String text) {
    try {
      return new Locale.Builder().setLanguageTag(text).build().toLanguageTag().equals("und")
          ? unknownLanguage(text)
          : text;
    } catch (IllformedLocaleException e) {
      return unknownLanguage(text);
    }
  }

  private static String unknownLanguage(String text) {
    throw new IllegalArgumentException(
        Quote.of(text) + " is not a BCP 47 language tag; write one as en, de-AT or zh-Hant");
  }

  static String reason(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is blank; say why it fails, or name the issue");
    }
    return text;
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          Quote.of(text) + " is not a day; write it as 2027-03-01", e);
    }
  }
}
