package dev.fieldtest.sitecorpus;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * How sites are talked to. TLS and plain HTTP share a port, for a browser maps a host name to one
 * whatever the scheme.
 */
final class SiteConnections {
  private SiteConnections() {}

  /**
   * Ways for sites.
   *
   * @param authority there if any of them is asked by https
   * @throws IOException if this Java can not make certificates
   */
  static ConnectionFactory[] of(List<HostedSite> sites, Optional<SiteAuthority> authority)
      throws IOException {
    HttpConnectionFactory http = http();
    if (authority.isEmpty()) {
      return new ConnectionFactory[] {http};
    }
    SslConnectionFactory tls =
        new SslConnectionFactory(authority.get().certify(sites), http.getProtocol());
    return new ConnectionFactory[] {new DetectorConnectionFactory(tls), http};
  }

  private static HttpConnectionFactory http() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    return new HttpConnectionFactory(configuration);
  }
}
