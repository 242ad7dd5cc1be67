package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.Assert;

/** Corpus files that tests write for themselves. */
final class CorpusFile {
  private CorpusFile() {}

  static Path with(byte[] content) {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return Files.write(
          Files.createTempDirectory(target, "corpus").resolve("sites.jsonl"), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Corpus read(String... lines) {
    try {
      return CorpusReader.read(with(String.join("\n", lines).getBytes(UTF_8)));
    } catch (MalformedCorpusException e) {
      throw new AssertionError("should be read: " + e.getMessage(), e);
    }
  }

  static List<Problem> problems(String... lines) {
    return problems(with(String.join("\n", lines).getBytes(UTF_8)));
  }

  static List<Problem> problems(Path file) {
    return Assert.expectThrows(MalformedCorpusException.class, () -> CorpusReader.read(file))
        .problems();
  }

  /** What a user would read, without the file's folder. */
  static List<String> messages(List<Problem> problems) {
    return problems.stream()
        .map(Problem::toString)
        .map(line -> line.substring(line.indexOf("sites.jsonl")))
        .toList();
  }
}
