package dev.fieldtest.runnercli.cli;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How browsers get at the sites. */
final class NetworkOptions {
  @Option(
      names = "--sites-host",
      paramLabel = "ADDR",
      description =
          "Where nodes reach this machine, for the bundled sites. Default: its address towards the grid.")
  private @Nullable String sitesHost;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = "What the browsers ask for all pages but the bundled ones, loopback included.")
  private @Nullable String proxy;

  /** Checks what the parser does not. */
  void validate() {
    if (sitesHost != null && !sitesHost.matches("[\\w.:-]+")) {
      throw new UsageException(
          "--sites-host is a host name or an address like 192.0.2.7, not '" + sitesHost + "'");
    }
    var unused = proxy();
  }

  /**
   * Where the bundled sites are to be served.
   *
   * @param otherwise unless another place was asked for
   */
  SitesHost sitesHost(Supplier<SitesHost> otherwise) {
    return Optional.ofNullable(sitesHost).map(SitesHost::of).orElseGet(otherwise);
  }

  Optional<URI> proxy() {
    return Optional.ofNullable(proxy).map(NetworkOptions::parse);
  }

  private static URI parse(String address) {
    try {
      var url = URI.create(address);
      var isProxy = String.valueOf(url.getScheme()).matches("(?i)https?|socks[45]");
      if (isProxy && url.getHost() != null && url.getPort() > 0 && url.getUserInfo() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the form that is expected.
    }
    throw new UsageException(
        "--proxy is an address like http://127.0.0.1:3128, without a password, not '"
            + address
            + "'");
  }

  /** What was asked for, by option. */
  Map<String, String> asked() {
    var asked = new TreeMap<String, String>();
    Optional.ofNullable(sitesHost).ifPresent(value -> asked.put("sites-host", value));
    Optional.ofNullable(proxy).ifPresent(value -> asked.put("proxy", value));
    return asked;
  }
}
