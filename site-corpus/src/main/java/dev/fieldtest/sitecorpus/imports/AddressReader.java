package dev.fieldtest.sitecorpus.imports;

import dev.fieldtest.sitecorpus.SiteUrl;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads addresses as people and browsers write them. A text that is none may be a password, so none
 * is ever quoted. User names and passwords before the host are dropped.
 */
record AddressReader(ImportKind kind) {
  private static final Pattern WEB = Pattern.compile("(?is)https?://.*");
  private static final Pattern OTHER = Pattern.compile("(?is)[a-z][a-z0-9+.-]*:(?!\\d+(/|$)).*");
  private static final String LABEL = "[\\p{L}\\p{N}_-]{1,63}";
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?s)(?:LABEL\\.)++\\p{L}LABEL(?::\\d+)?(?:[/?#].*)?".replace("LABEL", LABEL));

  /** What parts the cells of a table; a line with one holds more than it should. */
  private static final Pattern SEPARATOR = Pattern.compile("[,;|\\s\"]");

  private static final String UNENCODED = " \"<>\\^`{|}[]";

  /** The host by which LastPass says that an entry has no page. */
  private static final String NOWHERE = "sn";

  Address read(String text) {
    String address = text.strip();
    if (WEB.matcher(address).matches()) {
      int host = address.indexOf("//") + 2;
      return page(address.substring(0, host).toLowerCase(Locale.ROOT), address.substring(host));
    }
    if (DOMAIN.matcher(address).matches()) {
      return page("https://", address);
    }
    return none(OTHER.matcher(address).matches() ? LeftOut.NO_PAGE : LeftOut.NO_ADDRESS);
  }

  private Address page(String scheme, String rest) {
    int end = endOf(rest, "/?#\\");
    String host = rest.substring(rest.lastIndexOf('@', end) + 1, end).toLowerCase(Locale.ROOT);
    if (host.equals(NOWHERE)) {
      return none(LeftOut.NO_PAGE);
    }
    String path = rest.substring(end);
    if (!kind.isAsWritten()) {
      path = path.substring(0, endOf(path, "?#;"));
    }
    return isMore(path) ? none(LeftOut.MORE_THAN_ADDRESS) : page(scheme, host, path);
  }

  /** A password before the host that holds a slash leaves a path with an at sign. */
  private boolean isMore(String path) {
    return (!kind.isAsWritten() && path.contains("@"))
        || (kind != ImportKind.BOOKMARKS && SEPARATOR.matcher(path).find());
  }

  private static Address page(String scheme, String host, String path) {
    try {
      String root = path.startsWith("/") ? "" : "/";
      return new Address.Page(SiteUrl.parse(scheme + host + root + encoded(path)));
    } catch (IllegalArgumentException e) {
      return none(LeftOut.NO_ADDRESS);
    }
  }

  private static Address none(LeftOut why) {
    return new Address.None(why);
  }

  private static int endOf(String text, String delimiters) {
    int end = 0;
    while (end < text.length() && delimiters.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Browsers show some characters as they are that no URL has. */
  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char each = path.charAt(i);
      if (UNENCODED.indexOf(each) < 0) {
        encoded.append(each);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", (int) each));
      }
    }
    return encoded.toString();
  }
}
