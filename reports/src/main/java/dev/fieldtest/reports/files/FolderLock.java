package dev.fieldtest.reports.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock of a folder that a run is using: a file in it, locked by the operating system, so that
 * the lock of a run that died is free.
 */
final class FolderLock implements Closeable {
  /** The file that is locked; a folder with it is one of ours. */
  static final String NAME = "fieldtest.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws UnusableFolderException if another run has it
   */
  static FolderLock take(Path folder) throws IOException {
    var file = folder.resolve(NAME);
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // A run that completes in this very moment moves the file away while it is still locked.
    if (isFree(channel) && Files.exists(file)) {
      return new FolderLock(channel);
    }
    channel.close();
    throw new UnusableFolderException(
        folder + ": another run is writing here; wait for it, or choose another --output");
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
