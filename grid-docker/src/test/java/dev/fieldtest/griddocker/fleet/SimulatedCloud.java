package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * EC2 in virtual time: machines boot, register with a grid, are taken back. What EC2 promises it
 * keeps, and no more: orders are known by their tokens, for ever; machines are listed late.
 */
public final class SimulatedCloud implements Fleet {
  private static final double NOTICE = 120;

  /** For how long EC2 shows what is gone. */
  private static final Duration SHOWN = Duration.ofHours(1);

  private final VirtualTime time;
  private final Instant begun;
  private final Instance.Size size;
  private final Fate fate;
  private final Map<String, List<String>> orders = new HashMap<>();
  private final Map<String, Host> hosts = new HashMap<>();
  private final SimulatedGrid grid;
  private final Lease lease = new Lease();
  private Runnable onNotice = () -> {};

  /**
   * What becomes of machines, by their numbers.
   *
   * @see #calm
   */
  public interface Fate {
    /** Seconds from launch to registration; infinite if it never does. */
    double boot(int machine);

    /** Seconds from launch to EC2's notice that it takes it back; infinite if it does not. */
    default double life(int machine) {
      return Double.POSITIVE_INFINITY;
    }

    /** Seconds from launch until EC2 lists it. */
    default double listed(int machine) {
      return 0;
    }

    /** Whether EC2 has none when the order with this number comes. */
    default boolean refuses(int order) {
      return false;
    }

    /** Whether EC2 does not answer a question now. */
    default boolean throttles() {
      return false;
    }

    /** All machines boot alike, and stay. */
    static Fate calm(double boot) {
      return machine -> boot;
    }
  }

  private static final class Lease {
    private String holder = "";
    private Instant until = Instant.MIN;
  }

  private final class Host {
    private final int number = hosts.size();
    private final String id = "i-" + number;
    private final String order;
    private final Instant launched = time.instant();
    private final String address = "10.0." + number / 250 + "." + (number % 250 + 1);
    private final SimulatedGrid.Node node = new SimulatedGrid.Node(id, address, size.slots());
    private Optional<Instant> ended = Optional.empty();

    Host(String order) {
      this.order = order;
    }

    double seconds() {
      var until = ended.orElse(time.instant());
      return Math.max(60, Duration.between(launched, until).toMillis() / 1000.0);
    }
  }

  public SimulatedCloud(VirtualTime time, Instance.Size size, Fate fate) {
    this.time = time;
    this.begun = time.instant();
    this.grid = new SimulatedGrid(time);
    this.size = size;
    this.fate = fate;
  }

  @Override
  public Instance.Size size() {
    return size;
  }

  @Override
  public Listing listing() {
    answer();
    var now = time.instant();
    var listed =
        hosts.values().stream()
            .filter(host -> !now.isBefore(after(host.launched, fate.listed(host.number))))
            .toList();
    return new Listing(
        listed.stream().filter(host -> host.ended.isEmpty()).map(this::shown).toList(),
        listed.stream()
            .flatMap(host -> host.ended.map(ended -> new Gone(shown(host), ended)).stream())
            .filter(gone -> now.isBefore(gone.until().plus(SHOWN)))
            .toList());
  }

  @Override
  public Optional<Era> era() {
    return Optional.of(new Era("era", begun));
  }

  private static Instant after(Instant instant, double seconds) {
    return instant.plusMillis((long) (seconds * 1000));
  }

  private Instance shown(Host host) {
    return new Instance(
        host.id, host.order, size, true, Instance.State.RUNNING, host.launched, host.address);
  }

  private void answer() {
    if (fate.throttles()) {
      throw new GridException(AbortCause.GRID_LOST, "EC2 asks to be asked less often");
    }
  }

  @Override
  public Launched launch(LaunchOrder order) {
    var refused = fate.refuses(orders.size());
    var ids =
        orders.computeIfAbsent(order.token(), token -> refused ? List.of() : boot(token, order));
    return new Launched(ids, ids.isEmpty() ? List.of("EC2 has no machine of any type") : List.of());
  }

  private List<String> boot(String token, LaunchOrder order) {
    var ids = new ArrayList<String>();
    for (var slots = 0; slots < order.slots(); slots += size.slots()) {
      var host = new Host(token);
      hosts.put(host.id, host);
      ids.add(host.id);
      later(fate.boot(host.number), () -> register(host));
      later(fate.life(host.number), () -> notice(host));
    }
    return ids;
  }

  private void later(double seconds, Runnable action) {
    if (Double.isFinite(seconds)) {
      time.in(seconds, action);
    }
  }

  private void register(Host host) {
    if (host.ended.isEmpty()) {
      grid.register(host.node);
    }
  }

  private void notice(Host host) {
    if (host.ended.isEmpty()) {
      grid.drain(host.node);
      time.in(NOTICE, () -> end(host));
      onNotice.run();
    }
  }

  /** Has something done when EC2 gives notice. */
  public void onNotice(Runnable action) {
    onNotice = action;
  }

  private void end(Host host) {
    if (host.ended.isEmpty()) {
      host.ended = Optional.of(time.instant());
      grid.lose(host.node);
    }
  }

  @Override
  public void terminate(Collection<String> ids) {
    ids.stream().map(hosts::get).forEach(this::end);
  }

  @Override
  public boolean hold(String holder, Duration kept) {
    answer();
    if (lease.holder.equals(holder) || lease.until.isBefore(time.instant())) {
      lease.holder = holder;
      lease.until = time.instant().plus(kept);
      return true;
    }
    return false;
  }

  @Override
  public void close() {}

  /** Where its machines register. */
  public SimulatedGrid grid() {
    return grid;
  }

  /** How many machines have been launched. */
  public int launched() {
    return hosts.size();
  }

  /** How many machines are there, listed or not. */
  public long present() {
    return hosts.values().stream().filter(host -> host.ended.isEmpty()).count();
  }

  /** What all machines have cost so far. */
  public double usd() {
    return hosts.values().stream().mapToDouble(Host::seconds).sum() * size.usdPerHour() / 3600;
  }
}
