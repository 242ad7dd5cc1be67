package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteServer;
import dev.fieldtest.sitecorpus.generated.GeneratedSites;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.testng.annotations.Test;

/** What the authors of archetypes expect of the reference extension is what it does. */
public class GeneratedSitesBrowserTest {
  private static final int TABS = 6;

  /** As in a run: a browser is not for ever. */
  private static final int SITES_A_SESSION = 500;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ExtensionPackage extension = ExtensionPackage.reference();
  private final InjectionContract contract = InjectionContract.of(extension, Optional.empty());

  @Test(groups = "browser")
  public void eachArchetypeComesToWhatItsAuthorExpects() throws Exception {
    assertEquals(surprises(GeneratedSites.archetypes()), "");
  }

  @Test(groups = {"browser", "long"})
  public void threeThousandSitesComeToWhatTheirAuthorsExpect() throws Exception {
    assertEquals(surprises(3000), "");
  }

  /** What did not come to what it should, a line each. */
  private String surprises(int count) throws Exception {
    Corpus corpus = GeneratedSites.corpus("generated", count, 1);
    var surprises = new ArrayList<String>();
    var threads = Executors.newFixedThreadPool(TABS);
    try (var server = SiteServer.start(GeneratedSites.hosts(corpus));
        var grid = Grid.embedded(LocalBrowser.find(System.getenv()), 1)) {
      for (var from = 0; from < count; from += SITES_A_SESSION) {
        var part = corpus.sites().subList(from, Math.min(count, from + SITES_A_SESSION));
        try (var session = grid.open(request(server))) {
          List<Callable<Optional<String>>> visits = new ArrayList<>();
          part.forEach(site -> visits.add(() -> surprise(site, session)));
          for (Future<Optional<String>> visit : threads.invokeAll(visits)) {
            visit.get().ifPresent(surprises::add);
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
    return String.join("\n", surprises);
  }

  private SessionRequest request(SiteServer server) throws IOException {
    var rules = Optional.of(BundledSites.hostRules(server));
    return new SessionRequest(extension, contract, Profile.LEAN, rules, Map.of());
  }

  /** A second look is what a run takes, too, before it believes in a failure. */
  private Optional<String> surprise(Site site, BrowserSession session) {
    var expected = site.knownFailure().isEmpty();
    var judgement = judge(site, session);
    if (passes(judgement) != expected) {
      judgement = judge(site, session);
    }
    return passes(judgement) == expected
        ? Optional.empty()
        : Optional.of(site.id() + " " + judgement.outcome() + " " + judgement.detail());
  }

  private static boolean passes(Judgement judgement) {
    return switch (judgement.outcome()) {
      case REPLACED, UNTOUCHED -> true;
      default -> false;
    };
  }

  private Judgement judge(Site site, BrowserSession session) {
    var check = new InjectionCheck(site.expect(), contract);
    var seen = session.visit(new Visit(site, Visit.Kind.EXTENSION, TIMEOUT));
    return check
        .pass(seen)
        .orElseGet(
            () -> check.judge(seen, session.visit(new Visit(site, Visit.Kind.CONTROL, TIMEOUT))));
  }
}
