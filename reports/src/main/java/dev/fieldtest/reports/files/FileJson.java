package dev.fieldtest.reports.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.ControlFacts;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.extensionundertest.Truth;
import dev.fieldtest.reports.Ailment;
import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.FailOn;
import dev.fieldtest.reports.Machines;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.sitecorpus.Expectation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * How records look in the files that Fieldtest writes: instants as ISO 8601, durations as whole
 * milliseconds in a field whose name ends in {@code Ms}, ids as plain values, outcomes and causes
 * by name, other words in lower camel case, and what is absent left out. Unknown fields are
 * ignored, so that a later version may add some. Safe for use by several threads.
 */
public final class FileJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(ValueTypes.module())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .addMixIn(Chunk.class, PredictedMs.class)
          .addMixIn(PageObservation.class, TookMs.class)
          .addMixIn(SiteRecord.class, TookMs.class)
          .addMixIn(Machines.class, FirstSessionMs.class)
          .addMixIn(Machines.Kind.class, Words.class)
          .addMixIn(Ailment.class, Words.class)
          .addMixIn(Blame.class, Words.class)
          .addMixIn(ControlFacts.Place.class, Words.class)
          .addMixIn(Change.class, Words.class)
          .addMixIn(Expectation.class, Words.class)
          .addMixIn(FailOn.class, Words.class)
          .addMixIn(Note.class, Words.class)
          .addMixIn(Profile.class, Words.class)
          .addMixIn(RunEnding.class, Words.class)
          .addMixIn(Truth.class, Words.class)
          .build();

  private FileJson() {}

  /** The mapper; immutable, to be configured further only through its readers and writers. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * One value as one line of UTF-8, its line feed included. Half a surrogate pair, which a page may
   * well put into its title, becomes a question mark.
   *
   * @throws JsonProcessingException if the value can not be told in JSON
   */
  public static byte[] line(Object value) throws JsonProcessingException {
    return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private interface PredictedMs {
    @JsonProperty("predictedMs")
    Duration predicted();
  }

  private interface TookMs {
    @JsonProperty("tookMs")
    Duration took();
  }

  private interface FirstSessionMs {
    @JsonProperty("firstSessionMs")
    Optional<Duration> firstSession();
  }

  @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
  private interface Words {}
}
