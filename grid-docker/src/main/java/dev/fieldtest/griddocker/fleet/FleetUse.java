package dev.fieldtest.griddocker.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * What a fleet was used for, as far as its autoscaler has seen it.
 *
 * @param instances how many machines there were
 * @param hours how long they ran together; the first minute of each counts whole, as it is billed
 * @param usd what that costs about; machines whose price is not known cost nothing here
 * @param idleShare the share of the slots' time, from launch to end, in which they had no session
 * @param firstSession from the first request to the first session, if there was one
 */
public record FleetUse(
    int instances, double hours, double usd, double idleShare, Optional<Duration> firstSession) {}
