package dev.fieldtest.griddocker;

import static java.util.Comparator.comparing;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Judgement;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every hostile page, all in one browser: several at once, each followed by a harmless page, and
 * harmless pages beside them all the while. The corpus's tag {@code ends:} tells what each hostile
 * page has to come to.
 */
@Test(groups = "browser")
public class HostilePagesBrowserTest {
  private static final int HOSTILE_TABS = 4;
  private static final Duration HARMLESS_TIMEOUT = Duration.ofSeconds(30);

  /** What a visit and its control visit may take beyond their time, on a busy machine. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final InjectionContract contract =
      InjectionContract.of(ExtensionPackage.reference(), Optional.empty());
  private final Queue<Site> hostile = new ConcurrentLinkedQueue<>();
  private final Queue<Site> harmless = new ConcurrentLinkedQueue<>();
  private final Queue<Result> beside = new ConcurrentLinkedQueue<>();
  private final List<Case> cases = new ArrayList<>();

  /** What a site came to, and how long that took. */
  private record Result(Site site, String outcome, String detail, Duration took) {
    void assertAsAlone() {
      var alone = site.expect() == Expectation.REPLACED ? "REPLACED" : "UNTOUCHED";
      assertEquals(outcome, alone, toString());
    }

    @Override
    public String toString() {
      return site.id() + " after " + took.toMillis() + " ms: " + detail;
    }
  }

  /** A hostile page, and the harmless one that followed. */
  private record Case(Result page, Result next) {}

  @BeforeClass(alwaysRun = true)
  public void visitAll() throws Exception {
    var bundled = BundledSites.load(List.of(BundledSites.HOSTILE));
    var longestFirst = comparing((Site site) -> site.timeout().orElse(Duration.ZERO)).reversed();
    for (var site : bundled.corpus().sites().stream().sorted(longestFirst).toList()) {
      (site.tags().contains(BundledSites.HOSTILE) ? hostile : harmless).add(site);
    }
    var threads = Executors.newCachedThreadPool();
    try (var server = SiteServer.start(bundled.hosts());
        var grid = Grid.embedded(LocalBrowser.find(System.getenv()), 1);
        var session = grid.open(request(server))) {
      var lanes = new ArrayList<Future<List<Case>>>();
      for (var lane = 0; lane < HOSTILE_TABS; lane++) {
        lanes.add(threads.submit(() -> visitHostile(session)));
      }
      while (!lanes.stream().allMatch(Future::isDone)) {
        beside.add(visit(nextHarmless(), session));
      }
      for (var lane : lanes) {
        cases.addAll(lane.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Case> visitHostile(BrowserSession session) {
    var made = new ArrayList<Case>();
    for (var site = hostile.poll(); site != null; site = hostile.poll()) {
      made.add(new Case(visit(site, session), visit(nextHarmless(), session)));
    }
    return made;
  }

  private synchronized Site nextHarmless() {
    var site = harmless.remove();
    harmless.add(site);
    return site;
  }

  private SessionRequest request(SiteServer server) {
    var rules = Optional.of(BundledSites.hostRules(server));
    return new SessionRequest(
        ExtensionPackage.reference(), contract, Profile.LEAN, rules, Map.of());
  }

  private Result visit(Site site, BrowserSession session) {
    var started = System.nanoTime();
    var timeout = site.timeout().orElse(HARMLESS_TIMEOUT);
    String outcome;
    String detail;
    try {
      var check = new InjectionCheck(site.expect(), contract);
      var judgement = judge(check, session, site, timeout);
      if (judgement.outcome() == Outcome.PAGE_BROKEN) { // which it has to be twice
        judgement = judge(check, session, site, timeout);
      }
      outcome = judgement.outcome().name();
      detail = judgement.detail();
    } catch (GridException e) {
      outcome = e.abortCause().name();
      detail = String.valueOf(e.getMessage());
    }
    return new Result(site, outcome, detail, Duration.ofNanos(System.nanoTime() - started));
  }

  private static Judgement judge(
      InjectionCheck check, BrowserSession session, Site site, Duration timeout) {
    var seen = session.visit(new Visit(site, Visit.Kind.EXTENSION, timeout));
    return check
        .pass(seen)
        .orElseGet(
            () -> check.judge(seen, session.visit(new Visit(site, Visit.Kind.CONTROL, timeout))));
  }

  @DataProvider
  public Iterator<Object[]> pages() {
    return cases.stream().map(each -> new Object[] {each.page().site().id(), each}).iterator();
  }

  @Test(dataProvider = "pages")
  public void hostilePageEndsAsItDeservesInItsTimeAndSparesTheNext(Object page, Object seen) {
    var result = ((Case) seen).page();
    assertTrue(
        result.site().tags().contains("ends:" + result.outcome()),
        result.outcome() + " is wrong for " + result);
    var atMost = result.site().timeout().orElseThrow().multipliedBy(2).plus(GRACE);
    assertTrue(result.took().compareTo(atMost) < 0, result.toString());
    ((Case) seen).next().assertAsAlone();
  }

  public void neighboursOfHostilePagesEndAsTheyDoAlone() {
    assertFalse(beside.isEmpty());
    beside.forEach(Result::assertAsAlone);
  }
}
