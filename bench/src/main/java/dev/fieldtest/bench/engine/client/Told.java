package dev.fieldtest.bench.engine.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells of a site, one line each.
 *
 * @param facts the observer's, a JSON text; absent if there are none
 * @param error why not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Told(String site, @Nullable String facts, @Nullable String error) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a line. */
  public static Told parse(String line) throws JsonProcessingException {
    return JSON.readValue(line, Told.class);
  }

  String line() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
