package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** A disk that is full: one line says it, what was done is kept, and so is an earlier report. */
@Test(groups = "browser")
public class FullDiskBrowserTest {
  private static final int SITES = 4;

  public void logThatCanNotBeWrittenEndsRunWithOneLine() throws Exception {
    fill("16k", "run.jsonl");
  }

  @Test(groups = "long")
  public void reportThatCanNotBeWrittenEndsRunWithOneLine() throws Exception {
    fill("72k", "report.running");
  }

  private static void fill(String size, String names) throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var disk = Disk.mount(run.work().resolve("disk"), size)) {
      var output = disk.folder().resolve("report").toString();
      run.runInto(output, "--sessions", "1");
      assertEquals(run.exitCode(), 3, run.out() + run.err());
      assertEquals(run.err().size(), 1, run.err().toString());
      var line = run.err().get(0);
      assertTrue(line.contains(names + ": can not be written: No space left on device"), line);
      assertTrue(line.contains("--resume"), line);
      run.assertNothingLeft();
      disk.resize("20m");
      run.runInto(output, "--sessions", "1", "--resume");
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      assertEquals(Files.readAllLines(Path.of(output, "results.jsonl")).size(), SITES + 1);
    }
  }

  /** A disk of a certain size; only root can have one. */
  private record Disk(Path folder) implements AutoCloseable {
    static Disk mount(Path folder, String size) throws Exception {
      if (!"root".equals(System.getProperty("user.name"))) {
        throw new SkipException("only root can mount a disk");
      }
      Files.createDirectory(folder);
      run("mount", "-t", "tmpfs", "-o", "size=" + size, "fieldtest", folder.toString());
      return new Disk(folder);
    }

    void resize(String size) throws Exception {
      run("mount", "-o", "remount,size=" + size, folder.toString());
    }

    private static void run(String... command) throws Exception {
      var process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new SkipException("this machine can not mount a disk");
      }
    }

    @Override
    public void close() throws IOException {
      try {
        run("umount", folder.toString());
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
