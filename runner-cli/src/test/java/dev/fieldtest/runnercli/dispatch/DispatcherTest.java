package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.files.OutputLostException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.Test;

public class DispatcherTest {
  private static final Act DIES = new Act.Loses(AbortCause.BROWSER_LOST);

  @Test
  public void planWithoutChunksEndsAtOnce() {
    var run = Runs.run(new FakeGrid(), Bounds.one());
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(run.grid().asked(), 0);
  }

  @Test
  public void oneSessionServesOneChunkAfterAnotherInThePlansOrder() {
    var run = Runs.run(new FakeGrid(), Bounds.one(), "a b c", "d", "e f");
    assertEquals(
        run.grid().sessions().stream().map(FakeSession::visited).toList(),
        List.of(List.of("a", "b", "c", "d", "e", "f")));
    assertEquals(
        run.heard().outcomes(),
        List.of(
            "a REPLACED", "b REPLACED", "c REPLACED", "d REPLACED", "e REPLACED", "f REPLACED"));
    assertEquals(run.grid().open(), 0, "all sessions are closed");
  }

  @Test
  public void perDomainLimitHoldsForRepeatsToo() {
    var open = new AtomicInteger();
    var most = new AtomicInteger();
    Runnable enter =
        () -> {
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          Thread.yield();
          open.decrementAndGet();
        };
    var grid = new FakeGrid();
    List.of("x-1", "x-2", "x-3").forEach(id -> grid.on(id, new Act.Then(enter, Act.FAIL)));
    var run = Runs.run(grid, Bounds.of(2, 4, 1).perDomain(1), "x-1 x-2", "x-3");
    assertEquals(most.get(), 1);
    assertEquals(run.heard().attempts.size(), 6);
  }

  @Test
  public void browserRetiresAfterItsTurn() {
    var run = Runs.run(new FakeGrid(), Bounds.one().turn(4), "a b c", "d e", "f");
    assertEquals(
        run.grid().sessions().stream().map(FakeSession::visited).toList(),
        List.of(List.of("a", "b", "c", "d"), List.of("e", "f")));
  }

  @Test(timeOut = 20_000)
  public void nextBrowserDoesNotWaitForTheLastSiteOfOneThatRetires() {
    var reached = new CountDownLatch(1);
    var grid = new FakeGrid();
    grid.on("slow", Act.after(reached, Act.PASS));
    grid.on("c", new Act.Then(reached::countDown, Act.PASS));
    var run = Runs.run(grid, Bounds.of(1, 2, 0).turn(2).spare(1), "slow b", "c d");
    assertEquals(
        grid.sessions().stream().map(each -> Set.copyOf(each.visited())).toList(),
        List.of(Set.of("slow", "b"), Set.of("c", "d")));
    assertEquals(grid.mostOpen(), 2);
    assertEquals(run.heard().decided.size(), 4);
  }

  @Test
  public void failingSiteIsTriedAgainOnFreshSessionOnceItsOwnIsClosed() {
    var grid = new FakeGrid();
    grid.on("a", Act.FAIL, new Act.Then(() -> assertFirstIsClosed(grid), Act.PASS));
    var run = Runs.run(grid, Bounds.one(), "a b");
    assertEquals(
        grid.sessions().stream().map(FakeSession::visited).toList(),
        List.of(List.of("a", "b"), List.of("a")));
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a REPLACED"));
    assertEquals(run.heard().started, List.of("a#1", "b#1", "a#2"));
  }

  private static void assertFirstIsClosed(FakeGrid grid) {
    assertTrue(grid.sessions().get(0).isClosed());
  }

  @Test
  public void whatFailsUnderLeanIsTriedUnderFull() {
    var grid = new FakeGrid().on("a", Act.FAIL, Act.FAIL);
    var run = Runs.run(grid, Profile.LEAN, Bounds.of(1, 1, 0), unused -> {}, "a");
    assertEquals(
        grid.sessions().stream().map(FakeSession::profile).toList(),
        List.of(Profile.LEAN, Profile.FULL));
    assertEquals(run.heard().outcomes(), List.of("a NOT_REPLACED"));
  }

  @Test
  public void turnsWorthOfRepeatsSharesFreshSession() {
    var grid = new FakeGrid();
    List.of("a", "b", "c", "d", "e").forEach(site -> grid.on(site, Act.FAIL));
    Runs.run(grid, Bounds.one().turn(2), "a b c d e");
    assertEquals(
        grid.sessions().stream().map(each -> String.join(" ", each.visited())).toList(),
        List.of("a b", "a b", "c d", "c d", "e", "e"));
  }

  @Test
  public void attemptsOfAnEarlierInvocationCount() {
    var first = Runs.run(new FakeGrid().on("b", Act.FAIL).on("c", DIES), Bounds.one(), "a", "b c");
    var earlier = first.heard().attempts.stream().filter(attempt -> attempt.number() == 1).toList();
    assertEquals(earlier.size(), 3);
    var grid = new FakeGrid();
    var resumed = Runs.resume(grid, Bounds.one(), earlier, "a", "b c", "d");
    assertEquals(resumed.heard().decided.size(), 4);
    assertEquals(resumed.heard().started, List.of("d#1", "c#2", "b#2"));
    assertEquals(resumed.heard().decided.get(0).site().id().value(), "a");
  }

  @Test
  public void brokenPageIsSeenTwiceBeforeItCounts() {
    var grid = new FakeGrid().on("a", Act.BREAKS, Act.BREAKS).on("b", Act.BREAKS, Act.PASS);
    var run = Runs.run(grid, Bounds.of(1, 1, 0), "a b");
    assertEquals(run.heard().outcomes(), List.of("a PAGE_BROKEN", "b REPLACED"));
    assertEquals(run.heard().attempts.size(), 4);
  }

  @Test(timeOut = 20_000)
  public void screenshotThatCanNotBeWrittenStopsTheRunAndNotOnlyItsSite() {
    var full = new IOException("No space left on device");
    var lost = new OutputLostException(Path.of("screenshots"), full);
    var grid = new FakeGrid().on("a", new Act.Throws(lost));
    assertSame(
        expectThrows(OutputLostException.class, () -> Runs.run(grid, Bounds.one(), "a b")), lost);
    assertEquals(grid.open(), 0, "browsers left open");
  }

  @Test
  public void noMoreTabsAreOpenThanAsked() {
    var grid = new FakeGrid();
    Runs.run(grid, Bounds.of(1, 3, 1).turn(12), "a b c d e f g h i j k l");
    var session = grid.sessions().get(0);
    assertEquals(session.visited().size(), 12);
    assertTrue(session.mostOpen() <= 3, "most open: " + session.mostOpen());
  }
}
