package dev.fieldtest.bench.engine;

import dev.fieldtest.bench.Table;
import dev.fieldtest.bench.engine.lab.Role;
import dev.fieldtest.extensionundertest.Profile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings side by side; of one that was measured more than once, the median. */
final class Comparison {
  private final Map<Setting, List<Measurement>> bySetting;

  private Comparison(Map<Setting, List<Measurement>> bySetting) {
    this.bySetting = bySetting;
  }

  static Comparison of(List<Measurement> measured) {
    return new Comparison(
        measured.stream()
            .collect(
                Collectors.groupingBy(
                    Measurement::setting, LinkedHashMap::new, Collectors.toList())));
  }

  Table table() {
    var table =
        new Table(
            List.of(
                "arm",
                "pages",
                "latency",
                "flags",
                "CPU s/site",
                "spread",
                "browser",
                "driver",
                "grid",
                "client",
                "sites/min",
                "peak PSS MB",
                "MB per open site",
                "CPU s apart",
                "against (a) full"));
    bySetting.forEach((setting, measured) -> table.add(row(setting, measured)));
    return table;
  }

  private Object[] row(Setting setting, List<Measurement> measured) {
    var median = median(measured);
    var valid = measured.stream().allMatch(Measurement::valid);
    return new Object[] {
      setting.arm().name() + " " + setting.arm().title(),
      setting.kind().word(),
      setting.latency().toMillis() + " ms",
      flags(setting),
      valid ? median.cpuPerSite() : "invalid",
      spread(measured),
      median.cpuPerSite(Role.BROWSER),
      median.cpuPerSite(Role.DRIVER),
      median.cpuPerSite(Role.GRID),
      median.cpuPerSite(Role.CLIENT),
      "%.0f".formatted(median.sitesPerMinute()),
      "%.0f".formatted(median.megabytes()),
      "%.0f".formatted(median.megabytesPerOpenSite()),
      "%.1f".formatted(median.apart()),
      against(median)
    };
  }

  private static String flags(Setting setting) {
    return (setting.profile().name().toLowerCase(Locale.ROOT)
            + " "
            + String.join(" ", setting.extra()))
        .strip();
  }

  private static Measurement median(List<Measurement> measured) {
    var sorted =
        measured.stream().sorted(Comparator.comparingDouble(Measurement::cpuPerSite)).toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  private static String spread(List<Measurement> measured) {
    var all = measured.stream().mapToDouble(Measurement::cpuPerSite).summaryStatistics();
    return measured.size() == 1 ? "" : "%.3f–%.3f".formatted(all.getMin(), all.getMax());
  }

  /** CPU and speed against the last of the arms (a) under the full profile, on the same pages. */
  private String against(Measurement each) {
    return bySetting.entrySet().stream()
        .filter(entry -> isBase(entry.getKey(), each.setting()))
        .map(entry -> median(entry.getValue()))
        .reduce((first, second) -> second)
        .map(
            base ->
                "CPU 1/%.1f, %.1f × as fast"
                    .formatted(
                        base.cpuPerSite() / each.cpuPerSite(),
                        each.sitesPerMinute() / base.sitesPerMinute()))
        .orElse("");
  }

  private static boolean isBase(Setting base, Setting other) {
    return base.arm().name().startsWith("a")
        && base.profile() == Profile.FULL
        && base.kind() == other.kind()
        && base.latency().equals(other.latency())
        && base.formless() == other.formless()
        && base.extra().isEmpty();
  }
}
