package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.Visit.Kind;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.SiteServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** No page is given up while it may still build its form. */
@Test(groups = "browser")
public class LateFormsBrowserTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(25);

  /** More of them, and a busy machine keeps pages from coming to their forms in time. */
  private static final int TABS = 6;

  @DataProvider
  public Object[][] delays() {
    return new Object[][] {{1000}, {2000}, {3000}, {4000}};
  }

  @Test(dataProvider = "delays", groups = "long")
  public void formsThatComeSecondsAfterLoadAreFound(int ms) throws Exception {
    assertFound(Duration.ofMillis(ms));
  }

  public void formsThatComeFiveSecondsAfterLoadAreFound() throws Exception {
    assertFound(Duration.ofSeconds(5));
  }

  private static void assertFound(Duration late) throws Exception {
    var extension = ExtensionPackage.reference();
    var contract = InjectionContract.of(extension, Optional.empty());
    try (var server = SiteServer.start(LateForms.sites(LoginPages.FORM, late));
        var grid = Grid.embedded(LocalBrowser.find(System.getenv()), 1);
        var session =
            grid.open(
                new SessionRequest(
                    extension,
                    contract,
                    Profile.LEAN,
                    Optional.of(BundledSites.hostRules(server)),
                    Map.of()))) {
      var check = new InjectionCheck(Expectation.REPLACED, contract);
      var threads = Executors.newFixedThreadPool(TABS);
      try {
        Map<String, Future<Boolean>> found = new TreeMap<>();
        for (var name : LateForms.names()) {
          found.put(
              name,
              threads.submit(() -> check.pass(visit(session, name, Kind.EXTENSION)).isPresent()));
          found.put(
              name + " without the extension",
              threads.submit(
                  () ->
                      visit(session, name, Kind.CONTROL)
                          .form()
                          .filter(FormFacts::visible)
                          .isPresent()));
        }
        List<String> missed = new ArrayList<>();
        for (var each : found.entrySet()) {
          if (!each.getValue().get()) {
            missed.add(each.getKey());
          }
        }
        assertEquals(String.join(", ", missed), "", "given up too early, " + late);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static PageObservation visit(BrowserSession session, String name, Kind kind) {
    var site =
        new Site(
            new SiteId(name),
            URI.create("http://" + name + ".bundled.test/"),
            Expectation.REPLACED,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return session.visit(new Visit(site, kind, TIMEOUT));
  }
}
