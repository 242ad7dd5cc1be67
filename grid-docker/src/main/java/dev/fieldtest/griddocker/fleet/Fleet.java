package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Machines that can be had and given back. It has no memory: everything is asked of EC2, where the
 * machines carry the fleet's tag, so that whoever drives it can be killed at any moment.
 * Thread-safe.
 */
public interface Fleet extends AutoCloseable {
  /** The kind of machine that is had first, by which capacity is counted. */
  Instance.Size size();

  /**
   * Every machine with the fleet's tag.
   *
   * @throws GridException in one line that says what to do, if EC2 does not tell; throttling is
   *     waited out within a bound
   */
  Listing listing();

  /** Those that are not gone; throws as {@link #listing} does. */
  default List<Instance> instances() {
    return listing().there();
  }

  /**
   * The time since the fleet had nothing in EC2; none if it has nothing now. It begins at the
   * latest with the first {@link #hold}.
   */
  Optional<Era> era();

  /**
   * Has machines started. Where EC2 has none of a type, other types, zones and then on-demand are
   * tried.
   *
   * @return what has come of it; fewer machines than were ordered is not an error
   * @throws GridException with {@code NO_SESSION} if there is none and another order would bring
   *     none now: credentials, permissions, a malformed order, a quota that is used up; with {@code
   *     GRID_LOST} if EC2 does not say what has come of it, and the same order may be given again
   */
  Launched launch(LaunchOrder order);

  /** Has machines ended; those that are gone are passed over. */
  void terminate(Collection<String> ids);

  /**
   * Takes or renews the lease by which one of several autoscalers acts.
   *
   * @param holder who asks
   * @param time how long it is kept without being renewed
   * @return whether the holder has it
   */
  boolean hold(String holder, Duration time);

  /** Writes down how it goes, for whoever looks; does nothing if nobody can. */
  default void tell(FleetNews news) {}

  @Override
  void close();

  /**
   * The machines that EC2 shows.
   *
   * @param there those that are not gone
   * @param gone those that are, for an hour
   */
  record Listing(List<Instance> there, List<Gone> gone) {
    public Listing {
      there = List.copyOf(there);
      gone = List.copyOf(gone);
    }
  }

  /**
   * A machine that is gone.
   *
   * @param until when it ended; when it was seen to be gone, if EC2 does not tell
   */
  record Gone(Instance instance, Instant until) {}

  /**
   * A time in which a fleet has something in EC2, be it no machine.
   *
   * @param name no other has it
   * @param begun by EC2's clock
   */
  record Era(String name, Instant begun) {
    /** Whether an order was given in it. */
    boolean has(String order) {
      return order.startsWith(name + "-");
    }
  }

  /**
   * What has come of an order.
   *
   * @param instances their ids
   * @param remarks what was not to be had, a line each, for people
   */
  record Launched(List<String> instances, List<String> remarks) {
    public Launched {
      instances = List.copyOf(instances);
      remarks = List.copyOf(remarks);
    }
  }
}
