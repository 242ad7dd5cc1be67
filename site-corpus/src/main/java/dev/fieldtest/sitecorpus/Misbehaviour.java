package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What hostile sites do that no file can hold: responses that never come, never end or end too
 * early, and documents that are too large to keep.
 */
final class Misbehaviour {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n";

  private static final String LOGIN =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Sign in</title><link rel="icon" href="data:,"></head>
      <body>
      <h1>Sign in</h1>
      <form action="/session" method="post">
      <p><label for="user">Username</label> <input id="user" name="user" autocomplete="username"></p>
      <p><label for="pass">Password</label>
      <input id="pass" name="pass" type="password" autocomplete="current-password"></p>
      <p><button type="submit">Sign in</button></p>
      </form>
      """;

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final int PIECE = 1 << 16;

  private static final Map<String, RawResponse> BY_NAME =
      Map.of(
          "never-answers", new RawResponse(() -> Stream.of(HEAD), Duration.ofDays(1)),
          "never-ends", new RawResponse(Misbehaviour::endless, Duration.ofMillis(100)),
          "slow-drip", new RawResponse(Misbehaviour::drops, Duration.ofMillis(20)),
          "truncated", new RawResponse(() -> ofLength(1_000_000, LOGIN), AT_ONCE),
          "wrong-length", new RawResponse(() -> ofLength(bytes(LOGIN), LOGIN + LOGIN), AT_ONCE),
          "huge-document", new RawResponse(() -> loginAnd(330, "All work and no play. "), AT_ONCE),
          "many-nodes", new RawResponse(() -> loginAnd(22, "<b></b>"), AT_ONCE));

  private Misbehaviour() {}

  /** The sites, each under its name in a domain. */
  static List<HostedSite> sites(String domain) {
    return BY_NAME.entrySet().stream()
        .map(
            site ->
                new HostedSite(
                    site.getKey() + "." + domain,
                    Map.of(),
                    Map.of("/", site.getValue()),
                    Encryption.NONE))
        .toList();
  }

  private static Stream<String> endless() {
    return Stream.concat(Stream.of(HEAD, "\r\n", LOGIN), Stream.generate(() -> "<p>More</p>\n"));
  }

  private static Stream<String> drops() {
    return (HEAD + "\r\n" + LOGIN).lines().map(line -> line + "\r\n");
  }

  private static Stream<String> ofLength(int length, String body) {
    return Stream.of(HEAD, "Content-Length: " + length + "\r\n\r\n", body);
  }

  /** A login page with pieces of 64 KB below it, each the same text over and over. */
  private static Stream<String> loginAnd(int pieces, String text) {
    var piece = "<div>" + text.repeat(PIECE / text.length()) + "</div>\n";
    return Stream.concat(
        Stream.of(HEAD, "\r\n", LOGIN), IntStream.range(0, pieces).mapToObj(unused -> piece));
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
