package dev.fieldtest.griddocker.bidi;

import static dev.fieldtest.griddocker.bidi.PageEvents.text;

import dev.fieldtest.griddocker.bidi.PageEvent.Redirected;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads BiDi's event of a response as a redirect, if it is one; whether of a document is told by
 * where it comes from, for not each event of a document's redirect names the navigation.
 */
final class RedirectReading {
  private RedirectReading() {}

  static Optional<Redirected> of(Map<String, Object> params) {
    if (params.get("response") instanceof Map<?, ?> response
        && response.get("url") instanceof String url
        && response.get("status") instanceof Number status) {
      return location(response)
          .flatMap(location -> resolved(url, location))
          .map(to -> new Redirected(text(params, "context"), url, status.intValue(), to));
    }
    return Optional.empty();
  }

  private static Optional<String> location(Map<?, ?> response) {
    return response.get("headers") instanceof List<?> headers
        ? headers.stream().flatMap(RedirectReading::location).findFirst()
        : Optional.empty();
  }

  private static Stream<String> location(Object header) {
    return header instanceof Map<?, ?> named
            && "location".equalsIgnoreCase(String.valueOf(named.get("name")))
            && named.get("value") instanceof Map<?, ?> value
            && value.get("value") instanceof String text
        ? Stream.of(text)
        : Stream.empty();
  }

  /** A location that is no URL leads nowhere that a corpus could name. */
  private static Optional<String> resolved(String url, String location) {
    try {
      return Optional.of(URI.create(url).resolve(location).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
