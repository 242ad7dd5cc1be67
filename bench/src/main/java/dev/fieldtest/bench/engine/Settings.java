package dev.fieldtest.bench.engine;

import dev.fieldtest.bench.Options;
import dev.fieldtest.bench.UsageException;
import dev.fieldtest.bench.engine.arm.Arm;
import dev.fieldtest.bench.engine.arm.Arms;
import dev.fieldtest.extensionundertest.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What to measure, as asked for on the command line. */
final class Settings {
  static final String USAGE =
      """
      usage: bench/engine [quick|flags] [OPTION VALUE]...
        quick       five arms on light pages; without it, all arms on all pages
        flags       candidates for lean flags, one at a time beside the full profile, by d8 on light pages, three times
        --arms      such as a5,e16: (a) a session per site, (b) a reused session, (c) Playwright, (d) raw DevTools,
                    (e) Fieldtest; the number is how many sites are open at once
        --pages     light,heavy
        --latency   ms before each response: 0,300
        --flags     full,lean
        --formless  percentage of pages without a login form (10)
        --sites     how many to count in each measurement (20 in (a), 30 in (b), 100 else)
        --repeat    how often to measure all, in turns (1)
        --json      where the figures go (bench/target/engine.json)""";

  private static final String ALL = "a1,a2,a5,b1,b2,c4,c16,d8,d16,e8,e16";
  private static final String QUICK = "a5,b2,c16,d16,e16";

  private static final List<String> NAMES =
      USAGE
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("--"))
          .map(line -> line.replaceFirst(" .*", ""))
          .toList();

  private static final Map<String, String> QUICKLY = Map.of("--arms", QUICK, "--pages", "light");

  private static final Map<String, String> FLAGS =
      Map.of(
          "--arms", "d8",
          "--pages", "light",
          "--latency", "0",
          "--flags", "full",
          "--repeat", "3");

  private final Options options;
  private final Map<String, String> preset;
  private final List<List<String>> extras;

  private Settings(Options options, Map<String, String> preset, List<List<String>> extras) {
    this.options = options;
    this.preset = preset;
    this.extras = extras;
  }

  /**
   * @throws UsageException if they can not be understood
   */
  static Settings parse(List<String> arguments) {
    var rest = new ArrayList<>(arguments);
    var preset = new HashMap<String, String>();
    if (rest.remove("quick")) {
      preset.putAll(QUICKLY);
    }
    var flags = rest.remove("flags");
    if (flags) {
      preset.putAll(FLAGS);
    }
    var extras = flags ? FlagCandidates.ALL : List.of(List.<String>of());
    return new Settings(Options.parse(USAGE, NAMES, rest), preset, extras);
  }

  /** All that is to be measured in one turn. */
  List<Setting> all() {
    var settings = new ArrayList<Setting>();
    for (var kind : list("--pages", "light,heavy", word -> PageKind.valueOf(upper(word)))) {
      for (var latency : list("--latency", "0,300", Settings::milliseconds)) {
        for (var profile : list("--flags", "full,lean", word -> Profile.valueOf(upper(word)))) {
          for (var arm : arms()) {
            extras.forEach(
                extra -> settings.add(new Setting(arm, kind, formless(), latency, profile, extra)));
          }
        }
      }
    }
    return settings;
  }

  private List<Arm> arms() {
    return list("--arms", ALL, name -> Arms.named(name).orElseThrow(IllegalArgumentException::new));
  }

  private int formless() {
    return list("--formless", "10", Integer::valueOf).get(0);
  }

  /** How many sites to count; empty where the arm is to say it. */
  Optional<Integer> sites() {
    return value("--sites").map(unused -> list("--sites", "", Integer::valueOf).get(0));
  }

  int repeats() {
    return list("--repeat", "1", Integer::valueOf).get(0);
  }

  /** Where the figures go. */
  Path json(Path home) {
    return options.json().orElse(home.resolve("bench/target/engine.json"));
  }

  private <T> List<T> list(String option, String otherwise, Function<String, T> reading) {
    var text = value(option).orElse(otherwise);
    try {
      return Stream.of(text.split(",", -1)).map(reading).toList();
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + " can not be '" + text + "'\n" + USAGE);
    }
  }

  private Optional<String> value(String option) {
    return options.value(option).or(() -> Optional.ofNullable(preset.get(option)));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static Duration milliseconds(String number) {
    return Duration.ofMillis(Long.parseLong(number));
  }
}
