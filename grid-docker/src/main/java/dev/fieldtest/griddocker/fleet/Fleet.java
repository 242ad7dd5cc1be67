package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Machines that can be had and given back. It has no memory: everything is asked of EC2, where the
 * machines carry the fleet's tag, so that whoever drives it can be killed at any moment.
 * Thread-safe.
 */
public interface Fleet extends AutoCloseable {
  /** The kind of machine that is had first, by which capacity is counted. */
  Instance.Size size();

  /**
   * Every machine with the fleet's tag that is not gone.
   *
   * @throws GridException in one line that says what to do, if EC2 does not tell; throttling is
   *     waited out within a bound
   */
  List<Instance> instances();

  /**
   * Has machines started. Where EC2 has none of a type, other types, zones and then on-demand are
   * tried.
   *
   * @return what has come of it; fewer machines than were ordered is not an error
   * @throws GridException if no attempt can succeed: credentials, permissions, a malformed order,
   *     quota 0
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

  @Override
  void close();

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
