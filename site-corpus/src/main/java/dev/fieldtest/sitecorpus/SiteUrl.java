package dev.fieldtest.sitecorpus;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules for the address of a site, with messages that say what to do. */
public final class SiteUrl {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)");

  /** Never a host, though a number may follow as a port does: {@code javascript:0}. */
  private static final Pattern SCRIPT = Pattern.compile("(?i)javascript|data|about");

  private static final Pattern PORT_FIRST = Pattern.compile("\\d+(/.*)?");
  private static final Pattern UNICODE_HOST =
      Pattern.compile("(?i)(https?://)([^/?#:@]*[^\\x00-\\x7f][^/?#:@]*)(.*)");

  private SiteUrl() {}

  /**
   * Reads what a person wrote. A host in letters beyond ASCII is turned into its ASCII form.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static URI parse(String text) {
    checkScheme(text);
    try {
      return check(new URI(asciiHost(text)));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(syntax(text, e), e);
    }
  }

  /**
   * Returns the address if a site can have it.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static URI check(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("is not an http or https URL; only those can be tested");
    }
    if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
      throw new IllegalArgumentException(
          "holds a user name or password before the host; remove it, a corpus has no secrets");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException(
          "has no host that can be looked up; write it as https://www.example.com/login");
    }
    if (url.getPort() > 65535 || url.getPort() == 0) {
      throw new IllegalArgumentException(
          "has the port " + url.getPort() + "; a port is 1 to 65535");
    }
    return url;
  }

  private static void checkScheme(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (text.startsWith("//")) {
      throw new IllegalArgumentException("has no scheme; write https:" + text);
    }
    if (!scheme.matches() || looksLikeHost(scheme)) {
      throw new IllegalArgumentException(
          text.matches("[^\\s/\"'{}\\[\\],]+(/\\S*)?")
              ? "has no scheme; write https://" + text
              : "is not a URL; write one as https://www.example.com/login");
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (!name.equals("http") && !name.equals("https")) {
      throw new IllegalArgumentException(
          "is a " + name + ": address; only pages at http or https can be tested");
    }
  }

  /** True for {@code localhost:8080/login}, where the host would pass for a scheme. */
  private static boolean looksLikeHost(Matcher scheme) {
    return !SCRIPT.matcher(scheme.group(1)).matches()
        && (PORT_FIRST.matcher(scheme.group(2)).matches() || scheme.group(1).contains("."));
  }

  private static String asciiHost(String text) {
    Matcher url = UNICODE_HOST.matcher(text);
    if (!url.matches()) {
      return text;
    }
    try {
      return url.group(1) + IDN.toASCII(url.group(2)) + url.group(3);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has the host " + Quote.of(url.group(2)) + ", which no name server can know; correct it",
          e);
    }
  }

  private static String syntax(String text, URISyntaxException e) {
    int index = e.getIndex();
    if (index < 0 || index >= text.length()) {
      return "is not a URL; write one as https://www.example.com/login";
    }
    char wrong = text.charAt(index);
    if (Character.isWhitespace(wrong)) {
      return "has a space at character " + (index + 1) + "; one URL a line, a space is %20";
    }
    return String.format(
        Locale.ROOT,
        "has '%c' at character %d, where a URL cannot have it; write it as %%%02X",
        wrong,
        index + 1,
        (int) wrong);
  }
}
