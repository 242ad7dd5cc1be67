package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

public class HostileSitesTest {
  private final BundledSites all = BundledSites.load(List.of(BundledSites.HOSTILE));
  private final List<Site> hostile =
      all.corpus().sites().stream()
          .filter(site -> site.tags().contains(BundledSites.HOSTILE))
          .toList();
  private SiteServer server;

  @BeforeClass
  public void start() throws IOException {
    server = SiteServer.start(all.hosts());
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    server.close();
  }

  @Test
  public void comeAlongOnlyWhereTheyAreAskedFor() {
    BundledSites ordinary = BundledSites.load(List.of());
    assertFalse(hostile.isEmpty());
    assertEquals(ordinary.corpus().sites().size(), all.corpus().sites().size() - hostile.size());
    assertTrue(
        ordinary.corpus().sites().stream()
            .noneMatch(site -> site.tags().contains(BundledSites.HOSTILE)));
  }

  @Test
  public void haveEachAHostATimeAndOneOutcomeToEndIn() {
    Set<String> hosts = all.hosts().stream().map(HostedSite::host).collect(toSet());
    for (Site site : hostile) {
      assertTrue(hosts.contains(site.url().getHost()), site.toString());
      assertTrue(BundledSites.isBundled(site.url()), site.toString());
      assertTrue(site.timeout().isPresent(), site.toString());
      assertEquals(
          site.tags().stream().filter(tag -> tag.startsWith("ends:")).count(), 1, site.toString());
    }
  }

  @Test
  public void areWholePagesWithWhatTheyHaveInCommonFromTheTemplate() throws IOException {
    String page = text(page("alert-storm"));
    assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"), page);
    assertTrue(page.contains("  <title>Alerts</title>\n  <link rel=\"icon\""), page);
    assertTrue(page.contains("type=\"password\""), page);
    assertTrue(page.indexOf("setInterval") > page.indexOf("</form>"), page);
    assertTrue(page.endsWith("  </script>\n</body>\n</html>\n"), page);
    assertEquals(page("empty").length, 0);
    assertFalse(all.hosts().stream().anyMatch(HostileSitesTest::isHalfDone));
  }

  private static boolean isHalfDone(HostedSite site) {
    return site.files().values().stream()
        .map(file -> UTF_8.decode(file.body()).toString())
        .anyMatch(text -> text.contains("<!-- title -->") || text.contains("<!-- rest -->"));
  }

  private byte[] page(String name) {
    HostedFile file =
        all.hosts().stream()
            .filter(host -> host.host().startsWith(name + "."))
            .map(host -> Objects.requireNonNull(host.files().get("/")))
            .findFirst()
            .orElseThrow();
    byte[] body = new byte[file.body().remaining()];
    file.body().get(body);
    return body;
  }

  @Test(timeOut = 60_000)
  public void breakTheRulesOfHttp() throws IOException {
    byte[] truncated = read("truncated");
    assertTrue(text(truncated).contains("Content-Length: 1000000\r\n"));
    assertTrue(truncated.length < 2000, "" + truncated.length);
    String wrong = text(read("wrong-length"));
    int length = Integer.parseInt(wrong.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
    assertTrue(wrong.length() > 2 * length, wrong);
  }

  @Test(timeOut = 60_000)
  public void sendDocumentsThatNoFileHolds() throws IOException {
    assertTrue(read("huge-document").length >= 20 << 20);
    assertTrue(text(read("many-nodes")).split("<b>", -1).length > 200_000);
  }

  @Test(timeOut = 60_000)
  public void answerSomeRequestsNeverAndSomeForEver() throws IOException {
    try (Socket silent = ask("never-answers");
        Socket endless = ask("never-ends")) {
      InputStream more = endless.getInputStream();
      assertTrue(more.readNBytes(2000).length == 2000, "goes on after the document");
      assertEquals(silent.getInputStream().available(), 0);
    }
  }

  @Test(timeOut = 60_000)
  public void showACertificateThatNobodyTrusts() throws IOException {
    try (Socket socket = SSLSocketFactory.getDefault().createSocket("127.0.0.1", server.port())) {
      SSLException refusal =
          expectThrows(SSLException.class, () -> socket.getOutputStream().write(1));
      assertTrue(refusal.getCause() instanceof CertificateException, refusal.toString());
    }
  }

  private byte[] read(String name) throws IOException {
    try (Socket socket = ask(name)) {
      return socket.getInputStream().readAllBytes();
    }
  }

  private Socket ask(String name) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    String request = "GET / HTTP/1.1\r\nHost: " + name + "." + BundledSites.DOMAIN + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
