package dev.fieldtest.griddocker.docker;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the engine complains of, and what to do about it. */
enum Trouble {
  NO_PERMISSION(
      "permission denied.*(connect|socket)",
      "no permission on the Docker engine at %1$s; add yourself to the group 'docker' and log in again, or run as root"),
  NO_ENGINE(
      "cannot connect to the docker daemon|couldn't connect to docker daemon|error during connect|failed to connect to the docker api",
      "no Docker engine answers at %1$s; start it (systemctl start docker), or set DOCKER_HOST"),
  PORT_TAKEN(
      "port is already allocated|address already in use|ports are not available",
      "the grid's port is taken (%2$s); end what uses it, or choose another with --port"),
  NO_IMAGE(
      "pull access denied|manifest unknown|manifest for .* not found|dial tcp|no such host|client.timeout|tls handshake|x509|i/o timeout",
      "an image is not here and can not be pulled (%2$s); let the engine reach a registry, or unset GRID_HUB_IMAGE and"
          + " GRID_NODE_IMAGE to have Fieldtest build its own");

  private static final int LONGEST = 160;

  private final Pattern sign;

  /** With the engine's address and its complaint. */
  private final String advice;

  Trouble(String sign, String advice) {
    this.sign = Pattern.compile(sign);
    this.advice = advice;
  }

  /**
   * One line for the user.
   *
   * @param command that failed
   * @param complaint what it printed to standard error
   * @param host the engine's address
   */
  static String line(List<String> command, String complaint, String host) {
    var telling = complaint.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    var last = telling.isEmpty() ? "it says nothing" : telling.get(telling.size() - 1);
    return Stream.of(values())
        .filter(each -> each.sign.matcher(complaint.toLowerCase(Locale.ROOT)).find())
        .findFirst()
        .map(each -> each.advice.formatted(host, shortened(each.in(telling, last))))
        .orElseGet(
            () ->
                String.join(" ", command.subList(0, Math.min(3, command.size())))
                    + " failed: "
                    + shortened(last));
  }

  private String in(List<String> lines, String last) {
    return lines.stream()
        .filter(line -> sign.matcher(line.toLowerCase(Locale.ROOT)).find())
        .findFirst()
        .orElse(last);
  }

  /** What matters stands at the end, after names and numbers of containers. */
  private static String shortened(String line) {
    return line.length() > LONGEST ? "..." + line.substring(line.length() - LONGEST) : line;
  }
}
