package dev.fieldtest.bench.engine.lab;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the processes of a measurement have used up to a moment.
 *
 * @param at time since an arbitrary origin
 * @param cpu by role
 */
public record Reading(Duration at, Map<Role, Duration> cpu) {
  public Reading {
    cpu = Map.copyOf(cpu);
  }

  /** What was used since an earlier moment. */
  public Reading since(Reading earlier) {
    var used = new EnumMap<Role, Duration>(Role.class);
    cpu.forEach((role, time) -> used.put(role, time.minus(earlier.of(role))));
    return new Reading(at.minus(earlier.at), used);
  }

  public double cpuSeconds() {
    return cpu.values().stream().mapToDouble(Reading::seconds).sum();
  }

  public double cpuSeconds(Role role) {
    return seconds(of(role));
  }

  private Duration of(Role role) {
    return cpu.getOrDefault(role, Duration.ZERO);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
