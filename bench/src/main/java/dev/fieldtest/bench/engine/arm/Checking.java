package dev.fieldtest.bench.engine.arm;

import java.io.IOException;
import java.util.Optional;

/** An arm at work. */
public interface Checking extends AutoCloseable {
  /** Waits for the next site to be done; empty once the arm has ended. */
  Optional<Checked> next() throws IOException, InterruptedException;

  /** Ends what the arm has started. */
  @Override
  void close() throws IOException;
}
