package dev.fieldtest.sitecorpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a folder as the files of a hosted site. An {@code index.html} is served at its folder's
 * path too. An optional {@code site.json} says how files are served: {@code {"api/x.json":
 * {"status":200,"headers":{...},"delayMs":300,"later":["other.html"]}}}; the name {@code *} stands
 * for all. What {@code later} names is served instead from the second request on, one a request.
 * Pages may be set into a {@link PageTemplate}.
 */
final class SiteFolder {
  private static final String RULES = "site.json";
  private static final String INDEX = "index.html";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final JsonNode rules;
  private final PageTemplate template;

  private SiteFolder(Path folder, JsonNode rules) throws IOException {
    this.folder = folder;
    this.rules = rules;
    this.template = PageTemplate.beside(folder);
  }

  /** The responses by path. */
  static Map<String, HostedFile> read(Path folder) throws IOException {
    Path rules = folder.resolve(RULES);
    JsonNode read =
        Files.exists(rules) ? JSON.readTree(Files.readAllBytes(rules)) : JSON.createObjectNode();
    return new SiteFolder(folder, read).files();
  }

  private Map<String, HostedFile> files() throws IOException {
    Map<String, HostedFile> files = new HashMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (!name.equals(RULES)) {
          HostedFile file = file(name);
          files.put("/" + name, file);
          if (name.equals(INDEX) || name.endsWith("/" + INDEX)) {
            files.put("/" + name.substring(0, name.length() - INDEX.length()), file);
          }
        }
      }
    }
    return files;
  }

  private HostedFile file(String name) throws IOException {
    byte[] read = Files.readAllBytes(folder.resolve(name));
    byte[] content = name.endsWith(".html") ? template.fill(read) : read;
    Map<String, String> headers = new LinkedHashMap<>(HostedFile.of(name, content).headers());
    int status = 200;
    long delayMs = 0;
    List<HostedFile> later = new ArrayList<>();
    for (String pattern : List.of("*", name)) {
      JsonNode rule = rules.path(pattern);
      for (JsonNode other : rule.path("later")) {
        later.add(file(other.asText()));
      }
      rule.path("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      status = rule.path("status").asInt(status);
      delayMs = rule.path("delayMs").asLong(delayMs);
    }
    return new HostedFile(
        status, headers, ByteBuffer.wrap(content), Duration.ofMillis(delayMs), later);
  }
}
