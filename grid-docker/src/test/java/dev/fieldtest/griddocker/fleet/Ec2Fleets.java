package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.bed.Conditions;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Consumer;

/** Fleets on a test bed, which are not patient. */
final class Ec2Fleets {
  static final URI GRID = URI.create("http://127.0.0.1:4444");
  static final Backoff QUICK =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), new Random(1));
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Ec2Fleets() {}

  static Ec2Fleet of(Ec2Bed bed) {
    return of(bed, FleetFiles.GOOD);
  }

  static Ec2Fleet of(Ec2Bed bed, String file) {
    return of(bed, file, NOON);
  }

  static Ec2Fleet of(Ec2Bed bed, String file, Instant now) {
    return of(bed, file, Clock.fixed(now, ZoneOffset.UTC));
  }

  static Ec2Fleet of(Ec2Bed bed, String file, Clock clock) {
    return Ec2Fleet.of(FleetFiles.spec(file), GRID, bed.environment(), clock, QUICK);
  }

  /** What makes a day of EC2's, as a row of a table. */
  static Consumer<Conditions> set(Consumer<Conditions> program) {
    return program;
  }
}
