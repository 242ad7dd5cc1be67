package dev.fieldtest.sitecorpus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * An HTTP server with a host name for each site, for browsers that resolve those names to it. All
 * answers come from memory. Its threads are daemons. Thread-safe.
 */
public final class SiteServer implements AutoCloseable {
  /** A path that answers 200 under any host name, at once, to see whether the server is reached. */
  public static final String HEALTH_PATH = "/.fieldtest/health";

  /** Held here because the JDK's log forgets the level of a logger that nobody holds. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private static final int THREADS = 8;

  private final Server server;
  private final InetSocketAddress address;
  private final Optional<SiteAuthority> authority;

  private SiteServer(Server server, InetSocketAddress address, Optional<SiteAuthority> authority) {
    this.server = server;
    this.address = address;
    this.authority = authority;
  }

  /**
   * Serves sites on the loopback address at a free port, without latency.
   *
   * @throws IOException if no port can be opened
   */
  public static SiteServer start(List<HostedSite> sites) throws IOException {
    return start(sites, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Duration.ZERO);
  }

  /**
   * Serves sites.
   *
   * @param sites no two under the same host name
   * @param address where to listen; port 0 means any free one
   * @param latency time before each response, to resemble a network; no thread waits meanwhile
   * @throws IOException if the address cannot be listened on
   */
  public static SiteServer start(
      List<HostedSite> sites, InetSocketAddress address, Duration latency) throws IOException {
    return start(sites, address, latency, SiteServer::scheduled);
  }

  /** As the public one, with another way to wait for latency to pass. */
  static SiteServer start(
      List<HostedSite> sites,
      InetSocketAddress address,
      Duration latency,
      Function<Scheduler, Delay> delay)
      throws IOException {
    if (JETTY.getLevel() == null) {
      JETTY.setLevel(Level.WARNING);
    }
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
    threads.setName("site-server");
    threads.setDaemon(true);
    Server server = new Server(threads, new ScheduledExecutorScheduler("site-delay", true), null);
    Optional<SiteAuthority> authority = authority(sites);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, SiteConnections.of(sites, authority));
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    server.setHandler(new SiteHandler(sites, latency, delay.apply(server.getScheduler())));
    server.setStopTimeout(0);
    start(server, address);
    return new SiteServer(
        server, new InetSocketAddress(address.getAddress(), connector.getLocalPort()), authority);
  }

  /** The port that is listened on, never 0. */
  public int port() {
    return address.getPort();
  }

  /** The address that is listened on, with its port. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * SHA-256 of the public key, in Base64, of the authority that certifies the hosts; empty if none
   * is asked by https.
   */
  public Optional<String> trustedKey() {
    return authority.map(SiteAuthority::key);
  }

  /** Stops at once; open connections are cut. Closing again does nothing. */
  @Override
  public void close() {
    stop(server).ifPresent(failure -> JETTY.log(Level.WARNING, "cannot stop cleanly", failure));
  }

  private static Optional<SiteAuthority> authority(List<HostedSite> sites) throws IOException {
    return sites.stream().allMatch(site -> site.encryption() == Encryption.NONE)
        ? Optional.empty()
        : Optional.of(new SiteAuthority(Instant.now()));
  }

  private static Delay scheduled(Scheduler scheduler) {
    return (time, action) -> scheduler.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static void start(Server server, InetSocketAddress address) throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      stop(server).ifPresent(e::addSuppressed);
      throw new IOException("cannot serve sites at " + address + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Exception> stop(Server server) {
    try {
      server.stop();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(e);
    }
  }
}
