package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes sites in the one form that the same site always has. */
public final class CorpusWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private CorpusWriter() {}

  /**
   * The line of a site, without a line end: fields in the order of the file format, defaults left
   * out. {@link CorpusReader} reads the same site from it. Thread-safe.
   */
  public static String toLine(Site site) {
    StringWriter line = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("id", site.id().value());
      json.writeStringField("url", site.url().toString());
      if (site.expect() == Expectation.UNTOUCHED) {
        json.writeStringField("expect", "untouched");
      }
      if (site.form().isPresent()) {
        writeForm(json, site.form().get());
      }
      writeSteps(json, site.steps());
      writeText(json, "lang", site.lang());
      writeTexts(json, "tags", site.tags());
      writeLimits(json, site.knownFailure(), site.timeout());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return line.toString();
  }

  /**
   * Writes a file anew: beside it first, then by a rename, so that a reader sees the old file or
   * the new one and never a part. Comments of an old file are lost. Two writers of the same file
   * must not run at once.
   *
   * @throws IOException if the file cannot be written; the old one is then as it was
   */
  public static void write(Corpus corpus, Path file) throws IOException {
    replace(
        file,
        out -> {
          for (Site site : corpus.sites()) {
            out.write((toLine(site) + "\n").getBytes(UTF_8));
          }
        });
  }

  /** What is to stand in a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Puts other content into a file, as {@link #write}; who may read and write it stays. */
  static void replace(Path file, Content content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path beside = Files.createFile(free(target));
    try {
      if (Files.exists(target)) {
        copyPermissions(target, beside);
      }
      try (OutputStream out = Files.newOutputStream(beside)) {
        content.writeTo(out);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** A name beside a file that nothing has, for the user's own files may be called alike. */
  private static Path free(Path target) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> target.resolveSibling(target.getFileName() + ".new" + number))
        .filter(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .orElseThrow();
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    if (Files.getFileStore(to).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static void writeForm(JsonGenerator json, LoginForm form) throws IOException {
    json.writeObjectFieldStart("form");
    writeText(json, "username", form.username());
    writeText(json, "password", form.password());
    writeTexts(json, "frame", form.frame());
    json.writeEndObject();
  }

  private static void writeSteps(JsonGenerator json, List<Step> steps) throws IOException {
    if (steps.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("steps");
    for (Step step : steps) {
      json.writeStartObject();
      writeAction(json, step.action());
      writeTexts(json, "frame", step.frame());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeAction(JsonGenerator json, Step step) throws IOException {
    if (step instanceof Step.Click click) {
      json.writeStringField("click", click.selector());
    } else if (step instanceof Step.Fill fill) {
      json.writeStringField("fill", fill.selector());
      json.writeStringField("value", fill.value());
    } else if (step instanceof Step.Press press) {
      json.writeStringField("press", press.key());
    } else if (step instanceof Step.WaitFor waitFor) {
      json.writeStringField("waitFor", waitFor.selector());
    }
  }

  private static void writeLimits(
      JsonGenerator json, Optional<KnownFailure> known, Optional<Duration> timeout)
      throws IOException {
    if (known.isPresent()) {
      json.writeObjectFieldStart("knownFailure");
      json.writeStringField("reason", known.get().reason());
      json.writeStringField("until", known.get().until().toString());
      json.writeEndObject();
    }
    if (timeout.isPresent()) {
      json.writeNumberField("timeoutMs", timeout.get().toMillis());
    }
  }

  private static void writeText(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }
}
