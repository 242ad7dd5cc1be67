package dev.fieldtest.sitecorpus;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What two URLs have in common that are the same address by RFC 3986, section 6.2.2 and 6.2.3, or
 * differ in a slash at the end of their path only.
 *
 * @param text scheme and host in small letters, without what says nothing
 */
record SameUrl(String text) {
  private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]+");
  private static final Pattern SLASHES = Pattern.compile("/+$");

  /** Of an address that a site can have. */
  static SameUrl of(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    boolean named = url.getPort() == -1 || Integer.valueOf(url.getPort()).equals(PORTS.get(scheme));
    String path = SLASHES.matcher(decoded(url.normalize().getRawPath())).replaceFirst("");
    return new SameUrl(
        scheme
            + "://"
            + host
            + (named ? "" : ":" + url.getPort())
            + path
            + part("?", url.getRawQuery())
            + part("#", url.getRawFragment()));
  }

  private static String part(String sign, @Nullable String text) {
    return text == null || text.isEmpty() ? "" : sign + decoded(text);
  }

  /**
   * With letters and digits of ASCII and {@code -._~} as themselves, and all else that is encoded,
   * or will be when it is sent, in capitals.
   */
  private static String decoded(String text) {
    String ascii =
        BEYOND_ASCII
            .matcher(text)
            .replaceAll(letters -> URLEncoder.encode(letters.group(), StandardCharsets.UTF_8));
    return ENCODED
        .matcher(ascii)
        .replaceAll(
            code -> {
              char letter = (char) Integer.parseInt(code.group(1), 16);
              boolean plain =
                  (letter < 128 && Character.isLetterOrDigit(letter))
                      || "-._~".indexOf(letter) >= 0;
              return plain ? String.valueOf(letter) : code.group().toUpperCase(Locale.ROOT);
            });
  }
}
