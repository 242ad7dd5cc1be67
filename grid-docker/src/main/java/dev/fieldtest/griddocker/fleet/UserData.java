package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.docker.SeccompProfile;
import dev.fieldtest.griddocker.fleet.FleetSpec.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a machine runs at its start.
 *
 * @param grid its address, as the runner reaches it
 * @param region where the machine reads its secret, if it does
 * @param secret what the node registers with; empty if there is none, or the machine reads it
 */
record UserData(FleetSpec spec, URI grid, String region, String secret) {
  private static final String MASK = "********";

  /** Leaves whoever ends machines time to do it: this is the last resort. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /**
   * The same with the environment's secret.
   *
   * @throws MalformedFleetException if fleet.json names a variable that is not set
   */
  static UserData of(FleetSpec spec, URI grid, String region, Map<String, String> environment) {
    var secret = "";
    if (spec.secret().orElse(null) instanceof FleetSpec.Variable variable) {
      secret = environment.getOrDefault(variable.name(), "");
      if (secret.isEmpty() || secret.chars().anyMatch(Character::isISOControl)) {
        var what = secret.isEmpty() ? "is not set" : "holds control characters";
        throw new MalformedFleetException(
            List.of(
                "fleet '%s': secret.env: %s %s; set it to the hub's registration secret"
                    .formatted(spec.name(), variable.name(), what)));
      }
    }
    return new UserData(spec, grid, region, secret);
  }

  /** The same with asterisks for the secret. */
  UserData masked() {
    return new UserData(spec, grid, region, secret.isEmpty() ? "" : MASK);
  }

  /** Where nodes find the hub. */
  Hub hub() {
    return spec.hub()
        .orElseGet(() -> new Hub(grid.getHost(), Hub.PUBLISH_PORT, Hub.SUBSCRIBE_PORT));
  }

  /**
   * The script.
   *
   * @param sizes of all types that it may run on
   */
  String script(List<Instance.Size> sizes) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("FLEET_REGION", region);
    settings.put("FLEET_IMAGE", image());
    settings.put("FLEET_HUB_HOST", hub().host());
    settings.put("FLEET_HUB_PUBLISH_PORT", String.valueOf(hub().publishPort()));
    settings.put("FLEET_HUB_SUBSCRIBE_PORT", String.valueOf(hub().subscribePort()));
    settings.put("FLEET_GRID_URL", grid.toString());
    settings.put(
        "FLEET_SLOTS",
        sizes.stream()
            .map(size -> size.type() + "=" + size.slots())
            .collect(Collectors.joining(" ")));
    settings.put("FLEET_MAX_AGE", String.valueOf(spec.maxAge().plus(PATIENCE).toSeconds()));
    settings.put("FLEET_SECRET", secret);
    settings.put(
        "FLEET_SECRET_PARAMETER",
        spec.secret().orElse(null) instanceof FleetSpec.Parameter parameter
            ? parameter.path()
            : "");
    settings.put("FLEET_SECCOMP", SeccompProfile.json());
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + quoted(setting.getValue()))
        .collect(Collectors.joining("\n", "#!/bin/bash\n", "\n" + script()));
  }

  private String image() {
    return spec.nodeImage().orElse("selenium/node-chromium:" + Grid.seleniumVersion());
  }

  /** As one word of a shell. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String script() {
    try (var in = UserData.class.getResourceAsStream("node.sh")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
