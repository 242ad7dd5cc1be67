package dev.fieldtest.sitecorpus;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.testng.annotations.Test;

/** Whatever stands in a corpus file: what is said of it is true, and all of it is said. */
public class CorpusFuzzTest {
  private static final int SOME = 500;
  private static final int MANY = 10_000;

  @Test
  public void tellsWhatIsWrongAndWhere() throws IOException {
    each(SOME, "some", CorpusFuzzTest::assertTold);
  }

  @Test(groups = "long")
  public void tellsWhatIsWrongAndWhereInTenThousandFiles() throws IOException {
    each(MANY, "many", CorpusFuzzTest::assertTold);
  }

  @Test
  public void formatsOnceAndForAllWithoutChangingASite() throws IOException {
    each(SOME, "format", CorpusFuzzTest::assertFormatted);
  }

  @Test(groups = "long")
  public void formatsTenThousandFilesOnceAndForAll() throws IOException {
    each(MANY, "format-many", CorpusFuzzTest::assertFormatted);
  }

  private interface Check {
    void of(long seed, Path file) throws Exception;
  }

  private static void each(int count, String name, Check check) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "fuzz-" + name);
    Path file = folder.resolve("sites.jsonl");
    for (long seed = 0; seed < count; seed++) {
      try {
        check.of(seed, file);
      } catch (Exception | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ": " + file + " throws", e);
      }
    }
    Files.delete(file);
    Files.delete(folder);
  }

  private static void assertTold(long seed, Path file) throws IOException {
    FuzzedCorpus corpus = FuzzedCorpus.of(seed);
    Files.write(file, corpus.content());
    List<Problem> told = problems(file);
    assertEquals(
        told.stream()
            .filter(problem -> !corpus.doubtful().contains(problem.line().orElse(0)))
            .map(problem -> problem.line().orElse(0) + " " + problem.field().orElse(""))
            .sorted()
            .toList(),
        corpus.wrong().stream().sorted().toList(),
        "seed " + seed + " " + told);
    int last = 0;
    for (Problem problem : told) {
      assertTrue(problem.line().orElse(0) >= last, "seed " + seed + ": in the order of the lines");
      last = problem.line().orElse(0);
    }
  }

  private static List<Problem> problems(Path file) {
    try {
      var unused = CorpusReader.read(file);
      return List.of();
    } catch (MalformedCorpusException e) {
      return e.problems();
    }
  }

  private static void assertFormatted(long seed, Path file) throws Exception {
    Files.write(file, FuzzedCorpus.sound(seed).content());
    Corpus before = CorpusReader.read(file);
    List<String> comments = comments(file);
    CorpusFormat.of(file).save();
    assertEquals(CorpusReader.read(file), before, "seed " + seed);
    assertEquals(comments(file), comments, "seed " + seed);
    byte[] once = Files.readAllBytes(file);
    CorpusFormat again = CorpusFormat.of(file);
    assertTrue(again.clean() && again.strays().isEmpty(), "seed " + seed + " " + again.strays());
    again.save();
    assertEquals(Files.readAllBytes(file), once, "seed " + seed);
  }

  /** What is no site, with its line. */
  private static List<String> comments(Path file) throws IOException {
    List<String> lines = Files.readString(file).replace("\uFEFF", "").lines().toList();
    return LongStream.range(0, lines.size())
        .mapToObj(i -> i + ":" + lines.get((int) i).strip())
        .filter(line -> line.endsWith(":") || line.contains(":#"))
        .toList();
  }
}
