package dev.fieldtest.bench.engine.lab;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.util.List;

/**
 * Processes that the kernel accounts for together: one that enters brings in all that it starts, no
 * process leaves by itself, and the CPU time of those that have died stays counted. So nothing is
 * missed, however short it lived and whoever reaped it.
 */
final class ControlGroup implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path folder;

  private ControlGroup(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a group at the top of the machine's hierarchy.
   *
   * @throws IOException with a message for the user if this machine does not let us
   */
  static ControlGroup create(String name) throws IOException {
    var mount =
        Files.readAllLines(Path.of("/proc/self/mounts")).stream()
            .map(line -> line.split(" ", -1))
            .filter(fields -> fields[2].equals("cgroup2"))
            .map(fields -> Path.of(fields[1]))
            .findFirst()
            .orElseThrow(() -> new IOException("CPU is counted by cgroup v2; mount it"));
    return new ControlGroup(mount).create(Path.of(name));
  }

  /** Makes a group within this one. */
  ControlGroup create(Path name) throws IOException {
    var made = folder.resolve(name);
    if (!Files.isWritable(folder)) {
      throw new IOException("CPU is counted by cgroup v2, and " + folder + " is not writable here");
    }
    return new ControlGroup(Files.createDirectory(made));
  }

  /** What to put before a command so that its process enters this group first. */
  List<String> prefix() {
    return List.of(
        "/bin/sh",
        "-c",
        "echo $$ > \"$0\" && exec \"$@\"",
        folder.resolve("cgroup.procs").toString());
  }

  /** CPU time that all members have used, in user and in system mode, the dead ones included. */
  Duration cpu() throws IOException {
    return Files.readAllLines(folder.resolve("cpu.stat")).stream()
        .filter(line -> line.startsWith("usage_usec "))
        .map(line -> Duration.ofNanos(1000 * Long.parseLong(line.substring(line.indexOf(' ') + 1))))
        .findFirst()
        .orElseThrow();
  }

  /** Memory of the living members in bytes; what is shared counts in parts. */
  long pss() throws IOException {
    var sum = 0L;
    for (var pid : Files.readAllLines(folder.resolve("cgroup.procs"))) {
      sum += pss(Path.of("/proc", pid, "smaps_rollup"));
    }
    return sum;
  }

  private static long pss(Path rollup) {
    try (var lines = Files.lines(rollup)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // It has died meanwhile.
    }
  }

  /** Ends what is still alive in it, and removes it; groups within it are gone already. */
  @Override
  public void close() throws IOException {
    Files.writeString(folder.resolve("cgroup.kill"), "1");
    awaitEnd();
    try {
      Files.delete(folder);
    } catch (NoSuchFileException e) {
      // Gone is what was wanted.
    }
  }

  /** Waits until no process is left in it, however often they start others, or for 5 s. */
  void awaitEnd() throws IOException {
    try (var changes = folder.getFileSystem().newWatchService()) {
      var events = folder.register(changes, StandardWatchEventKinds.ENTRY_MODIFY);
      var end = System.nanoTime() + PATIENCE.toNanos();
      while (isPopulated() && changes.poll(end - System.nanoTime(), NANOSECONDS) != null) {
        events.pollEvents();
        events.reset();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isPopulated() throws IOException {
    return Files.readString(folder.resolve("cgroup.events")).contains("populated 1");
  }
}
