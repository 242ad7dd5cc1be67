package dev.fieldtest.runnercli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Whether this machine has what a run on it needs. */
public final class MachineChecks {
  private static final long MB = 1L << 20;
  private static final int NEWEST_TESTED_JAVA = 25;

  private MachineChecks() {}

  /**
   * What every run needs.
   *
   * @param places folders that are written to
   */
  public static List<Check> anywhere(List<Path> places) {
    return List.of(
        Check.quick("Java", () -> List.of(java(Runtime.version()))),
        Check.quick(
            "disk", () -> List.of(disk(places.stream().map(MachineChecks::free).toList()))));
  }

  /** What a run needs whose browsers are on this machine. */
  public static List<Check> withBrowsers() {
    return List.of(
        of("/dev/shm", MachineChecks::sharedMemory),
        of("sandbox", MachineChecks::sandbox),
        of("open files", MachineChecks::openFiles));
  }

  private static Check of(String subject, Function<Machine, Finding> judge) {
    return Check.quick(subject, () -> List.of(judge.apply(Machine.look())));
  }

  static Finding java(Runtime.Version version) {
    var found = version + ", " + System.getProperty("java.vm.name");
    return version.feature() <= NEWEST_TESTED_JAVA
        ? Finding.good("Java", found)
        : Finding.doubtful("Java", found, "Fieldtest is tested with Java 17 to 25");
  }

  /** Room in a folder. */
  record Room(Path folder, long bytes) {}

  private static Room free(Path folder) {
    try {
      return new Room(folder, Machine.free(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can not be looked at", e);
    }
  }

  /** A browser's profile takes some 50 MB, a report of 10,000 sites with its log some 200 MB. */
  static Finding disk(List<Room> rooms) {
    var tightest = rooms.stream().min(Comparator.comparingLong(Room::bytes)).orElseThrow();
    var found = size(tightest.bytes()) + " free in " + tightest.folder();
    if (tightest.bytes() < 100 * MB) {
      return Finding.bad("disk", found, "free some, or name another folder with --output");
    }
    return tightest.bytes() < 1024 * MB
        ? Finding.doubtful("disk", found, "large runs need more than 1 GB")
        : Finding.good("disk", found);
  }

  static Finding sharedMemory(Machine machine) {
    if (machine.sharedMemory().isEmpty()) {
      return Finding.doubtful("/dev/shm", "there is none", "mount it, else renderers crash");
    }
    var bytes = machine.sharedMemory().getAsLong();
    return bytes < 512 * MB
        ? Finding.doubtful(
            "/dev/shm",
            size(bytes) + " free",
            "renderers crash when it is full; give a container --shm-size=1g")
        : Finding.good("/dev/shm", size(bytes) + " free");
  }

  static Finding sandbox(Machine machine) {
    if (machine.isRoot()) {
      return Finding.doubtful(
          "sandbox",
          "off, for this is root",
          "run as another user where you do not trust the sites");
    }
    return machine
        .barrier()
        .map(
            barrier ->
                Finding.doubtful(
                    "sandbox",
                    barrier + " keeps Chromium from making one",
                    "allow it, unless the session below opens all the same"))
        .orElseGet(() -> Finding.good("sandbox", "user namespaces are allowed"));
  }

  static Finding openFiles(Machine machine) {
    if (machine.openFiles().isEmpty()) {
      return Finding.good("open files", "the system tells no limit");
    }
    var limit = machine.openFiles().getAsLong();
    var found = String.format(Locale.ROOT, "%,d a process", limit);
    return limit < 4096
        ? Finding.doubtful("open files", found, "raise the limit: ulimit -n 8192")
        : Finding.good("open files", found);
  }

  private static String size(long bytes) {
    return bytes < 1024 * MB
        ? String.format(Locale.ROOT, "%d MB", bytes / MB)
        : String.format(Locale.ROOT, "%,.1f GB", bytes / (1024.0 * MB));
  }
}
