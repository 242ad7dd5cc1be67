package dev.fieldtest.runnercli.doctor;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Proxies and clocks. */
public final class NetworkChecks {
  /** Certificates made after this are of no use to a clock before it. */
  private static final Instant RELEASED = Instant.parse("2026-11-01T00:00:00Z");

  private static final Duration TOLERATED = Duration.ofSeconds(30);
  private static final String BUNDLED = "x.bundled.test";

  private NetworkChecks() {}

  /**
   * Whether a proxy would get what is not meant for it. Chromium takes its proxies from the
   * environment, and asks a proxy even for names that are mapped to this machine.
   */
  public static Check proxies(Map<String, String> environment, Optional<URI> grid) {
    return Check.quick(
        "proxies",
        () ->
            List.of(
                grid.map(url -> java(url, ProxySelector.getDefault()))
                    .orElseGet(() -> browser(environment))));
  }

  static Finding java(URI grid, ProxySelector selector) {
    var proxied =
        selector.select(grid).stream().filter(each -> each.type() != Proxy.Type.DIRECT).findFirst();
    return proxied
        .map(
            proxy ->
                Finding.doubtful(
                    "proxies",
                    "Java asks the grid through " + proxy.address(),
                    "add " + grid.getHost() + " to -Dhttp.nonProxyHosts unless it has to be so"))
        .orElseGet(() -> Finding.good("proxies", "the grid is asked directly"));
  }

  static Finding browser(Map<String, String> environment) {
    var set =
        Stream.of("http_proxy", "https_proxy", "all_proxy")
            .filter(name -> !either(environment, name).isEmpty())
            .toList();
    if (set.isEmpty()) {
      return Finding.good("proxies", "none");
    }
    var found = String.join(", ", set) + (set.size() == 1 ? " is set" : " are set");
    return excepted(either(environment, "no_proxy"), BUNDLED)
        ? Finding.good("proxies", found + ", but not for the bundled sites")
        : Finding.doubtful(
            "proxies",
            found + ": the bundled sites would be asked of a proxy",
            "set no_proxy=localhost,127.0.0.1,.bundled.test");
  }

  private static String either(Map<String, String> environment, String name) {
    return environment.getOrDefault(
        name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
  }

  private static boolean excepted(String exceptions, String host) {
    return Arrays.stream(exceptions.split("[, ]+", -1))
        .map(each -> each.strip().replaceFirst("^\\*?\\.", ""))
        .anyMatch(
            each -> each.equals("*") || (!each.isEmpty() && ("." + host).endsWith("." + each)));
  }

  /** Whether this machine's clock agrees with the grid's, where the grid tells its own. */
  public static Check clock(Optional<URI> grid, Clock clock) {
    return Check.quick(
        "clock",
        () -> {
          var told = grid.isPresent() ? ask(grid.get()) : Optional.<Instant>empty();
          return List.of(judge(clock.instant(), told));
        });
  }

  static Finding judge(Instant here, Optional<Instant> there) {
    var found = here.truncatedTo(ChronoUnit.SECONDS).toString();
    if (here.isBefore(RELEASED)) {
      return Finding.doubtful("clock", found, "set it if it is slow: certificates would fail");
    }
    if (there.isEmpty()) {
      return Finding.good("clock", found);
    }
    var off = Duration.between(here, there.get()).abs();
    return off.compareTo(TOLERATED) > 0
        ? Finding.doubtful(
            "clock",
            found + ", " + off.toSeconds() + " s from the grid's",
            "set both by NTP: certificates and one-time codes depend on it")
        : Finding.good("clock", found + ", as the grid's");
  }

  /** The time in the answer's header, which a proxy before a grid sends; a Grid alone does not. */
  private static Optional<Instant> ask(URI grid) throws InterruptedException {
    var request = HttpRequest.newBuilder(grid).timeout(Duration.ofSeconds(8)).build();
    try {
      return HttpClient.newHttpClient()
          .send(request, BodyHandlers.discarding())
          .headers()
          .firstValue("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (IOException | DateTimeException e) {
      return Optional.empty(); // Whether the grid answers is told by another check.
    }
  }
}
