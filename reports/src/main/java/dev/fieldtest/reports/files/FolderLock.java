package dev.fieldtest.reports.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of a folder that a run is using: a file in it, locked by the operating system, so that
 * the lock of a run that died is free.
 */
final class FolderLock implements Closeable {
  /** The file that is locked; a folder with it is one of ours. */
  static final String NAME = "fieldtest.lock";

  /**
   * What this process has locked. POSIX gives up all of a process's locks on a file when it closes
   * any of its channels, so a second try from here must not even open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws UnusableFolderException if another run has it
   */
  static FolderLock take(Path folder) throws IOException {
    var file = folder.toRealPath().resolve(NAME);
    if (!HELD.add(file)) {
      throw taken(folder);
    }
    try {
      return new FolderLock(file, lock(file, folder));
    } catch (IOException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel lock(Path file, Path folder) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // A run that completes in this very moment moves the file away while it is still locked.
    if (channel.tryLock() != null && Files.exists(file)) {
      return channel;
    }
    channel.close();
    throw taken(folder);
  }

  private static UnusableFolderException taken(Path folder) {
    return new UnusableFolderException(
        folder + ": another run is writing here; wait for it, or choose another --output");
  }

  boolean isHeld() {
    return channel.isOpen();
  }

  /** Frees it; twice is once. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(file);
    }
  }
}
