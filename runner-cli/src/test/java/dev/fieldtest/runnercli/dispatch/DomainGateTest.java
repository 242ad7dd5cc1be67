package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    assertEquals(waiting.size(), 1);
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

  public void drainLetsThoseGoWhoWait() throws InterruptedException {
    var gate = new DomainGate(1);
    var waiting = waiting("x-1", "x-2");
    taken(gate, waiting);
    var second = inOtherThread(gate, waiting);
    var drained = gate.drain(waiting);
    assertEquals(
        drained.stream().map(ticket -> ticket.site().id().value()).toList(), List.of("x-2"));
    assertTrue(second.join().isEmpty());
  }

  public void emptyQueueHasNothing() throws InterruptedException {
    assertTrue(new DomainGate(1).take(waiting()).isEmpty());
  }

  private static CompletableFuture<Optional<Ticket>> inOtherThread(
      DomainGate gate, Deque<Ticket> waiting) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.take(waiting);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static String taken(DomainGate gate, Deque<Ticket> waiting) throws InterruptedException {
    return gate.take(waiting).orElseThrow().site().id().value();
  }

  private static Deque<Ticket> waiting(String... ids) {
    return new ArrayDeque<>(Stream.of(ids).map(Runs::ticket).toList());
  }
}
