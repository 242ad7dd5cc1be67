package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** A disk that is full: one line says it, what was done is kept, and so is an earlier report. */
@Test(groups = "browser")
public class FullDiskBrowserTest {
  private static final int SITES = 4;

  public void logThatCanNotBeWrittenEndsRunWithOneLine() throws Exception {
    fill("16k", "run.jsonl", "use --resume", "--resume");
  }

  public void planThatCanNotBeWrittenEndsRunWithOneLine() throws Exception {
    fill("4k", "report.running", "then 'run' again");
  }

  @Test(groups = "long")
  public void logThatCanNotBeBegunEndsRunWithOneLine() throws Exception {
    fill("12k", "report.running", "then 'run' again");
  }

  @Test(groups = "long")
  public void reportThatCanNotBeWrittenEndsRunWithOneLine() throws Exception {
    fill("72k", "report.running", "use --resume", "--resume");
  }

  private static void fill(String size, String names, String remedy, String... then)
      throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var disk = Disk.mount(run.work().resolve("disk"), size)) {
      var output = disk.folder().resolve("report");
      run.within(disk.entrance()).runInto(output.toString(), "--sessions", "1");
      assertEquals(run.exitCode(), 3, run.out() + run.err());
      assertEquals(run.err().size(), 1, run.err().toString());
      var line = run.err().get(0);
      assertTrue(line.contains(names + ": can not be written: No space left on device"), line);
      assertTrue(line.endsWith(remedy), line);
      run.assertNothingLeft();
      disk.resize("20m");
      var again = Disk.append(List.of("--sessions", "1"), then);
      run.runInto(output.toString(), again.toArray(String[]::new));
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      var results = disk.seen(output.resolve("results.jsonl"));
      assertEquals(Files.readAllLines(results).size(), SITES + 1);
    }
  }

  /**
   * A disk of a certain size, mounted where only the holder and who enters its namespace see it: so
   * any user may have one, and nothing has to be unmounted.
   */
  private record Disk(Process holder, Path folder) implements AutoCloseable {
    static Disk mount(Path folder, String size) throws Exception {
      Files.createDirectory(folder);
      var script = "mount -t tmpfs -o size=" + size + " fieldtest \"$0\" && echo ready && exec cat";
      var command = List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script);
      var holder =
          new ProcessBuilder(append(command, folder.toString())).redirectErrorStream(true).start();
      var told = holder.inputReader().readLine();
      assertEquals(told, "ready", "this test needs Linux with user namespaces (unshare --user)");
      return new Disk(holder, folder);
    }

    /** The command that leads to where the disk is seen. */
    List<String> entrance() {
      var holding = String.valueOf(holder.pid());
      return List.of(
          "nsenter", "--target", holding, "--user", "--preserve-credentials", "--mount", "--");
    }

    Path seen(Path file) {
      return Path.of("/proc/" + holder.pid() + "/root" + file);
    }

    void resize(String size) throws Exception {
      var command = append(entrance(), "mount", "-o", "remount,size=" + size, folder.toString());
      var resizing = new ProcessBuilder(command).inheritIO().start();
      assertTrue(resizing.waitFor(20, TimeUnit.SECONDS), "mount hangs");
      assertEquals(resizing.exitValue(), 0);
    }

    private static List<String> append(List<String> command, String... more) {
      return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    @Override
    public void close() {
      holder.destroy();
    }
  }
}
