package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A real browser takes the certificates of the sites that are served here, and no others. */
@Test(groups = "browser", singleThreaded = true)
public class SecureSitesBrowserTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @DataProvider
  public Object[][] profiles() {
    return new Object[][] {{Profile.LEAN}, {Profile.FULL}};
  }

  @Test(dataProvider = "profiles")
  public void sitesWithOurCertificatesAreJudgedAndThoseWithBadOnesAreUnreachable(Profile profile)
      throws Exception {
    var extension = ExtensionPackage.reference();
    var contract = InjectionContract.of(extension, Optional.empty());
    var bundled = BundledSites.load(List.of(BundledSites.HOSTILE));
    var secure =
        bundled.corpus().sites().stream()
            .filter(site -> "https".equals(site.url().getScheme()))
            .toList();
    assertTrue(secure.size() >= 3, secure.toString());
    try (var server = SiteServer.start(bundled.hosts());
        var grid = Grid.embedded(LocalBrowser.find(System.getenv()), 1);
        var session =
            grid.open(
                new SessionRequest(
                    extension,
                    contract,
                    profile,
                    Optional.of(BundledSites.hostRules(server)),
                    Map.of()))) {
      for (var site : secure) {
        var isBad = site.tags().contains(BundledSites.HOSTILE);
        var expected = isBad ? Outcome.UNREACHABLE : Outcome.REPLACED;
        assertEquals(outcome(site, contract, session), expected, site.toString());
      }
    }
  }

  private static Outcome outcome(Site site, InjectionContract contract, BrowserSession session) {
    var check = new InjectionCheck(site.expect(), contract);
    var seen = session.visit(new Visit(site, Visit.Kind.EXTENSION, TIMEOUT));
    return check
        .pass(seen)
        .orElseGet(
            () -> check.judge(seen, session.visit(new Visit(site, Visit.Kind.CONTROL, TIMEOUT))))
        .outcome();
  }
}
