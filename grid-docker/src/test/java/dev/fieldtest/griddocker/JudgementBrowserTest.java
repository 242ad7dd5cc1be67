package dev.fieldtest.griddocker;

import static dev.fieldtest.sitecorpus.Expectation.REPLACED;
import static dev.fieldtest.sitecorpus.Expectation.UNTOUCHED;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.FixtureExtensions;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.HostRules;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.SiteServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Extensions that do right and wrong, judged in a real browser on a real grid. */
@Test(groups = "browser")
public class JudgementBrowserTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final Map<String, String> ENVIRONMENT = Map.of("SMALL_ACCOUNT", "ann");

  private SiteServer server;
  private Grid grid;
  private Optional<HostRules> hostRules;

  @BeforeClass(alwaysRun = true)
  public void start() throws IOException {
    server = SiteServer.start(LoginPages.all());
    grid = Grid.embedded(LocalBrowser.find(System.getenv()), 1);
    hostRules =
        Optional.of(
            new HostRules(
                "MAP refused.test 127.0.0.1:%d,MAP *.bundled.test 127.0.0.1:%d"
                    .formatted(freePort(), server.port()),
                Optional.empty()));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    if (grid != null) {
      grid.close();
    }
    if (server != null) {
      server.close();
    }
  }

  public void referenceExtensionReplacesFormsOfEveryShapeAndNothingElse() {
    var extension = ExtensionPackage.reference();
    try (var session = open(extension)) {
      for (var page : List.of("plain", "shadow", "same", "cross", "late", "alert", "veiled")) {
        assertOutcome(session, extension, page, REPLACED, Outcome.REPLACED);
      }
      assertOutcome(session, extension, "search", UNTOUCHED, Outcome.UNTOUCHED);
    }
  }

  public void whatPageHasNamedItsWindowIsForgottenBeforeTheNext() {
    var extension = ExtensionPackage.reference();
    try (var session = open(extension)) {
      assertOutcome(session, extension, "naming", REPLACED, Outcome.REPLACED);
      assertOutcome(session, extension, "nameless", REPLACED, Outcome.REPLACED);
    }
  }

  /** Chromium opens no other document for it, and the page has been judged by what it was. */
  public void addressOfAnotherFragmentIsOpenedAnew() {
    var extension = ExtensionPackage.reference();
    try (var session = open(extension)) {
      var routes = "http://routes.bundled.test/#/";
      var home = judge(session, extension, site(routes + "home", UNTOUCHED));
      assertEquals(home.outcome(), Outcome.UNTOUCHED, home.detail());
      for (var route : List.of("login", "login")) {
        var login = judge(session, extension, site(routes + route, REPLACED));
        assertEquals(login.outcome(), Outcome.REPLACED, login.detail());
      }
    }
  }

  public void extensionInTheCapabilitiesWorksWhereTheNodeTakesNoFiles() {
    var extension = ExtensionPackage.reference();
    var timer = Executors.newSingleThreadScheduledExecutor();
    var flags =
        new BrowserFlags(() -> true, Optional.of(LocalBrowser.find(System.getenv()).chrome()));
    var hub = HubAddress.of(grid.url());
    var opener = new SessionOpener(hub, new GridClient(hub), timer, flags);
    try (var session = opener.open(request(extension), true)) {
      assertOutcome(session, extension, "plain", REPLACED, Outcome.REPLACED);
    } finally {
      timer.shutdownNow();
    }
  }

  public void pageThatLeadsToADeadAddressIsUnreachable() {
    var extension = ExtensionPackage.reference();
    try (var session = open(extension)) {
      assertOutcome(session, extension, "leading-nowhere", REPLACED, Outcome.UNREACHABLE);
    }
  }

  public void sitesThatGiveNoPageAreNotTheExtensionsFault() {
    var extension = ExtensionPackage.reference();
    try (var session = open(extension)) {
      assertOutcome(session, extension, "missing", REPLACED, Outcome.UNREACHABLE);
      assertOutcome(session, extension, "search", REPLACED, Outcome.FORM_ABSENT);
      var refused = judge(session, extension, site("http://refused.test/", REPLACED));
      assertEquals(refused.outcome(), Outcome.UNREACHABLE, refused.detail());
      assertEquals(refused.detail(), "net::ERR_CONNECTION_REFUSED");
    }
  }

  @DataProvider
  public Object[][] fixtures() {
    return new Object[][] {
      {"adorn", "plain", REPLACED, Outcome.REPLACED},
      {"paints-input", "plain", REPLACED, Outcome.REPLACED},
      {"closed-shadow", "plain", REPLACED, Outcome.REPLACED},
      {"body-overlay", "plain", REPLACED, Outcome.REPLACED},
      {"removes-fields", "plain", REPLACED, Outcome.REPLACED},
      {"opens-tab", "plain", REPLACED, Outcome.REPLACED},
      {"stored", "plain", REPLACED, Outcome.REPLACED},
      {"throws", "plain", REPLACED, Outcome.PAGE_BROKEN},
      {"closes-tab", "plain", REPLACED, Outcome.PAGE_BROKEN},
      {"everywhere", "search", UNTOUCHED, Outcome.FALSE_INJECTION},
      {"invisible", "plain", REPLACED, Outcome.NOT_REPLACED},
      {"covered", "plain", REPLACED, Outcome.NOT_REPLACED},
      {"wrong-place", "both", REPLACED, Outcome.WRONG_TARGET},
      {"silent", "plain", REPLACED, Outcome.NOT_DETECTED},
    };
  }

  @Test(dataProvider = "fixtures")
  public void eachFixtureGetsTheOutcomeThatItDeserves(
      String fixture, String page, Expectation expect, Outcome outcome) {
    var extension = ExtensionPackage.read(FixtureExtensions.folder(fixture));
    try (var session = open(extension)) {
      assertOutcome(session, extension, page, expect, outcome);
      if (outcome == Outcome.NOT_DETECTED) {
        session.proveExtension();
      }
    }
  }

  public void extensionThatNeverShowsItsMarkerGivesNoSession() {
    var extension = ExtensionPackage.read(FixtureExtensions.folder("never-ready"));
    var failure = expectThrows(GridException.class, () -> open(extension));
    assertEquals(failure.abortCause(), AbortCause.EXTENSION_LOST, failure.getMessage());
    assertEquals(failure.getMessage().lines().count(), 1);
    open(ExtensionPackage.reference())
        .close(); // waits in the grid's queue until the slot is free again
  }

  private BrowserSession open(ExtensionPackage extension) {
    return grid.open(request(extension));
  }

  private SessionRequest request(ExtensionPackage extension) {
    return new SessionRequest(extension, contract(extension), Profile.LEAN, hostRules, ENVIRONMENT);
  }

  private static InjectionContract contract(ExtensionPackage extension) {
    return InjectionContract.of(extension, Optional.empty());
  }

  private static void assertOutcome(
      BrowserSession session,
      ExtensionPackage extension,
      String page,
      Expectation expect,
      Outcome outcome) {
    var judgement = judge(session, extension, site("http://" + page + ".bundled.test/", expect));
    assertEquals(
        judgement.outcome(),
        outcome,
        extension.name() + " on page '" + page + "': " + judgement.detail());
  }

  private static Judgement judge(BrowserSession session, ExtensionPackage extension, Site site) {
    var check = new InjectionCheck(site.expect(), contract(extension));
    var visit = session.visit(new Visit(site, Visit.Kind.EXTENSION, TIMEOUT));
    return check
        .pass(visit)
        .orElseGet(
            () -> check.judge(visit, session.visit(new Visit(site, Visit.Kind.CONTROL, TIMEOUT))));
  }

  private static Site site(String url, Expectation expect) {
    return new Site(
        new SiteId("page"),
        URI.create(url),
        expect,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A port at which nobody listens. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
