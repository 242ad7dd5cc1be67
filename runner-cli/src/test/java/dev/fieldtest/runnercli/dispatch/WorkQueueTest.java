package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.runnercli.dispatch.RetryPolicy.Repeat;
import java.util.List;
import java.util.stream.Stream;
import org.testng.annotations.Test;

public class WorkQueueTest {
  private static final Repeat FULL = new Repeat(Profile.FULL, Isolation.NONE);
  private static final Repeat LEAN = new Repeat(Profile.LEAN, Isolation.NONE);
  private static final Repeat ALONE = new Repeat(Profile.FULL, Isolation.ALONE);

  @Test
  public void emptyQueueHasNothing() {
    assertTrue(new WorkQueue(3).next().isEmpty());
  }

  @Test
  public void plannedWorkGoesInItsOrderThenSuspectsThenRepeats() {
    var queue = new WorkQueue(3);
    queue.repeat(Runs.ticket("r"), FULL);
    queue.repeat(Runs.ticket("s"), ALONE);
    queue.add(work("a"));
    queue.add(work("b"));
    assertEquals(rest(queue), List.of("LEAN a", "LEAN b", "FULL alone s", "FULL r"));
  }

  @Test
  public void suspectsAreNeverTogether() {
    var queue = new WorkQueue(3);
    Stream.of("a", "b").forEach(site -> queue.repeat(Runs.ticket(site), ALONE));
    assertEquals(rest(queue), List.of("FULL alone a", "FULL alone b"));
  }

  @Test
  public void repeatsAreGatheredByProfileUpToTheChunkSize() {
    var queue = new WorkQueue(3);
    Stream.of("a", "b", "c", "d").forEach(site -> queue.repeat(Runs.ticket(site), FULL));
    queue.repeat(Runs.ticket("e"), LEAN);
    assertEquals(rest(queue), List.of("LEAN e", "FULL a b c", "FULL d"));
  }

  @Test
  public void workHasSites() {
    assertThrows(
        IllegalArgumentException.class, () -> new Work(Profile.LEAN, Isolation.NONE, List.of()));
  }

  private static Work work(String site) {
    return new Work(Profile.LEAN, Isolation.NONE, List.of(Runs.ticket(site)));
  }

  private static List<String> rest(WorkQueue queue) {
    return Stream.generate(queue::next)
        .takeWhile(java.util.Optional::isPresent)
        .map(work -> text(work.get()))
        .toList();
  }

  private static String text(Work work) {
    var sites = work.tickets().stream().map(ticket -> ticket.site().id().value()).toList();
    return work.profile() + (work.isolation().alone() ? " alone " : " ") + String.join(" ", sites);
  }
}
