package dev.fieldtest.reports.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.extensionundertest.Picture;
import dev.fieldtest.sitecorpus.SiteId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;

/** Types that are one plain value in JSON: texts as {@code toString} tells them, and numbers. */
final class ValueTypes {
  private ValueTypes() {}

  static SimpleModule module() {
    var module = new SimpleModule("fieldtest");
    text(module, SiteId.class, SiteId::new);
    text(module, Picture.class, Picture.Kept::new);
    text(module, Shard.class, Shard::parse);
    text(module, Instant.class, Instant::parse);
    number(module, ChunkId.class, ChunkId::number, value -> new ChunkId(Math.toIntExact(value)));
    number(module, Duration.class, Duration::toMillis, Duration::ofMillis);
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Parse<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new Reading<>(type, JsonParser::getValueAsString, parse));
  }

  private static <T> void number(
      SimpleModule module, Class<T> type, ToLongFunction<T> print, Parse<Long, T> parse) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeNumber(print.applyAsLong(value));
          }
        });
    module.addDeserializer(type, new Reading<>(type, JsonParser::getLongValue, parse));
  }

  /** What makes a value; fails with a runtime exception if there is none. */
  private interface Parse<R, T> {
    T parse(R raw);
  }

  private interface Token<R> {
    R read(JsonParser parser) throws IOException;
  }

  private static final class Reading<R, T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Token<R> token;
    private final transient Parse<R, T> parse;

    Reading(Class<T> type, Token<R> token, Parse<R, T> parse) {
      super(type);
      this.token = token;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      var raw = token.read(parser);
      try {
        return parse.parse(raw);
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        throw context.weirdStringException(String.valueOf(raw), handledType(), e.getMessage());
      }
    }
  }
}
