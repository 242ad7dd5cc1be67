package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
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
      if (machine.is(Phase.ENDING)) {
        left(view.at(), id, "EC2 ends it");
      } else if (machine.is(Phase.DRAINING) && !machine.past().told()) {
        left(view.at(), id, "its node drains");
      }
    }
    before.forEach(
        (id, phase) -> {
          if (!known.containsKey(id) && phase != Phase.ENDING) {
            left(view.at(), id, "it is gone");
          }
        });
    strange(view);
  }

  /** Unless we had it leave, it was taken. One that we had drain may end before we end it. */
  private void left(Instant at, String id, String detail) {
    if (told.contains(key(Kind.TERMINATED, id)) || told.contains(key(Kind.REPLACED, id))) {
      return;
    }
    if (told.contains(key(Kind.DRAINING, id))) {
      once(at, Kind.TERMINATED, id, "drained");
    } else {
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

  /** Tells what has gone wrong in a round, unless it was told. */
  void remark(Instant at, GridException failure) {
    once(at, Kind.REMARK, "", String.valueOf(failure.getMessage()));
  }

  private static String key(Kind kind, String instance) {
    return kind + " " + instance;
  }
}
