package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** Sites that are asked by https. */
public class SecureSitesTest {
  private static final String LONG_NAME = "a".repeat(63) + ".secure.test";

  private SiteServer server;

  @BeforeClass
  public void start() throws IOException {
    server =
        SiteServer.start(
            List.of(
                site("one.secure.test", Encryption.TRUSTED),
                site("two.secure.test", Encryption.TRUSTED),
                site(LONG_NAME, Encryption.TRUSTED),
                site("bad.secure.test", Encryption.DISTRUSTED),
                HostedSite.ofPage("plain.test", "plain")));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    server.close();
  }

  private static HostedSite site(String host, Encryption encryption) {
    return new HostedSite(
        host, Map.of("/", HostedFile.html("page of " + host)), Map.of(), encryption);
  }

  @Test
  public void showACertificateOfTheirOwnThatTheAuthorityHasSigned() throws Exception {
    X509Certificate root = (X509Certificate) chain("one.secure.test").get(1);
    for (String host : List.of("one.secure.test", "two.secure.test", LONG_NAME)) {
      try (SSLSocket socket = ask(host, trusting(root), true)) {
        socket.startHandshake(); // Checks the chain, the dates and the name.
        assertTrue(get(socket, host).endsWith("page of " + host));
      }
    }
  }

  @Test
  public void areTrustedByTheKeyOfTheirAuthority() throws Exception {
    Certificate root = chain("two.secure.test").get(1);
    byte[] digest = Sha256.newDigest().digest(root.getPublicKey().getEncoded());
    assertEquals(server.trustedKey().orElseThrow(), Base64.getEncoder().encodeToString(digest));
    try (SiteServer other = SiteServer.start(List.of(site("a.test", Encryption.TRUSTED)))) {
      assertNotEquals(other.trustedKey(), server.trustedKey(), "each server has its own");
    }
  }

  @Test
  public void areNotTrustedWhereTheyShouldNotBe() throws Exception {
    X509Certificate root = (X509Certificate) chain("one.secure.test").get(1);
    assertEquals(chain("bad.secure.test").size(), 1);
    try (SSLSocket socket = ask("bad.secure.test", trusting(root), true)) {
      expectThrows(SSLException.class, socket::startHandshake);
    }
  }

  @Test
  public void keepAConnectionForTheNextRequest() throws Exception {
    try (SSLSocket socket = ask("one.secure.test", trustingAll(), false)) {
      String request = "GET / HTTP/1.1\r\nHost: one.secure.test\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      String both = get(socket, "one.secure.test");
      assertEquals(both.split("page of one", -1).length, 3, both);
    }
  }

  @Test
  public void areAnsweredAfterTheLatencyToo() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    List<HostedSite> sites = List.of(site("late.test", Encryption.TRUSTED));
    try (SiteServer late = SiteServer.start(sites, anyPort, Duration.ofMillis(50))) {
      long started = System.nanoTime();
      try (SSLSocket socket = open(late, "late.test", trustingAll())) {
        assertTrue(get(socket, "late.test").endsWith("page of late.test"));
      }
      assertTrue(System.nanoTime() - started >= 50_000_000);
    }
  }

  @Test
  public void leaveSitesThatAreAskedByHttpAsTheyAre() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      assertTrue(get(socket, "plain.test").endsWith("plain"));
    }
    try (SiteServer plain = SiteServer.start(List.of(HostedSite.ofPage("plain.test", "")))) {
      assertTrue(plain.trustedKey().isEmpty());
    }
  }

  private static String get(Socket socket, String host) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  private List<Certificate> chain(String host) throws Exception {
    try (SSLSocket socket = ask(host, trustingAll(), false)) {
      return List.of(socket.getSession().getPeerCertificates());
    }
  }

  private SSLSocket ask(String host, SSLContext context, boolean checked) throws IOException {
    SSLSocket socket = open(server, host, context);
    if (checked) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    return socket;
  }

  private static SSLSocket open(SiteServer server, String host, SSLContext context)
      throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port());
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, server.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(host)));
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static SSLContext trusting(X509Certificate root) throws Exception {
    KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
    known.load(null, null);
    known.setCertificateEntry("root", root);
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(known);
    return context(factory.getTrustManagers());
  }

  private static SSLContext trustingAll() throws GeneralSecurityException {
    return context(
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        });
  }

  private static SSLContext context(TrustManager... managers) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers, new SecureRandom());
    return context;
  }
}
