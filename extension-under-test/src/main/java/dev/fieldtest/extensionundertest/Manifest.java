package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What an extension says of itself in a valid {@code manifest.json}.
 *
 * @param name for people; taken from the default locale if the manifest refers to it
 * @param version one to four numbers between dots
 * @param serviceWorker whether it has one
 * @param permissions those that it always has
 */
record Manifest(String name, String version, boolean serviceWorker, List<String> permissions) {
  static final String FILE = "manifest.json";

  /** Chrome takes comments in manifests, and so do the projects that it loads. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** As Chromium reads it: no zero before the first number, but before the others. */
  private static final Pattern VERSION = Pattern.compile("(0|[1-9]\\d{0,9})(\\.\\d{1,10}){0,3}");

  private static final Pattern MESSAGE = Pattern.compile("__MSG_(\\w+)__");

  Manifest {
    permissions = List.copyOf(permissions);
  }

  /**
   * @param source where the files are from, for messages
   * @throws BadExtensionException if Chrome would not load them, as far as is checked here
   */
  static Manifest of(PackageFiles files, String source) {
    var where = source + ": " + FILE;
    var json = parse(files.text(FILE).orElseThrow(() -> missing(files, source)), where);
    requireVersion3(json, where);
    var name = text(json, "name", where);
    var version = text(json, "version", where);
    if (!VERSION.matcher(version).matches()) {
      throw new BadExtensionException(
          where + ": version", "'" + version + "' is no version", "write it as in \"1.2.3\"");
    }
    requireFiles(json, files, where);
    return new Manifest(
        localized(name, json, files),
        version,
        json.path("background").hasNonNull("service_worker"),
        texts(json.path("permissions")));
  }

  private static BadExtensionException missing(PackageFiles files, String source) {
    var elsewhere =
        files.names().stream()
            .filter(name -> name.endsWith("/" + FILE))
            .min(Comparator.comparing(String::length));
    return new BadExtensionException(
        source,
        elsewhere
            .map(name -> "manifest.json is not at its root but at " + name)
            .orElse("it has no manifest.json"),
        "pass the folder that holds manifest.json, or a .zip or .crx of it");
  }

  private static JsonNode parse(String text, String where) {
    try {
      var json = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      if (json.isObject()) {
        return json;
      }
      throw new BadExtensionException(where, "is no JSON object", "write it as {...}");
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new BadExtensionException(
          where + line, "is not JSON (" + e.getOriginalMessage() + ")", "correct the file", e);
    }
  }

  private static void requireVersion3(JsonNode json, String where) {
    var version = json.path("manifest_version");
    if (!version.isInt() || version.intValue() != 3) {
      throw new BadExtensionException(
          where + ": manifest_version",
          version.isMissingNode()
              ? "is missing"
              : version + " is not supported; Chrome loads Manifest V3 only",
          "port the extension and write \"manifest_version\": 3");
    }
  }

  private static String text(JsonNode json, String field, String where) {
    var value = json.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new BadExtensionException(
          where + ": " + field,
          value.isMissingNode() ? "is missing" : value + " is no text",
          "add \"" + field + "\": \"...\"");
    }
    return value.textValue();
  }

  private static void requireFiles(JsonNode json, PackageFiles files, String where) {
    var worker = json.path("background").path("service_worker");
    if (worker.isTextual()) {
      requireFile(worker.textValue(), files, where + ": background.service_worker");
    }
    var scripts = json.path("content_scripts");
    for (var i = 0; i < scripts.size(); i++) {
      for (var kind : List.of("js", "css")) {
        var field = "content_scripts[" + i + "]." + kind;
        texts(scripts.get(i).path(kind))
            .forEach(file -> requireFile(file, files, where + ": " + field));
      }
    }
  }

  private static void requireFile(String path, PackageFiles files, String where) {
    if (!files.names().contains(path.replaceFirst("^(\\./|/)+", ""))) {
      throw new BadExtensionException(
          where, "the file '" + path + "' is missing", "build the extension or correct the path");
    }
  }

  private static String localized(String name, JsonNode json, PackageFiles files) {
    var key = MESSAGE.matcher(name);
    var locale = "_locales/" + json.path("default_locale").asText() + "/messages.json";
    if (!key.matches() || files.text(locale).isEmpty()) {
      return name;
    }
    var messages = parse(files.text(locale).orElseThrow(), locale);
    return messages
        .propertyStream()
        .filter(message -> message.getKey().equalsIgnoreCase(key.group(1)))
        .map(message -> message.getValue().path("message").asText(name))
        .findFirst()
        .orElse(name);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }
}
