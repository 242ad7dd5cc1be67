package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A corpus file in the one form that the same lines always have: fields in the order of the file
 * format, no space between them, UTF-8 without a byte order mark, {@code \n} at each line's end.
 * What the lines say, their order, comments and blank lines stay.
 *
 * @param file the file
 * @param lines its lines in that form, without their ends
 * @param strays numbers of the lines, from 1, that have another form now
 * @param clean whether the file is in that form already
 */
public record CorpusFormat(Path file, List<String> lines, List<Integer> strays, boolean clean) {
  private static final List<List<String>> ORDER =
      List.of(SiteLine.SITE, SiteLine.FORM, SiteLine.KNOWN_FAILURE, StepLine.FIELDS);

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  public CorpusFormat {
    lines = List.copyOf(lines);
    strays = List.copyOf(strays);
  }

  /**
   * Formats a file, which stays as it is until {@link #save}.
   *
   * @throws MalformedCorpusException if there is anything wrong with it
   * @throws IOException if it changes or goes away meanwhile
   */
  public static CorpusFormat of(Path file) throws MalformedCorpusException, IOException {
    var unused = CorpusReader.read(file);
    List<String> lines = new ArrayList<>();
    List<Integer> strays = new ArrayList<>();
    try (Utf8Lines in = new Utf8Lines(Files.newInputStream(file))) {
      for (Optional<byte[]> line = in.next(); line.isPresent(); line = in.next()) {
        String text = in.decode(line.get());
        lines.add(tidy(text));
        if (!lines.get(lines.size() - 1).equals(text)) {
          strays.add(in.number());
        }
      }
    }
    boolean clean = text(lines).equals(Files.readString(file));
    return new CorpusFormat(file, lines, strays, clean);
  }

  /** Writes the file anew, unless it is clean: beside it first, then by a rename. */
  public void save() throws IOException {
    if (!clean) {
      CorpusWriter.replace(file, out -> out.write(text(lines).getBytes(UTF_8)));
    }
  }

  private static String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static String tidy(String line) {
    String text = line.strip();
    return text.startsWith("{")
        ? JsonLine.read(text, new LineProblems("", 1, new ArrayList<>()))
            .map(CorpusFormat::line)
            .orElse(text)
        : text;
  }

  private static String line(ObjectNode site) {
    try {
      JsonNode ordered = ordered(site);
      String line = JSON.writeValueAsString(ordered);
      // Half a surrogate pair can only be written as an escape.
      return UTF_8.newEncoder().canEncode(line) ? line : ASCII.writeValueAsString(ordered);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
  }

  private static JsonNode ordered(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      ORDER.stream()
          .flatMap(List::stream)
          .filter(object::has)
          .forEach(name -> sorted.set(name, ordered(object.get(name))));
      return sorted;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> items.add(ordered(item)));
      return items;
    }
    // The reader takes whole numbers only, however they are written.
    return node.isNumber() ? JsonNodeFactory.instance.numberNode(node.intValue()) : node;
  }
}
