package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.RunEnding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What a run does at which moment, with a clock of the test's own. */
@Test(singleThreaded = true)
public class CourseTest {
  private static final long NOW = 1_000;
  private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private ExecutorService threads;

  @BeforeMethod
  public void open() {
    threads = Executors.newCachedThreadPool();
  }

  @AfterMethod(alwaysRun = true)
  public void close() {
    threads.shutdownNow();
  }

  @Test(timeOut = 20_000)
  public void runGoesOnUntilItsPauseEndsAndThenBeginsAtThatMoment() throws Exception {
    var grid = new FakeGrid().opening(CourseTest::refusesOnce);
    var course = course(grid, Bounds.one().limits());
    course.begin(NOW);
    course.take(messages.take(), NOW);
    var wakes = course.wakesAt(NOW).orElseThrow();
    course.begin(wakes - 1);
    assertTrue(course.goesOn(wakes - 1), "there is more to do after the pause");
    assertEquals(grid.asked(), 1);
    course.begin(wakes);
    assertTrue(course.goesOn(wakes), "it is being done");
    assertTrue(messages.take() instanceof Message.Opened);
    assertEquals(grid.asked(), 2);
  }

  @Test
  public void timeThatIsUpEndsTheRunAtItsMomentAndNotBefore() {
    var course = course(new FakeGrid(), Bounds.one().time(Duration.ofNanos(500)).limits());
    assertEquals(course.wakesAt(NOW), Optional.of(NOW + 500));
    course.wake(NOW + 499);
    assertEquals(course.end().ending(), RunEnding.COMPLETE);
    course.wake(NOW + 500);
    assertEquals(course.end().ending(), RunEnding.GLOBAL_TIMEOUT);
    course.begin(NOW + 500);
    assertFalse(course.goesOn(NOW + 500), "nothing begins any more");
  }

  private static Optional<RuntimeException> refusesOnce(int number) {
    return number == 1
        ? Optional.of(new GridException(AbortCause.NO_SESSION, "scripted"))
        : Optional.empty();
  }

  private Course course(FakeGrid grid, Dispatcher.Limits limits) {
    var request = Runs.request();
    var resources =
        new Slot.Resources(
            grid, request, Runs.check(), new DomainGate(9), new TabTuner(limits.tabs(), 1));
    var slots =
        new Slots(resources, new Forecast(Map.of()), new Roster<>(1, 0), messages::add, threads);
    var queue = new WorkQueue(limits.turn());
    var agenda = new Agenda(queue, new RetryPolicy(1), List.of(), Bounds.TODAY);
    var course = new Course(limits, agenda, slots, new RunListener() {}, NOW);
    course.add(new ChunkId(1), List.of(Runs.site("a")), Profile.FULL);
    return course;
  }
}
