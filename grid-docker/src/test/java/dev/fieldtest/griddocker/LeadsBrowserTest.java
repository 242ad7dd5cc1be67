package dev.fieldtest.griddocker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Leads;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.HostedFile;
import dev.fieldtest.sitecorpus.HostedSite;
import dev.fieldtest.sitecorpus.LoginForm;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.SiteServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** What control visits find out about lines of the corpus that are out of date. */
@Test(groups = "browser")
public class LeadsBrowserTest {
  private static final String PLAIN = "http://plain.bundled.test/";
  private static final LoginForm OLD =
      new LoginForm(Optional.of("#old-user"), Optional.of("#old-pass"), List.of());

  public void movesForGoodAndFormsElsewhereAreFound() throws Exception {
    var sites = new ArrayList<>(LoginPages.all());
    sites.add(redirecting("once", 301, PLAIN));
    sites.add(redirecting("twice", 308, "http://once.bundled.test/"));
    sites.add(redirecting("aside", 302, PLAIN));
    sites.add(redirecting("partly", 301, "http://aside.bundled.test/"));
    try (var server = SiteServer.start(sites);
        var grid = Grid.embedded(LocalBrowser.find(System.getenv()), 1);
        var session = grid.open(request(server))) {
      assertEquals(leads(session, "plain", Optional.empty()), Leads.NONE);
      assertEquals(movedTo(session, "once", PLAIN), Optional.of(PLAIN));
      assertEquals(movedTo(session, "twice", PLAIN), Optional.of(PLAIN));
      assertEquals(leads(session, "aside", Optional.empty()).movedTo(), Optional.empty());
      var aside = "http://aside.bundled.test/";
      assertEquals(movedTo(session, "partly", aside), Optional.of(aside));
      var found =
          new LoginForm(
              Optional.of("input[name=\"user\"]"), Optional.of("input[name=\"pass\"]"), List.of());
      assertEquals(leads(session, "plain", Optional.of(OLD)).form(), Optional.of(found));
      assertEquals(leads(session, "search", Optional.of(OLD)).form(), Optional.empty());
      assertEquals(leads(session, "plain", Optional.of(found)).form(), Optional.empty());
    }
  }

  /**
   * Of up to three visits, for a busy browser now and then leaves out the event of a redirect: a
   * lead is a hint, which the next run gives as well.
   */
  private static Optional<String> movedTo(BrowserSession session, String page, String end) {
    return Stream.generate(() -> leads(session, page, Optional.empty()).movedTo())
        .limit(3)
        .filter(Optional.of(end)::equals)
        .findFirst()
        .orElse(Optional.empty());
  }

  private static Leads leads(BrowserSession session, String page, Optional<LoginForm> form) {
    var site =
        new Site(
            new SiteId(page),
            URI.create("http://" + page + ".bundled.test"),
            Expectation.REPLACED,
            form,
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    var visit = new Visit(site, Visit.Kind.CONTROL, Duration.ofSeconds(20));
    return ((PageLoad.Loaded) session.visit(visit).load()).leads();
  }

  private static SessionRequest request(SiteServer server) {
    var extension = ExtensionPackage.reference();
    var rules = BundledSites.hostRules(server);
    return new SessionRequest(
        extension,
        InjectionContract.of(extension, Optional.empty()),
        Profile.FULL,
        Optional.of(rules),
        Map.of());
  }

  private static HostedSite redirecting(String name, int status, String target) {
    var body = ByteBuffer.wrap("moved".getBytes(UTF_8));
    var headers = Map.of("Content-Type", "text/plain", "Location", target);
    return new HostedSite(
        name + ".bundled.test", Map.of("/", new HostedFile(status, headers, body, Duration.ZERO)));
  }
}
