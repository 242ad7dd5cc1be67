package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.lab.Lab;
import java.io.IOException;

/** A way to check sites. */
public interface Arm {
  /** Its name in the issue, with the number of sites open at once: {@code e16}. */
  String name();

  /** For people. */
  String title();

  /** How many sites are open at once. */
  int atOnce();

  /** How many sites to measure; slow arms get fewer. */
  int sites();

  /** Starts to check an order's sites; all processes are started in the lab. */
  Checking start(Lab lab, Order order) throws IOException, InterruptedException;
}
