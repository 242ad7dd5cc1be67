package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import dev.fieldtest.griddocker.fleet.Machine.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tells what happens to a fleet, each thing once. */
public final class Chronicle {
  /** A node may be there before EC2 lists its machine; this long it is not. */
  private static final Duration STRANGE = Duration.ofSeconds(60);

  private final Consumer<FleetEvent> tell;
  private final Map<String, Phase> known = new HashMap<>();
  private final Map<String, Instant> strangers = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  public Chronicle(Consumer<FleetEvent> tell) {
    this.tell = tell;
  }

  /** Tells what has changed by itself. */
  void seen(FleetView view) {
    var before = Map.copyOf(known);
    known.clear();
    for (var machine : view.machines()) {
      var id = machine.instance().id();
      known.put(id, machine.phase());
      if (machine.is(Phase.SERVING)) {
        var boot = machine.age(view.at()).toSeconds();
        once(
            view.at(),
            Kind.REGISTERED,
            id,
            machine.instance().size().type() + ", after " + boot + " s");
      }
      if (isLeaving(machine)) {
        interrupted(view.at(), id, "its node drains, or EC2 ends it");
      }
    }
    before.forEach(
        (id, phase) -> {
          if (!known.containsKey(id) && phase != Phase.ENDING) {
            interrupted(view.at(), id, "it is gone");
          }
        });
    strange(view);
  }

  private static boolean isLeaving(Machine machine) {
    return machine.is(Phase.ENDING) || (machine.is(Phase.DRAINING) && !machine.past().told());
  }

  /** Unless we had it leave. */
  private void interrupted(Instant at, String id, String detail) {
    if (!told.contains(key(Kind.TERMINATED, id)) && !told.contains(key(Kind.REPLACED, id))) {
      once(at, Kind.INTERRUPTED, id, detail);
    }
  }

  private void strange(FleetView view) {
    for (var node : view.strangers()) {
      var since = strangers.computeIfAbsent(node.id(), id -> view.at());
      if (Duration.between(since, view.at()).compareTo(STRANGE) > 0) {
        once(
            view.at(),
            Kind.REMARK,
            "",
            "the node at " + node.host() + " belongs to no machine of the fleet; it is left alone");
      }
    }
  }

  /**
   * Tells something, unless the same was told of the same machine; a remark, unless it was told.
   */
  void once(Instant at, Kind kind, String instance, String detail) {
    if (told.add(kind == Kind.REMARK ? detail : key(kind, instance))) {
      tell.accept(new FleetEvent(at, kind, instance, detail));
    }
  }

  private static String key(Kind kind, String instance) {
    return kind + " " + instance;
  }
}
