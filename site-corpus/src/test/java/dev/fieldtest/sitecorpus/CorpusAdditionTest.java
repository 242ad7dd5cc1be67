package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CorpusAdditionTest {
  @DataProvider
  public Object[][] files() {
    return new Object[][] {
      {"", "{U}\n"},
      {"# mine\n\n", "# mine\n\n{U}\n"},
      {"# no end", "# no end\n{U}\n"},
      {"{ \"url\" : \"https://b.test/\" }\r\n", "{ \"url\" : \"https://b.test/\" }\r\n{U}\r\n"},
    };
  }

  @Test(dataProvider = "files")
  public void addsLinesAtTheEndAndKeepsWhatIsThere(String before, String after) throws Exception {
    Path file = CorpusFile.with(before.getBytes(UTF_8));
    CorpusAddition addition = CorpusAddition.to(file);
    assertTrue(addition.add(URI.create("https://a.test/x?y")));
    addition.save();
    assertEquals(Files.readString(file), after.replace("{U}", "{\"url\":\"https://a.test/x?y\"}"));
    try (Stream<Path> entries = Files.list(file.getParent())) {
      assertEquals(entries.toList(), List.of(file));
    }
  }

  @DataProvider
  public Object[][] twins() {
    return new Object[][] {
      {"https://A.test", "https://a.test/"},
      {"HTTPS://a.test:443/x", "https://a.test/x"},
      {"http://a.test:80/%c3%bc", "http://a.test/%C3%BC"},
      {"https://a.test/b/../c", "https://a.test/c"},
    };
  }

  @Test(dataProvider = "twins")
  public void knowsTheSameAddressInOtherWords(String there, String added) throws Exception {
    CorpusAddition addition = CorpusAddition.to(CorpusFile.with(there.getBytes(UTF_8)));
    assertTrue(addition.has(URI.create(added)));
    CorpusAddition empty = CorpusAddition.to(CorpusFile.with(new byte[0]));
    assertTrue(empty.add(URI.create(there)));
    assertFalse(empty.add(URI.create(added)));
  }

  @DataProvider
  public Object[][] others() {
    return new Object[][] {
      {"https://a.test/", "http://a.test/"},
      {"https://a.test/x", "https://a.test/x/"},
      {"https://a.test/x", "https://a.test/X"},
      {"https://a.test/?a", "https://a.test/?b"},
      {"https://a.test/#/login", "https://a.test/"},
      {"https://a.test:8443/", "https://a.test/"},
    };
  }

  @Test(dataProvider = "others")
  public void tellsAddressesApartThatMayDiffer(String there, String added) throws Exception {
    CorpusAddition addition = CorpusAddition.to(CorpusFile.with(there.getBytes(UTF_8)));
    assertFalse(addition.has(URI.create(added)));
  }

  @Test
  public void addsToNoFileThatIsWrong() {
    Path file = CorpusFile.with("ftp://a.test/".getBytes(UTF_8));
    assertThrows(MalformedCorpusException.class, () -> CorpusAddition.to(file));
    assertThrows(MalformedCorpusException.class, () -> CorpusAddition.to(file.getParent()));
  }
}
