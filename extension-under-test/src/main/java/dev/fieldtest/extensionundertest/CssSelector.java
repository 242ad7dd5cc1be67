package dev.fieldtest.extensionundertest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * Whether a browser will take a selector, as far as that can be told without one. jsoup's parser
 * says whether it is well formed. It knows some things that no browser knows, which are refused
 * here first, and lacks states of a live page ({@code :hover}), which it is not shown.
 */
final class CssSelector {
  private static final Pattern QUOTED =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

  /** Where a number may stand alone; jsoup takes no spaces in it, and no list of selectors. */
  private static final Pattern NTH =
      Pattern.compile(
          ":nth-(?:last-)?(?:child|of-type)\\(\\s*"
              + "(?:odd|even|[+-]?\\d+|[+-]?\\d*n(?:\\s*[+-]\\s*\\d+)?)"
              + "(?:\\s+of\\s+[^()]*)?\\s*\\)");

  private static final Pattern NOT_CSS =
      Pattern.compile(
          ":(?:contains\\w*|matches\\w*|matchText|eq|lt|gt)\\b"
              + "|^\\s*[>+~]"
              + "|[#.]\\d"
              + "|(?:^|[\\s>+~,])\\d"
              + "|\\[\\^"
              + "|[~|^$*]?=\\s*\\d"
              + "|[^=\\s\\[(,]\\|[^=]");

  private static final Pattern OF_A_LIVE_PAGE =
      Pattern.compile(
          ":(?:active|any-link|autofill|checked|default|defined|disabled|enabled|focus-visible"
              + "|focus-within|focus|fullscreen|hover|in-range|indeterminate|invalid|link|modal"
              + "|open|optional|out-of-range|placeholder-shown|popover-open|read-only|read-write"
              + "|required|scope|target|user-invalid|user-valid|valid|visited)(?![\\w(-])");

  private CssSelector() {}

  /** What is wrong with a selector, as a clause that quotes the offending part. */
  static Optional<String> problem(String selector) {
    var bare = NTH.matcher(QUOTED.matcher(selector).replaceAll("x")).replaceAll(":empty");
    var foreign = NOT_CSS.matcher(bare);
    if (foreign.find()) {
      return Optional.of(
          "'" + selector + "' is no CSS: no browser takes '" + foreign.group().strip() + "'");
    }
    try {
      QueryParser.parse(
          OF_A_LIVE_PAGE.matcher(bare).replaceAll(":empty").replace(":where(", ":is("));
      return Optional.empty();
    } catch (SelectorParseException | IllegalArgumentException e) {
      return Optional.of("'" + selector + "' is no CSS (" + e.getMessage() + ")");
    }
  }
}
