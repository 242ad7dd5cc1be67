package dev.fieldtest.bench.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fieldtest.bench.engine.lab.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes measurements as JSON, one object each. */
final class MeasurementJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MeasurementJson() {}

  static void write(List<Measurement> measured, Path file) throws IOException {
    var array = JSON.createArrayNode();
    measured.forEach(each -> put(each, array.addObject()));
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), array);
  }

  private static void put(Measurement each, ObjectNode node) {
    var setting = each.setting();
    node.put("arm", setting.arm().name());
    node.put("title", setting.arm().title());
    node.put("pages", setting.kind().word());
    node.put("formless", setting.formless());
    node.put("latencyMs", setting.latency().toMillis());
    node.put("flags", word(setting.profile()));
    setting.extra().forEach(node.withArray("extraFlags")::add);
    node.put("sites", each.sites());
    node.put("valid", each.valid());
    each.flaws().forEach(node.withArray("flaws")::add);
    node.put("cpuSecondsPerSite", each.cpuPerSite());
    node.put("sitesPerMinute", each.sitesPerMinute());
    node.put("cpuSecondsApart", each.apart());
    for (var role : Role.values()) {
      node.withObject("/cpuSecondsPerSiteByRole").put(word(role), each.cpuPerSite(role));
      node.withObject("/peakPssBytes").put(word(role), each.memory().getOrDefault(role, 0L));
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
