package dev.fieldtest.runnercli.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waits until something changes among files, or in folders at any depth, also where a build deletes
 * and makes them again. Not thread-safe.
 */
final class FileWatch implements AutoCloseable {
  /** A build writes its files in a row; they are looked at together. */
  private static final long BURST_MS = 250;

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_DELETE,
    StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final List<Path> paths;
  private final WatchService service;

  private FileWatch(List<Path> paths, WatchService service) {
    this.paths = paths.stream().map(Path::toAbsolutePath).toList();
    this.service = service;
  }

  /** Begins to watch; what happens between two calls of {@link #await} is not missed. */
  static FileWatch begin(List<Path> paths) throws IOException {
    var watch = new FileWatch(paths, paths.get(0).getFileSystem().newWatchService());
    watch.register();
    return watch;
  }

  /** Returns when something has happened there, or beside it, and nothing more does. */
  void await() throws IOException, InterruptedException {
    var key = service.take();
    while (key != null) {
      drain(key);
      key = service.poll(BURST_MS, TimeUnit.MILLISECONDS);
    }
    register();
  }

  private static void drain(WatchKey key) {
    key.pollEvents();
    key.reset();
  }

  /** A folder that is registered twice is watched once. */
  private void register() throws IOException {
    for (var path : paths) {
      var parent = path.getParent();
      if (parent != null && Files.isDirectory(parent)) {
        parent.register(service, KINDS);
      }
      if (Files.isDirectory(path)) {
        registerAll(path);
      }
    }
  }

  private void registerAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var each : files.filter(Files::isDirectory).toList()) {
        each.register(service, KINDS);
      }
    } catch (java.io.UncheckedIOException | java.nio.file.NoSuchFileException e) {
      // It goes away while it is read, of which its parent tells.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
