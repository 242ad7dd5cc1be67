package dev.fieldtest.chunker;

import com.google.common.net.InternetDomainName;
import java.net.URI;
import java.util.Locale;

/**
 * What one owner registered, as in {@code example.co.uk}: the unit that is kept on one shard and is
 * not visited too often at once.
 *
 * <p>By the public suffix list that Guava brings. A host that has no registrable domain stands for
 * itself: an IP address, a single label, a public suffix, and every name under a top-level domain
 * that nobody can register, such as {@code .test} and {@code .localhost}.
 *
 * @param name in lower case, without port and trailing dot
 */
public record RegistrableDomain(String name) {
  /**
   * @throws IllegalArgumentException if the name is blank
   */
  public RegistrableDomain {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a domain has a name");
    }
  }

  /**
   * The domain of a web address.
   *
   * @throws IllegalArgumentException if the URL names no host
   */
  public static RegistrableDomain of(URI url) {
    var host = host(url);
    if (InternetDomainName.isValid(host)) {
      var domain = InternetDomainName.from(host);
      if (domain.isUnderPublicSuffix()) {
        return new RegistrableDomain(domain.topPrivateDomain().toString());
      }
    }
    return new RegistrableDomain(host);
  }

  private static String host(URI url) {
    // java.net.URI knows no host with an underscore; such a name is in the authority alone.
    var host = url.getHost() == null ? url.getRawAuthority() : url.getHost();
    if (host == null) {
      throw new IllegalArgumentException("'" + url + "' names no host");
    }
    var lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  @Override
  public String toString() {
    return name;
  }
}
