package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.runnercli.dispatch.RetryPolicy.Repeat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    assertEquals(rest(queue), List.of("FULL a b c", "LEAN e", "FULL d"));
  }

  @Test
  public void turnsWorthOfRepeatsGoesBeforeFurtherChunks() {
    var queue = new WorkQueue(2);
    queue.add(work("a"));
    queue.repeat(Runs.ticket("r"), FULL);
    queue.repeat(Runs.ticket("s"), FULL);
    queue.repeat(Runs.ticket("t"), FULL);
    assertEquals(rest(queue), List.of("FULL r s", "LEAN a", "FULL t"));
  }

  @Test
  public void sessionGoesOnWithChunksUntilItsTurnIsOver() {
    var queue = new WorkQueue(4);
    Stream.of("a b c", "d e", "f").forEach(sites -> queue.add(work(sites.split(" "))));
    var begun = queue.next().orElseThrow();
    assertEquals(text(begun), "LEAN a b c");
    assertEquals(ids(queue.more(begun, 3)), "d", "as much of the next chunk as there is room for");
    assertEquals(queue.more(begun, 4), List.of());
    assertEquals(rest(queue), List.of("LEAN e", "LEAN f"));
  }

  @Test
  public void chunkLongerThanTurnIsDivided() {
    var queue = new WorkQueue(2);
    queue.add(work("a", "b", "c"));
    assertEquals(rest(queue), List.of("LEAN a b", "LEAN c"));
  }

  @Test
  public void sessionOfAnotherKindGetsNoChunk() {
    var queue = new WorkQueue(4);
    queue.add(work("a"));
    var other = new Work(Profile.FULL, Isolation.NONE, List.of(Runs.ticket("x")));
    assertEquals(queue.more(other, 1), List.of());
    var alone = new Work(Profile.LEAN, Isolation.ALONE, List.of(Runs.ticket("x")));
    assertEquals(queue.more(alone, 1), List.of());
  }

  @Test
  public void sessionThatGoesOnGetsNothingThatIsToBeRepeated() {
    var queue = new WorkQueue(1);
    queue.repeat(Runs.ticket("r"), LEAN);
    assertEquals(queue.more(work("a"), 0), List.of());
  }

  @Test
  public void workHasSites() {
    assertThrows(
        IllegalArgumentException.class, () -> new Work(Profile.LEAN, Isolation.NONE, List.of()));
  }

  private static Work work(String... sites) {
    return new Work(Profile.LEAN, Isolation.NONE, Stream.of(sites).map(Runs::ticket).toList());
  }

  private static List<String> rest(WorkQueue queue) {
    return Stream.generate(queue::next)
        .takeWhile(Optional::isPresent)
        .map(work -> text(work.get()))
        .toList();
  }

  private static String text(Work work) {
    return work.profile() + (work.isolation().alone() ? " alone " : " ") + ids(work.tickets());
  }

  private static String ids(List<Ticket> tickets) {
    return tickets.stream()
        .map(ticket -> ticket.site().id().value())
        .collect(Collectors.joining(" "));
  }
}
