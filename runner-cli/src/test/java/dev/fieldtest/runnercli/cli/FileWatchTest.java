package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class FileWatchTest {
  private static final long PATIENCE_S = 30;

  /** A change to an extension in {@code build/}, or to a contract beside it. */
  private interface Change {
    void make(Path folder) throws IOException;
  }

  @DataProvider
  public Object[][] changes() {
    return new Object[][] {
      {"a file", change(folder -> Files.writeString(folder.resolve("build/a.js"), "2"))},
      {"a file below", change(folder -> Files.writeString(folder.resolve("build/deep/b.js"), "2"))},
      {"a new file", change(folder -> Files.writeString(folder.resolve("build/c.js"), "1"))},
      {"a file that goes", change(folder -> Files.delete(folder.resolve("build/a.js")))},
      {"the contract", change(folder -> Files.writeString(folder.resolve("contract.json"), "2"))},
      {"the whole folder", change(FileWatchTest::rebuild)},
    };
  }

  private static Change change(Change change) {
    return change;
  }

  private static void rebuild(Path folder) throws IOException {
    Files.move(folder.resolve("build"), folder.resolve("old"));
    Files.createDirectory(folder.resolve("build"));
    Files.writeString(folder.resolve("build/a.js"), "3");
  }

  @Test(dataProvider = "changes")
  public void changeIsNoticed(String name, Change change) throws Exception {
    var folder = folder();
    try (var watch = FileWatch.begin(watched(folder))) {
      var noticed = await(watch);
      change.make(folder);
      noticed.get(PATIENCE_S, TimeUnit.SECONDS);
    }
  }

  @Test
  public void filesOfARebuiltFolderAreWatched() throws Exception {
    var folder = folder();
    try (var watch = FileWatch.begin(watched(folder))) {
      var noticed = await(watch);
      rebuild(folder);
      noticed.get(PATIENCE_S, TimeUnit.SECONDS);
      var again = await(watch);
      assertFalse(again.isDone());
      Files.writeString(folder.resolve("build/a.js"), "4");
      again.get(PATIENCE_S, TimeUnit.SECONDS);
    }
  }

  @Test
  public void changeBeforeItIsAskedForIsNotMissed() throws Exception {
    var folder = folder();
    try (var watch = FileWatch.begin(watched(folder))) {
      Files.writeString(folder.resolve("build/a.js"), "2");
      await(watch).get(PATIENCE_S, TimeUnit.SECONDS);
    }
  }

  @Test
  public void writesOfOneBuildAreOneChange() throws Exception {
    var folder = folder();
    try (var watch = FileWatch.begin(watched(folder))) {
      for (var i = 0; i < 50; i++) {
        Files.writeString(folder.resolve("build/" + i + ".js"), "1");
      }
      await(watch).get(PATIENCE_S, TimeUnit.SECONDS);
      var next = await(watch);
      assertFalse(next.isDone());
      Files.writeString(folder.resolve("build/a.js"), "2");
      assertTrue(next.get(PATIENCE_S, TimeUnit.SECONDS));
    }
  }

  private static CompletableFuture<Boolean> await(FileWatch watch) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            watch.await();
            return true;
          } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static List<Path> watched(Path folder) {
    return List.of(folder.resolve("build"), folder.resolve("contract.json"));
  }

  private static Path folder() throws IOException {
    var target = Files.createDirectories(Path.of("target"));
    var folder = Files.createTempDirectory(target, "watch");
    Files.createDirectories(folder.resolve("build/deep"));
    Files.writeString(folder.resolve("build/a.js"), "1");
    Files.writeString(folder.resolve("build/deep/b.js"), "1");
    Files.writeString(folder.resolve("contract.json"), "1");
    return folder;
  }
}
