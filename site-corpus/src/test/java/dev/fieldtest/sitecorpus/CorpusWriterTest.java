package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.testng.Assert;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CorpusWriterTest {
  @DataProvider(parallel = true)
  public Object[][] canonicalLines() {
    return new Object[][] {
      {"{\"id\":\"a\",\"url\":\"https://a.test/\"}"},
      {"{\"id\":\"a\",\"url\":\"https://a.test/%7C?q=1#x\",\"expect\":\"untouched\"}"},
      {
        "{\"id\":\"a\",\"url\":\"https://a.test/\",\"form\":{\"username\":\"[name=\\\"ü\\\"]\","
            + "\"frame\":[\"#f\"]},\"steps\":[{\"click\":\"#a\"},{\"fill\":\"#b\",\"value\":\"日本\"},"
            + "{\"press\":\"Tab\"},{\"waitFor\":\"#c\",\"frame\":[\"#f\",\"#g\"]}],\"lang\":\"ja\",\"tags\":[\"z\",\"a\"],"
            + "\"knownFailure\":{\"reason\":\"R\",\"until\":\"2027-03-01\"},\"timeoutMs\":1000}"
      },
    };
  }

  @Test(dataProvider = "canonicalLines")
  public void writesTheLineThatWasRead(String line) {
    assertEquals(CorpusWriter.toLine(CorpusFile.read(line).sites().get(0)), line);
  }

  @Test
  public void writesTheSameLineForTheSameSiteInAnotherForm() {
    Corpus corpus =
        CorpusFile.read(
            "{ \"timeoutMs\": 5e3, \"expect\": \"replaced\", \"url\": \"https://a.test/\","
                + " \"id\": \"a\" }");
    assertEquals(
        CorpusWriter.toLine(corpus.sites().get(0)),
        "{\"id\":\"a\",\"url\":\"https://a.test/\",\"timeoutMs\":5000}");
  }

  @Test
  public void replacesAFileAndLeavesNothingBesideIt() throws Exception {
    Path file = CorpusFile.with("https://old.test/".getBytes(UTF_8));
    Corpus corpus = CorpusFile.read("https://b.test/", "https://a.test/");
    CorpusWriter.write(corpus, file);
    assertEquals(CorpusReader.read(file).sites(), corpus.sites());
    try (Stream<Path> entries = Files.list(file.getParent())) {
      assertEquals(entries.toList(), List.of(file));
    }
  }

  @Test
  public void writesThroughALink() throws Exception {
    Path file = CorpusFile.with("https://old.test/".getBytes(UTF_8));
    Path link = file.resolveSibling("link.jsonl");
    Files.createSymbolicLink(link, file);
    Corpus corpus = CorpusFile.read("https://b.test/");
    CorpusWriter.write(corpus, link);
    assertEquals(Files.isSymbolicLink(link), true);
    assertEquals(CorpusReader.read(file).sites(), corpus.sites());
  }

  @Test
  public void keepsWhoMayReadAFileAndWhatIsCalledAlike() throws Exception {
    Path file = CorpusFile.with("https://old.test/".getBytes(UTF_8));
    Path own = Files.writeString(file.resolveSibling("sites.jsonl.new1"), "mine");
    for (String mode : List.of("rw-rw-r--", "rw-------")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      CorpusWriter.write(CorpusFile.read("https://b.test/"), file);
      assertEquals(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), mode);
    }
    assertEquals(Files.readString(own), "mine");
  }

  @Test
  public void leavesTheOldFileWhenTheFolderIsMissing() {
    Path nowhere = CorpusFile.with(new byte[0]).resolveSibling("none").resolve("c.jsonl");
    Corpus corpus = CorpusFile.read("https://b.test/");
    Assert.assertThrows(IOException.class, () -> CorpusWriter.write(corpus, nowhere));
  }
}
