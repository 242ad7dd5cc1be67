package dev.fieldtest.griddocker.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Names orders such that nobody's brings a machine twice. There is an order for each machine, and
 * the machines of an age of ten minutes are numbered: whoever wants five machines orders numbers 0
 * to 4, and EC2 gives who asks for the same number the same machine. So two autoscalers, or one
 * that was killed before it saw what it had ordered, have together as many as the one that wanted
 * more. Numbers that are seen, or that were ordered here, are not used again: EC2 answers them with
 * the machine that they had, even if it is gone.
 *
 * <p>EC2 may not list a machine at once, and clocks differ. So in the first seconds of an age
 * nobody orders: until then each machine of the age before is listed, and not ordered again under a
 * number of the new one.
 */
final class Orders {
  private static final long AGE = Duration.ofMinutes(10).toSeconds();

  /** Within what EC2 lists a machine, and by more than clocks differ. */
  static final Duration LISTED = Duration.ofSeconds(20);

  private final Set<String> used = new HashSet<>();

  /** These were seen, or have been answered. */
  void use(Collection<String> tokens) {
    used.addAll(tokens);
  }

  /** Orders for machines; none while nobody orders. */
  List<LaunchOrder> next(int machines, int slots, Instant at) {
    if (Math.floorMod(at.getEpochSecond(), AGE) < LISTED.toSeconds()) {
      return List.of();
    }
    var age = Math.floorDiv(at.getEpochSecond(), AGE);
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> "age-" + age + "-" + number)
        .filter(token -> !used.contains(token))
        .limit(machines)
        .map(token -> new LaunchOrder(token, slots))
        .toList();
  }
}
