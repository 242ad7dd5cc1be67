package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fieldtest.griddocker.fleet.FleetSpec.Hub;
import dev.fieldtest.griddocker.fleet.FleetSpec.MachineType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class FleetSpecTest {
  private static final String FULL =
      FleetFiles.with(
          "\"instanceProfile\": \"node\", \"spotShare\": 0.5, \"slotsPerInstance\": 3,"
              + " \"maxInstances\": 7, \"maxAge\": \"90m\", \"registerWithin\": \"30s\", \"hub\":"
              + " {\"host\": \"10.0.0.5\", \"publishPort\": 14442}, \"nodeImage\":"
              + " \"selenium/node-chrome:4.48.0\", \"secret\": {\"ssm\": \"/grid/secret\"},"
              + " \"tags\": {\"team\": \"login\"}");

  @Test
  public void fileSaysEverything() throws IOException {
    assertEquals(
        FleetFiles.spec(FULL),
        new FleetSpec(
            "nightly",
            Optional.of("eu-central-1"),
            new FleetSpec.Image("ami-0123456789abcdef0"),
            List.of(
                new MachineType("c7i.xlarge", OptionalDouble.of(0.2), OptionalInt.empty()),
                new MachineType("m7i.large", OptionalDouble.empty(), OptionalInt.empty())),
            List.of("subnet-0000000a", "subnet-0000000b"),
            List.of("sg-0123456789abcdef0"),
            Optional.of("node"),
            0.5,
            OptionalInt.of(3),
            7,
            Duration.ofMinutes(90),
            Duration.ofSeconds(30),
            Optional.of(new Hub("10.0.0.5", 14442, 4443)),
            Optional.of("selenium/node-chrome:4.48.0"),
            Optional.of(new FleetSpec.Parameter("/grid/secret")),
            Map.of("team", "login")));
    assertEquals(schemaErrors(FULL), List.of());
  }

  @Test
  public void littleIsNeeded() throws IOException {
    var text =
        "{\"schemaVersion\":1,\"name\":\"a\",\"launchTemplate\":{\"id\":\"lt-0123456789\"},\"instanceTypes\":[\"c7i.large\"],\"hub\":\"hub.test\"}";
    var spec = FleetFiles.spec(text);
    assertEquals(spec.base(), new FleetSpec.Template("lt-0123456789", "$Default"));
    assertEquals(spec.spotShare(), 1.0);
    assertEquals(spec.maxInstances(), 20);
    assertEquals(spec.maxAge(), Duration.ofHours(4));
    assertEquals(spec.registerWithin(), Duration.ofMinutes(5));
    assertEquals(spec.hub(), Optional.of(new Hub("hub.test", 4442, 4443)));
    assertEquals(schemaErrors(text), List.of());
  }

  /** A file, and what is told of it after its name. */
  @DataProvider
  public Object[][] bad() {
    return new Object[][] {
      {
        FleetFiles.with("\"spotshare\": 1"),
        ":9: spotshare: is unknown; did you mean 'spotShare'\\?"
      },
      {
        FleetFiles.with("\"colour\": 1"),
        ":9: colour: is unknown; known are schemaVersion, name, .*"
      },
      {FleetFiles.with("\"name\": \"other\""), ":9: name: is there twice; keep one"},
      {
        FleetFiles.GOOD.replace("\"nightly\"", "\"Nightly Run\""),
        ":3: name: \"Nightly Run\" does not fit; write lower case letters.*"
      },
      {
        FleetFiles.GOOD.replaceFirst("  \"name\".*\n", ""),
        ":1: name: is missing; write lower case letters.*"
      },
      {
        FleetFiles.GOOD.replaceFirst("  \"ami\".*\n", ""),
        ":1: ami: is missing; name an image, or a launchTemplate"
      },
      {
        FleetFiles.with("\"launchTemplate\": {\"name\": \"x\"}"),
        ":5: ami: is there beside launchTemplate; keep one"
      },
      {
        FleetFiles.GOOD.replaceFirst(
            "  \"ami\".*\n", "  \"launchTemplate\": {\"version\": \"1\"},\n"),
        ":5: launchTemplate: does not name one template; .*"
      },
      {
        FleetFiles.GOOD.replaceFirst("\"instanceTypes\": .*\n", "\"instanceTypes\": [],\n"),
        ":6: instanceTypes: is empty; list what may be launched.*"
      },
      {
        FleetFiles.GOOD.replace("\"m7i.large\"", "\"c7i.xlarge\""),
        ":6: instanceTypes: names a type twice; keep one"
      },
      {
        FleetFiles.GOOD.replace("\"m7i.large\"", "{\"usdPerHour\": 1}"),
        ":6: instanceTypes\\[1\\].type: is missing; .*"
      },
      {
        FleetFiles.GOOD.replace("0.2", "\"0.2\""),
        ":6: instanceTypes\\[0\\].usdPerHour: \"0.2\" does not fit; write a number from 0 to 1000"
      },
      {
        FleetFiles.with("\"spotShare\": 50"),
        ":9: spotShare: 50 does not fit; write a number from 0 to 1"
      },
      {
        FleetFiles.with("\"maxInstances\": 0"),
        ":9: maxInstances: 0 does not fit; write a whole number from 1 to 65535"
      },
      {
        FleetFiles.with("\"maxAge\": 4"),
        ":9: maxAge: 4 is no time; write it as \"90s\", \"5m\" or \"4h\""
      },
      {
        FleetFiles.with("\"hub\": \"http://hub:4444\""),
        ":9: hub: .* does not fit; write a host name or an address, without a port"
      },
      {FleetFiles.with("\"secret\": \"sesame\""), ":9: secret: .*"},
      {
        FleetFiles.with("\"secret\": {\"ssm\": \"/a\"}"),
        ":9: secret.ssm: can not be read by a machine without rights; .*"
      },
      {
        FleetFiles.with("\"tags\": {\"fieldtest:fleet\": \"x\"}"),
        ":9: tags.fieldtest:fleet: is a name that is taken; choose another"
      },
      {
        FleetFiles.with("\"subnets\": \"subnet-0000000a\"")
            .replaceFirst("  \"subnets\": \\[.*\n", ""),
        ":8: subnets: .* is no list; write it as .*"
      },
      {
        FleetFiles.GOOD.replace("\"schemaVersion\": 1", "\"schemaVersion\": 2"),
        ":2: schemaVersion: 2 is newer than what this Fieldtest knows, 1; update Fieldtest"
      },
      {
        FleetFiles.GOOD.replaceFirst("  \"schemaVersion\".*\n", ""),
        ":1: schemaVersion: is missing; add \"schemaVersion\": 1"
      },
      {"[]", ":1: is no JSON object; write it as \\{...}"},
      {"{\"schemaVersion\":", ":1: is not JSON \\(.*\\); correct it"},
    };
  }

  @Test(dataProvider = "bad")
  public void whatIsWrongIsOneLineWithItsPlace(String text, String line) throws IOException {
    var file = FleetFiles.write(text);
    var problems =
        expectThrows(MalformedFleetException.class, () -> FleetSpec.read(file)).problems();
    assertTrue(problems.get(0).matches("\\Q" + file + "\\E" + line), problems.toString());
    var isWhole = !text.endsWith(":") && !line.contains("twice");
    assertTrue(!isWhole || !schemaErrors(text).isEmpty(), "the schema takes it");
  }

  @Test
  public void allThatIsWrongIsToldAtOnceInItsOrder() {
    var file =
        FleetFiles.write(
            FleetFiles.with("\"maxAge\": 4, \"hue\": 1").replace("nightly", "Nightly"));
    var failure = expectThrows(MalformedFleetException.class, () -> FleetSpec.read(file));
    assertEquals(failure.problems().size(), 3);
    assertTrue(failure.problems().get(0).contains(":3: name"), failure.getMessage());
  }

  @Test
  public void fileThatIsNotThereIsTold() {
    var failure =
        expectThrows(
            MalformedFleetException.class, () -> FleetSpec.read(Path.of("target", "no.json")));
    assertEquals(
        failure.problems(), List.of("target/no.json: does not exist; name a file that is there"));
  }

  private static List<Error> schemaErrors(String text) throws IOException {
    try (var in = FleetSpec.class.getResourceAsStream("fleet.schema.json")) {
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
      return schema.validate(text, InputFormat.JSON);
    }
  }
}
