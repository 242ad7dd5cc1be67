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
 * the machines of an hour of the fleet's {@link Fleet.Era} are numbered: whoever wants five
 * machines orders numbers 0 to 4, and EC2 gives who asks for the same number the same machine. So
 * two autoscalers, or one that was killed before it saw what it had ordered, have together as many
 * as the one that wanted more. Numbers that are seen, or that were ordered here, are not used
 * again: EC2 answers them with the machine that they had, even if it is gone. It shows what is gone
 * for an hour, and after that hour numbers begin anew.
 *
 * <p>EC2 may not list a machine at once, and clocks differ. So in the first minute of an hour
 * nobody orders: until then each machine of the hour before is listed, and not ordered again under
 * a number of the new one. Before an era's first hour there is nothing to wait for.
 */
final class Orders {
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final long REST = Duration.ofMinutes(1).toSeconds();

  private final Set<String> used = new HashSet<>();

  /** These were seen, or have been answered. */
  void use(Collection<String> tokens) {
    used.addAll(tokens);
  }

  /** Orders for machines; none while nobody orders. */
  List<LaunchOrder> next(int machines, int slots, Fleet.Era era, Instant at) {
    var since = Math.max(0, Duration.between(era.begun(), at).toSeconds());
    var hour = since / HOUR;
    if (hour > 0 && since % HOUR < REST) {
      return List.of();
    }
    return IntStream.iterate(0, number -> number + 1)
        .mapToObj(number -> new LaunchOrder(era.name() + "-" + hour + "-" + number, slots, number))
        .filter(order -> !used.contains(order.token()))
        .limit(machines)
        .toList();
  }
}
