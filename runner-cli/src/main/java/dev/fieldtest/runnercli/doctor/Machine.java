package dev.fieldtest.runnercli.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What this machine offers a browser.
 *
 * @param isRoot whether this process runs as root
 * @param barrier what keeps others than root from user namespaces, of which Chromium makes its
 *     sandbox; empty if nothing is known to
 * @param sharedMemory bytes free in {@code /dev/shm}; empty where there is none
 * @param openFiles how many a process may have; empty where that is not known
 */
public record Machine(
    boolean isRoot, Optional<String> barrier, OptionalLong sharedMemory, OptionalLong openFiles) {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /** Looks at the machine. */
  public static Machine look() throws IOException {
    return new Machine(
        "root".equals(System.getProperty("user.name")),
        findBarrier(),
        Files.isDirectory(SHARED_MEMORY)
            ? OptionalLong.of(free(SHARED_MEMORY))
            : OptionalLong.empty(),
        openFileLimit());
  }

  private static Optional<String> findBarrier() {
    return Stream.of(
            barring("user/max_user_namespaces", "0"),
            barring("kernel/unprivileged_userns_clone", "0"),
            barring("kernel/apparmor_restrict_unprivileged_userns", "1"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> barring(String setting, String value) {
    try {
      var set = Files.readString(Path.of("/proc/sys", setting)).strip();
      return set.equals(value)
          ? Optional.of(setting.replace('/', '.') + " = " + value)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // This kernel has no such setting.
    }
  }

  private static OptionalLong openFileLimit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getMaxFileDescriptorCount())
        : OptionalLong.empty();
  }

  /** Bytes that can be written where a path is, or where it would be made. */
  static long free(Path path) throws IOException {
    var there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }
}
