package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.extensionundertest.Profile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left to do, and which of it goes next: the plan's chunks in their order, then what is to
 * be repeated, gathered into work of a chunk's size. A suspect gets a browser of its own. Not
 * thread-safe.
 */
final class WorkQueue {
  private final int chunkSize;
  private final Deque<Work> planned = new ArrayDeque<>();
  private final Map<Profile, Deque<Ticket>> repeats = new EnumMap<>(Profile.class);
  private final Deque<Work> suspects = new ArrayDeque<>();

  WorkQueue(int chunkSize) {
    this.chunkSize = chunkSize;
  }

  void add(Work work) {
    planned.add(work);
  }

  void repeat(Ticket ticket, RetryPolicy.Repeat how) {
    if (how.isolation().alone()) {
      suspects.add(new Work(how.profile(), how.isolation(), List.of(ticket)));
    } else {
      repeats.computeIfAbsent(how.profile(), unused -> new ArrayDeque<>()).add(ticket);
    }
  }

  Optional<Work> next() {
    return Optional.ofNullable(planned.poll())
        .or(() -> Optional.ofNullable(suspects.poll()))
        .or(this::nextRepeats);
  }

  private Optional<Work> nextRepeats() {
    return repeats.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .findFirst()
        .map(entry -> new Work(entry.getKey(), Isolation.NONE, take(entry.getValue())));
  }

  private List<Ticket> take(Deque<Ticket> waiting) {
    List<Ticket> taken = new ArrayList<>();
    while (!waiting.isEmpty() && taken.size() < chunkSize) {
      taken.add(waiting.poll());
    }
    return taken;
  }
}
