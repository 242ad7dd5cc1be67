package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.PageLoad;
import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.griddocker.Visit.Kind;
import dev.fieldtest.sitecorpus.Site;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.Test;

/** What the dispatcher relies on, whatever the browser: a real one, or one in memory. */
public abstract class BrowserSessionContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** A session whose extension replaces login forms. */
  protected abstract BrowserSession open();

  /** A page with a login form. */
  protected abstract Site login();

  /** A page that never answers. */
  protected abstract Site hanging();

  /** Waits until the page that never answers was asked for. */
  protected abstract void awaitHanging() throws InterruptedException;

  @Test
  public void extensionIsSeenInVisitsAndNotInControlVisits() {
    try (var session = open()) {
      var page = session.visit(visit(login(), Kind.EXTENSION));
      var control = session.visit(visit(login(), Kind.CONTROL));
      assertEquals(page.load().url(), login().url().toString());
      assertFalse(page.controls().isEmpty());
      assertTrue(control.load() instanceof PageLoad.Loaded, control.toString());
      assertTrue(control.controls().isEmpty(), control.toString());
      assertTrue(control.form().isPresent(), control.toString());
    }
  }

  @Test
  public void sessionSaysWhatItIs() {
    try (var session = open();
        var other = open()) {
      assertFalse(session.id().equals(other.id()));
      assertTrue(session.node().startsWith("http://"), session.node());
      assertTrue(session.browser().matches("chrome \\S+"), session.browser());
    }
  }

  @Test(timeOut = 60_000)
  public void abandonedSessionFailsVisitsThatGoOnAndLaterOnes() throws Exception {
    try (var session = open()) {
      session.proveExtension();
      var open =
          CompletableFuture.supplyAsync(() -> session.visit(visit(hanging(), Kind.EXTENSION)));
      awaitHanging();
      session.abandon("enough");
      var failure = expectThrows(ExecutionException.class, () -> open.get(10, TimeUnit.SECONDS));
      assertLost(failure.getCause());
      assertLost(
          expectThrows(GridException.class, () -> session.visit(visit(login(), Kind.EXTENSION))));
    }
  }

  private static void assertLost(Throwable failure) {
    assertTrue(failure instanceof GridException, String.valueOf(failure));
    assertEquals(((GridException) failure).abortCause(), AbortCause.RUNNER_LOST);
  }

  @Test
  public void closingTwiceDoesNoHarm() {
    var session = open();
    session.close();
    session.close();
  }

  private static Visit visit(Site site, Kind kind) {
    return new Visit(site, kind, TIMEOUT);
  }
}
