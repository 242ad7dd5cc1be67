package dev.fieldtest.extensionundertest;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.expectThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class BadContractTest {
  @DataProvider
  Object[][] contracts() {
    var v1 = "{\"schemaVersion\":1,\"injected\":[\"a\"]";
    return new Object[][] {
      {v1 + "}", null},
      {v1 + ",\"detected\":[],\"original\":\"hidden\",\"readyMarker\":\"b\",\"storage\":{}}", null},
      {v1 + ",\"storage\":{\"local\":{\"k\":[1]},\"sync\":{},\"session\":{\"k\":null}}}", null},
      {"[]", "c:1: is no JSON object; write it as {...}"},
      {"{\"injected\":[\"a\"]}", "c:1: schemaVersion: is missing; add \"schemaVersion\": 1"},
      {
        "{\"schemaVersion\":\"1\",\"injected\":[\"a\"]}",
        "c:1: schemaVersion: \"1\" is no version; write 1"
      },
      {
        "{\"schemaVersion\":0,\"injected\":[\"a\"]}", "c:1: schemaVersion: 0 is no version; write 1"
      },
      {
        "{\"schemaVersion\":2,\"inserted\":[\"a\"]}",
        "c:1: schemaVersion: 2 is newer than what this Fieldtest knows, 1; update Fieldtest"
      },
      {
        "{\"schemaVersion\":99999999999,\"injected\":[\"a\"]}",
        "c:1: schemaVersion: 99999999999 is newer than what this Fieldtest knows, 1; update Fieldtest"
      },
      {
        "{\"schemaVersion\":1}",
        "c:1: injected: is missing; list the CSS selectors of what the extension puts on a login page"
      },
      {
        "{\"schemaVersion\":1,\"injected\":[]}",
        "c:1: injected: is empty; list the CSS selectors of what the extension puts on a login page"
      },
      {
        "{\"schemaVersion\":1,\"injected\":\"a\"}",
        "c:1: injected: \"a\" is no list; write it as [\"selector\"]"
      },
      {
        "{\"schemaVersion\":1,\"injected\":[\"a\",7]}",
        "c:1: injected[1]: 7 is no text; write a CSS selector in quotes"
      },
      {v1 + ",\"detected\":null}", "c:1: detected: null is no list; write it as [\"selector\"]"},
      {
        v1 + ",\"original\":\"gone\"}",
        "c:1: original: \"gone\" is no choice; write \"hidden\" or \"kept\""
      },
      {
        v1 + ",\"original\":true}", "c:1: original: true is no choice; write \"hidden\" or \"kept\""
      },
      {
        v1 + ",\"readyMarker\":[\"a\"]}",
        "c:1: readyMarker: [\"a\"] is no text; write a CSS selector in quotes"
      },
      {v1 + ",\"readyMaker\":\"a\"}", "c:1: readyMaker: is unknown; did you mean 'readyMarker'?"},
      {
        v1 + ",\"colour\":1}",
        "c:1: colour: is unknown; known are schemaVersion, detected, injected, original,"
            + " readyMarker, storage"
      },
      {
        v1 + ",\"storage\":[]}",
        "c:1: storage: is no JSON object; write it as {\"local\": {\"key\": \"value\"}}"
      },
      {
        v1 + ",\"storage\":{\"local\":\"secret\"}}",
        "c:1: storage.local: is no JSON object; write it as {\"local\": {\"key\": \"value\"}}"
      },
      {
        v1 + ",\"storage\":{\"locale\":{}}}",
        "c:1: storage.locale: is unknown; did you mean 'local'?"
      },
      {
        v1 + ",\"storage\":{\"managed\":{}}}",
        "c:1: storage.managed: is unknown; known are local, sync, session"
      },
    };
  }

  @Test(dataProvider = "contracts")
  public void parserAndSchemaAgree(String contract, String problem) {
    var errors = schema().validate(contract, InputFormat.JSON);
    if (problem == null) {
      assertEquals(errors, List.of());
      assertFalse(InjectionContract.parse(contract, "c").injected().isEmpty());
    } else {
      assertFalse(errors.isEmpty(), "the schema takes " + contract);
      assertEquals(problems(contract), List.of(problem));
    }
  }

  @Test
  public void allProblemsAreToldAtOnceWithTheirLines() {
    assertEquals(
        problems(
            """
            {
              "schemaVersion": 1,
              "injectd": ["x"],
              "injected": ["a[", "ok"],
              "original": "hidden",
              "original": "kept",
              "storage": {
                "local": {
                  "a.b": "${NOT A NAME}",
                  "c": 1, "c": 2
                }
              }
            }
            """),
        List.of(
            "c:3: injectd: is unknown; did you mean 'injected'?",
            "c:4: injected[0]: 'a[' is no CSS (Did not find balanced marker at ''); correct the CSS"
                + " selector",
            "c:6: original: is there twice; keep one",
            "c:9: storage.local.a.b: a '${' begins no placeholder; write ${NAME}, with the name of"
                + " an environment variable",
            "c:10: storage.local.c: is there twice; keep one"));
  }

  @Test
  public void brokenJsonIsToldWithItsLine() {
    assertEquals(
        problems("{\n\"schemaVersion\": 1,\n}").get(0).substring(0, 18), "c:3: is not JSON (");
    assertEquals(problems("").size(), 1);
    assertEquals(problems("{\"schemaVersion\":1,\"injected\":[\"a\"]} x").size(), 1);
    assertEquals(problems("{\"schemaVersion\":1,\"injected\":[\"a\"").size(), 1);
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(InjectionContract.class.getResourceAsStream("contract.schema.json"));
  }

  private static List<String> problems(String contract) {
    return expectThrows(BadContractException.class, () -> InjectionContract.parse(contract, "c"))
        .problems();
  }
}
