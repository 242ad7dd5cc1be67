package dev.fieldtest.reports.formats;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Page text in Markdown. */
final class MarkdownText {
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /**
   * A code span: the one place in Markdown where no markup, link, mention or HTML is seen. Its
   * fence is longer than any run of backticks within.
   */
  static String code(String untrusted, int cells) {
    var text = PlainText.line(untrusted, cells);
    var longest =
        BACKTICKS.matcher(text).results().map(MatchResult::group).mapToInt(String::length).max();
    var fence = "`".repeat(longest.orElse(0) + 1);
    var pad = text.startsWith("`") || text.endsWith("`") || text.isEmpty() ? " " : "";
    return fence + pad + text + pad + fence;
  }
}
