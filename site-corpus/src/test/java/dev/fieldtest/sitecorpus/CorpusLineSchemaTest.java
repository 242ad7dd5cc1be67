package dev.fieldtest.sitecorpus;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CorpusLineSchemaTest {
  private final Schema schema = load();

  @DataProvider
  public Object[][] goodLines() {
    return new Object[][] {
      {"{\"url\":\"https://a.test\"}"},
      {"{\"url\":\"HTTP://a.test:8080/x?y#z\"}"},
      {"{\"url\":\"https://bücher.test/\"}"},
      {with("\"id\":\"a.b_c-1\"")},
      {with("\"expect\":\"replaced\"")},
      {with("\"expect\":\"untouched\"")},
      {with("\"form\":{\"username\":\"#a\"}")},
      {with("\"form\":{\"password\":\"#a\",\"frame\":[\"#f\"]}")},
      {with("\"form\":{\"password\":\"#a\",\"frame\":[]}")},
      {with("\"steps\":[]")},
      {with("\"steps\":[{\"click\":\"a\"},{\"fill\":\"b\",\"value\":\"\"},{\"press\":\"Enter\"}]")},
      {with("\"steps\":[{\"press\":\"a\"},{\"waitFor\":\"form\"}]")},
      {with("\"steps\":[{\"press\":\"a\",\"frame\":[\"#f\"]},{\"click\":\"a\",\"frame\":[]}]")},
      {with("\"steps\":[{\"fill\":\"a\",\"value\":\"\",\"frame\":[\"#f\",\"#g\"]}]")},
      {with("\"lang\":\"en\"")},
      {with("\"lang\":\"zh-Hant-TW\"")},
      {with("\"lang\":\"es-419\"")},
      {with("\"lang\":\"de-CH-1996\"")},
      {with("\"tags\":[\"a\",\"b c\"]")},
      {with("\"knownFailure\":{\"reason\":\"x\",\"until\":\"2028-02-29\"}")},
      {with("\"timeoutMs\":1000")},
      {with("\"timeoutMs\":600000")},
      {with("\"timeoutMs\":2e3")},
    };
  }

  @DataProvider
  public Object[][] badLines() {
    return new Object[][] {
      {"{}"},
      {"{\"url\":null}"},
      {"{\"url\":1}"},
      {"{\"url\":\"\"}"},
      {"{\"url\":\"a.test\"}"},
      {"{\"url\":\"ftp://a.test/\"}"},
      {"{\"url\":\"file:///etc/hosts\"}"},
      {"{\"url\":\"javascript:alert(1)\"}"},
      {"{\"url\":\"https://\"}"},
      {"{\"url\":\"https:///x\"}"},
      {"{\"url\":\"https://u:p@a.test/\"}"},
      {"{\"url\":\"https://a.test/a b\"}"},
      {"{\"url\":\"https://a.test/a|b\"}"},
      {with("\"id\":\"A\"")},
      {with("\"id\":\"\"")},
      {with("\"id\":\"" + "a".repeat(81) + "\"")},
      {with("\"unknown\":1")},
      {with("\"expect\":\"Replaced\"")},
      {with("\"expect\":null")},
      {with("\"form\":{}")},
      {with("\"form\":null")},
      {with("\"form\":[]")},
      {with("\"form\":{\"frame\":[\"#a\"]}")},
      {with("\"form\":{\"username\":\"\"}")},
      {with("\"form\":{\"username\":\"" + "a".repeat(1001) + "\"}")},
      {with("\"form\":{\"username\":\"#a\",\"x\":\"#b\"}")},
      {with("\"form\":{\"username\":\"#a\",\"frame\":\"#b\"}")},
      {with("\"steps\":{}")},
      {with("\"steps\":[\"click\"]")},
      {with("\"steps\":[{}]")},
      {with("\"steps\":[{\"hover\":\"#a\"}]")},
      {with("\"steps\":[{\"click\":\"#a\",\"waitFor\":\"#b\"}]")},
      {with("\"steps\":[{\"fill\":\"#a\"}]")},
      {with("\"steps\":[{\"waitFor\":\"#a\",\"frame\":\"#f\"}]")},
      {with("\"steps\":[{\"waitFor\":\"#a\",\"frame\":[\"\"]}]")},
      {with("\"steps\":[{\"value\":\"x\"}]")},
      {with("\"steps\":[{\"press\":\"enter\"}]")},
      {with("\"lang\":\"en_US\"")},
      {with("\"lang\":\"\"")},
      {with("\"lang\":\"e\"")},
      {with("\"tags\":\"a\"")},
      {with("\"tags\":[1]")},
      {with("\"tags\":[\"a\",\"a\"]")},
      {with("\"tags\":[\" \"]")},
      {with("\"knownFailure\":{\"reason\":\"x\"}")},
      {with("\"knownFailure\":{\"reason\":\" \",\"until\":\"2027-01-01\"}")},
      {with("\"knownFailure\":{\"reason\":\"x\",\"until\":\"2027-02-30\"}")},
      {with("\"knownFailure\":{\"reason\":\"x\",\"until\":\"1.3.2027\"}")},
      {with("\"timeoutMs\":999")},
      {with("\"timeoutMs\":600001")},
      {with("\"timeoutMs\":1000.5")},
      {with("\"timeoutMs\":\"1000\"")},
    };
  }

  @Test(dataProvider = "goodLines")
  public void takesWhatTheReaderTakes(String line) {
    assertEquals(CorpusFile.read(line).sites().size(), 1);
    assertTrue(errors(line).isEmpty(), errors(line).toString());
  }

  @Test(dataProvider = "badLines")
  public void refusesWhatTheReaderRefuses(String line) {
    assertFalse(CorpusFile.problems(line).isEmpty());
    assertFalse(errors(line).isEmpty());
  }

  @Test
  public void takesEveryBundledLine() {
    for (Site site : BundledSites.load(List.of()).corpus().sites()) {
      assertTrue(errors(CorpusWriter.toLine(site)).isEmpty(), site.toString());
    }
  }

  /** What an editor shows of a field when somebody points at it or completes it. */
  @Test
  public void saysOfEachFieldWhatItIsFor() throws IOException {
    try (InputStream in = open()) {
      JsonNode root = new JsonMapper().readTree(in);
      assertFalse(root.path("title").asText().isEmpty());
      assertFalse(root.path("description").asText().isEmpty());
      assertTrue(assertDescribed(root) >= 19);
    }
  }

  /** Returns how many fields there are. */
  private static int assertDescribed(JsonNode schema) {
    int fields = 0;
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      assertTrue(field.getValue().has("description"), field.toString());
      fields++;
    }
    for (JsonNode part : schema) {
      fields += assertDescribed(part);
    }
    return fields;
  }

  private List<Error> errors(String line) {
    return schema.validate(
        line,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static Schema load() {
    try (InputStream in = open()) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream open() {
    return CorpusLineSchemaTest.class.getResourceAsStream("corpus-line.schema.json");
  }

  private static String with(String field) {
    return "{\"url\":\"https://a.test/\"," + field + "}";
  }
}
