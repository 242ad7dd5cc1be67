package dev.fieldtest.runnercli.faults;

import java.time.Duration;

/**
 * How a run got over a fault.
 *
 * @param noticed from the fault until the last attempt that it spoilt was given up
 * @param judged from the fault until the last site of those was judged, elsewhere or anew
 */
public record Recovery(Duration noticed, Duration judged) {}
