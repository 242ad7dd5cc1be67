package dev.fieldtest.bench.engine;

import dev.fieldtest.bench.engine.lab.Role;
import dev.fieldtest.extensionundertest.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Measurements as a Markdown table; of a setting that was measured more than once, the median. */
final class Table {
  private final Map<Setting, List<Measurement>> bySetting;

  private Table(Map<Setting, List<Measurement>> bySetting) {
    this.bySetting = bySetting;
  }

  static Table of(List<Measurement> measured) {
    return new Table(
        measured.stream()
            .collect(
                Collectors.groupingBy(
                    Measurement::setting, LinkedHashMap::new, Collectors.toList())));
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "| arm | pages | latency | flags | CPU s/site | spread | browser | driver | grid | client"
            + " | sites/min | peak PSS MB | MB per open site | CPU s apart | against (a) full |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    bySetting.forEach((setting, measured) -> lines.add(row(setting, measured)));
    return lines;
  }

  private String row(Setting setting, List<Measurement> measured) {
    var median = median(measured);
    return "| %s %s | %s | %d ms | %s | %s | %s | %.3f | %.3f | %.3f | %.3f | %.0f | %.0f | %.0f | %.1f | %s |"
        .formatted(
            setting.arm().name(),
            setting.arm().title(),
            setting.kind().word(),
            setting.latency().toMillis(),
            flags(setting),
            measured.stream().allMatch(Measurement::valid)
                ? "%.3f".formatted(median.cpuPerSite())
                : "invalid",
            spread(measured),
            median.cpuPerSite(Role.BROWSER),
            median.cpuPerSite(Role.DRIVER),
            median.cpuPerSite(Role.GRID),
            median.cpuPerSite(Role.CLIENT),
            median.sitesPerMinute(),
            median.megabytes(),
            median.megabytesPerOpenSite(),
            median.apart(),
            against(median));
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
