package dev.fieldtest.bench.engine;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.fieldtest.bench.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Measures ways to check sites side by side. */
public final class Engine {
  private final Settings settings;
  private final Path home;
  private final PrintStream progress;

  private Engine(Settings settings, Path home, PrintStream progress) {
    this.settings = settings;
    this.home = home;
    this.progress = progress;
  }

  /**
   * Measures, and prints a table.
   *
   * @param arguments see {@link Settings#USAGE}
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      var settings = Settings.parse(List.of(arguments));
      var engine =
          new Engine(settings, Path.of(System.getProperty("fieldtest.home", ".")), System.err);
      var measured = engine.measure();
      Comparison.of(measured).table().print(System.out);
      System.exit(measured.stream().allMatch(Measurement::valid) ? 0 : 1);
    } catch (UsageException e) {
      System.err.println("bench/engine: " + e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("bench/engine: " + e.getMessage());
      System.exit(3);
    }
  }

  /** One bench at a time: another one would share its folder and disturb its figures. */
  private List<Measurement> measure() throws IOException, InterruptedException {
    var file = home.resolve("bench/target/engine.lock");
    try (var channel = FileChannel.open(file, CREATE, WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw new IOException("another bench/engine runs in " + home + "; wait until it has ended");
      }
      return measure(home.resolve("bench/target/engine"));
    }
  }

  /** Settings take turns, so that what else the machine does hits all alike. */
  private List<Measurement> measure(Path scratch) throws IOException, InterruptedException {
    remove(scratch);
    var measured = new ArrayList<Measurement>();
    var total = settings.repeats() * settings.all().size();
    for (var turn = 0; turn < settings.repeats(); turn++) {
      for (var setting : settings.all()) {
        progress.printf("[%d/%d] %s ... ", measured.size() + 1, total, setting.describe());
        var folder = scratch.resolve("trial-" + measured.size());
        var trial = new Trial(setting, settings.sites().orElse(setting.arm().sites()));
        var measurement = trial.run(home, folder);
        measured.add(measurement);
        note(measurement);
        MeasurementJson.write(measured, settings.json(home));
      }
    }
    return measured;
  }

  private void note(Measurement measurement) {
    progress.printf(
        "%.3f CPU s a site, %.0f sites a minute%n",
        measurement.cpuPerSite(), measurement.sitesPerMinute());
    measurement.flaws().stream().limit(3).forEach(flaw -> progress.println("  invalid: " + flaw));
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
