package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** Ids are {@code domain-name}. */
@Test(timeOut = 20_000)
public class DomainGateTest {
  public void letsTheNextSitePassWhileOneIsBlocked() throws InterruptedException {
    var gate = new DomainGate(1);
    var waiting = waiting("x-1", "x-2", "y-1");
    assertEquals(taken(gate, waiting), "x-1");
    assertEquals(taken(gate, waiting), "y-1");
    assertEquals(ids(gate.drain(waiting)), List.of("x-2"));
  }

  public void letsAsManyOfOneDomainPassAsTheLimitSays() throws InterruptedException {
    var gate = new DomainGate(2);
    var waiting = waiting("x-1", "x-2", "x-3", "y-1");
    assertEquals(taken(gate, waiting), "x-1");
    assertEquals(taken(gate, waiting), "x-2");
    assertEquals(taken(gate, waiting), "y-1");
  }

  public void limitHoldsForAllSessionsTogether() throws InterruptedException {
    var gate = new DomainGate(1);
    assertEquals(taken(gate, waiting("x-1")), "x-1");
    assertEquals(taken(gate, waiting("x-2", "y-1")), "y-1");
  }

  public void waitsUntilThereIsRoom() throws InterruptedException {
    var gate = new DomainGate(1);
    var waiting = waiting("x-1", "x-2");
    var first = gate.take(waiting).orElseThrow();
    var second = inOtherThread(gate, waiting);
    gate.leave(first);
    assertEquals(second.join().orElseThrow().site().id().value(), "x-2");
  }

  public void oneThatLeavesAmongSeveralMakesRoomForOne() throws InterruptedException {
    var gate = new DomainGate(2);
    var waiting = waiting("x-1", "x-2", "x-3", "x-4", "y-1");
    var first = gate.take(waiting).orElseThrow();
    assertEquals(taken(gate, waiting), "x-2");
    gate.leave(first);
    assertEquals(taken(gate, waiting), "x-3");
    assertEquals(taken(gate, waiting), "y-1", "x-4 has to wait");
  }

  public void drainLetsThoseGoWhoWait() throws InterruptedException {
    var gate = new DomainGate(1);
    var waiting = waiting("x-1", "x-2");
    taken(gate, waiting);
    var second = inOtherThread(gate, waiting);
    assertEquals(ids(gate.drain(waiting)), List.of("x-2"));
    assertTrue(second.join().isEmpty());
  }

  public void endedBacklogHasNothingOnceItIsEmpty() throws InterruptedException {
    var gate = new DomainGate(1);
    var waiting = waiting("x-1");
    gate.answer(waiting, List.of());
    assertEquals(taken(gate, waiting), "x-1");
    assertTrue(gate.take(waiting).isEmpty());
  }

  public void backlogWithoutOpenableSiteAsksForMoreOnceUntilItIsAnswered()
      throws InterruptedException {
    var gate = new DomainGate(1);
    var asked = new AtomicInteger();
    var tickets = Stream.of("x-1", "x-2").map(Runs::ticket).toList();
    var waiting = new Backlog(tickets, asked::incrementAndGet);
    taken(gate, waiting);
    assertEquals(asked.get(), 0, "there was a site to open");
    var second = inOtherThread(gate, waiting);
    var third = inOtherThread(gate, waiting);
    gate.answer(waiting, List.of(Runs.ticket("y-1"), Runs.ticket("z-1")));
    var both = Set.of(site(second), site(third));
    assertEquals(both, Set.of("y-1", "z-1"), "x-2 has to wait");
    assertTrue(asked.get() <= 1, "asked " + asked);
  }

  private static String site(CompletableFuture<Optional<Ticket>> taken) {
    return taken.join().orElseThrow().site().id().value();
  }

  private static List<String> ids(List<Ticket> tickets) {
    return tickets.stream().map(ticket -> ticket.site().id().value()).toList();
  }

  private static CompletableFuture<Optional<Ticket>> inOtherThread(
      DomainGate gate, Backlog waiting) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.take(waiting);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String taken(DomainGate gate, Backlog waiting) throws InterruptedException {
    return gate.take(waiting).orElseThrow().site().id().value();
  }

  private static Backlog waiting(String... ids) {
    return new Backlog(Stream.of(ids).map(Runs::ticket).toList(), () -> {});
  }
}
