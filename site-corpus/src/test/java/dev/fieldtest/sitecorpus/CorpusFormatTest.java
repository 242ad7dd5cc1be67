package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CorpusFormatTest {
  @DataProvider
  public Object[][] lines() {
    return new Object[][] {
      {"{ \"url\" : \"https://a.test/\" }", "{\"url\":\"https://a.test/\"}"},
      {
        "{\"timeoutMs\":5e3,\"tags\":[\"b\", \"a\"],\"url\":\"https://a.test/\",\"id\":\"a\"}",
        "{\"id\":\"a\",\"url\":\"https://a.test/\",\"tags\":[\"b\",\"a\"],\"timeoutMs\":5000}"
      },
      {
        "{\"url\":\"https://a.test/\",\"steps\":[{\"value\":\"x\",\"fill\":\"#a\"}],"
            + "\"form\":{\"frame\":[\"f\"],\"password\":\"p\",\"username\":\"u\"}}",
        "{\"url\":\"https://a.test/\",\"form\":{\"username\":\"u\",\"password\":\"p\",\"frame\":[\"f\"]},"
            + "\"steps\":[{\"fill\":\"#a\",\"value\":\"x\"}]}"
      },
      {
        "{\"url\":\"https://a.test/\\u00fc\",\"expect\":\"replaced\",\"tags\":[]}",
        "{\"url\":\"https://a.test/ü\",\"expect\":\"replaced\",\"tags\":[]}"
      },
      {
        "{\"url\":\"https://a.test/\",\"tags\":[\"\\ud800 ü\"]}",
        "{\"url\":\"https://a.test/\",\"tags\":[\"\\uD800 \\u00FC\"]}"
      },
      {"  https://bücher.test/ \t", "https://bücher.test/"},
    };
  }

  @Test(dataProvider = "lines")
  public void givesTheSameLineItsOneForm(String line, String formatted) throws Exception {
    CorpusFormat format = CorpusFormat.of(file(line + "\n"));
    assertEquals(format.lines(), List.of(formatted));
    assertEquals(format.strays(), List.of(1));
    assertTrue(CorpusFormat.of(file(formatted + "\n")).clean());
  }

  @Test
  public void keepsCommentsBlankLinesAndTheOrder() throws Exception {
    Path file =
        file(
            "\uFEFF# b first \r\n\r\n\t\r\n{\"url\": \"https://b.test/\"}\r\n  # a\r\nhttps://a.test/");
    CorpusFormat format = CorpusFormat.of(file);
    assertEquals(format.strays(), List.of(1, 3, 4, 5));
    format.save();
    assertEquals(
        Files.readString(file),
        "# b first\n\n\n{\"url\":\"https://b.test/\"}\n# a\nhttps://a.test/\n");
  }

  @Test
  public void tellsOtherEndsOfLinesFromOtherLines() throws Exception {
    for (String text :
        List.of("https://a.test/\r\n", "https://a.test/", "\uFEFFhttps://a.test/\n")) {
      CorpusFormat format = CorpusFormat.of(file(text));
      assertFalse(format.clean(), text);
      assertEquals(format.strays(), List.of());
    }
  }

  @Test
  public void refusesAFileThatIsWrongAndLeavesIt() throws Exception {
    Path file = file("{ \"url\": \"https://a.test/\" }\nftp://b.test/\n");
    assertThrows(MalformedCorpusException.class, () -> CorpusFormat.of(file));
    assertEquals(Files.readString(file), "{ \"url\": \"https://a.test/\" }\nftp://b.test/\n");
  }

  @Test
  public void findsTheBundledCorporaInForm() throws Exception {
    for (String name : List.of("bundled", "hostile", "lab")) {
      var corpus = CorpusFormat.class.getResource(name + "/corpus.jsonl");
      CorpusFormat format = CorpusFormat.of(Path.of(corpus.toURI()));
      assertEquals(format.strays(), List.of(), name);
    }
  }

  private static Path file(String text) {
    return CorpusFile.with(text.getBytes(UTF_8));
  }
}
