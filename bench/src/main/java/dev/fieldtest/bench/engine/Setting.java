package dev.fieldtest.bench.engine;

import dev.fieldtest.bench.engine.arm.Arm;
import dev.fieldtest.extensionundertest.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What is measured at a time.
 *
 * @param formless percentage of pages without a login form
 * @param latency before each response
 * @param extra flags of the browser beside its profile's
 */
record Setting(
    Arm arm, PageKind kind, int formless, Duration latency, Profile profile, List<String> extra) {
  Setting {
    extra = List.copyOf(extra);
  }

  /** For people. */
  String describe() {
    return "%s, %s pages, %d ms, %s flags%s"
        .formatted(
            arm.name(),
            kind.word(),
            latency.toMillis(),
            profile.name().toLowerCase(Locale.ROOT),
            extra.isEmpty() ? "" : " and " + String.join(" ", extra));
  }
}
