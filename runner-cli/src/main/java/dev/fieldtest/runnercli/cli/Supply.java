package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.FleetSpec;
import dev.fieldtest.reports.Machines;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What brings a run's grid its machines, and takes them away at its end. Whatever ends the run,
 * closing this leaves none.
 */
interface Supply extends AutoCloseable {
  /** The grid has its machines, or somebody else sees to them. */
  Supply NONE = new Supply() {};

  /** How long a machine and the one that replaces it may take to come. */
  static Duration patience(FleetSpec spec) {
    return spec.registerWithin().multipliedBy(3);
  }

  /**
   * Begins; the first request for a session is about to be made.
   *
   * @param giveUp takes why no machine can be had, from any thread; a line for the user
   */
  default void begin(Consumer<String> giveUp) {}

  /** Takes that one more site has its result. */
  default void site() {}

  /** Has all machines end, and tells what was used of them, if any were to be had. */
  default Optional<Machines> end() {
    return Optional.empty();
  }

  /**
   * Checks, after the report, that no machine is left.
   *
   * @throws GridException that names those that are
   */
  default void requireNoneLeft() {}

  /** What is said when the user ends the process at once. */
  default String farewell() {
    return "Ended; --resume goes on with this run";
  }

  @Override
  default void close() {}
}
