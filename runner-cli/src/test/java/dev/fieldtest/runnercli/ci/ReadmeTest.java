package dev.fieldtest.runnercli.ci;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fieldtest.griddocker.fleet.FleetSpec;
import dev.fieldtest.runnercli.cli.ShellLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the README tells CI services to run is what the command line takes. */
public class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

  /** What the services would set. */
  private static final Map<String, String> SERVICE =
      Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "3");

  @DataProvider
  public Object[][] examples() throws IOException {
    var yaml = new YAMLMapper();
    var blocks = new ArrayList<Object[]>();
    var found = BLOCK.matcher(Files.readString(Path.of("..", "README.md")));
    while (found.find()) {
      blocks.add(new Object[] {yaml.readTree(found.group(1))});
    }
    return blocks.toArray(Object[][]::new);
  }

  @Test
  public void fleetFileIsOneAndItsServiceIsTaken() throws IOException {
    var readme = Files.readString(Path.of("..", "README.md"));
    var example = readme.substring(readme.indexOf("{\n  \"schemaVersion\": 1,\n  \"name\""));
    var file = Files.createDirectories(Path.of("target")).resolve("readme-fleet.json");
    Files.writeString(file, example.substring(0, example.indexOf("```")));
    assertEquals(FleetSpec.read(file).name(), "login-check");
    var compose =
        new YAMLMapper()
            .readTree(
                Path.of("..", "grid-docker", "docker", "fleet", "docker-compose.fleet.yml")
                    .toFile());
    var words = list(compose.at("/services/autoscaler/command")).stream().map(JsonNode::asText);
    ShellLine.parse(
        "fieldtest " + words.collect(Collectors.joining(" ")), Map.of("HUB_ADDRESS", "10.0.1.5"));
  }

  @Test
  public void showsBothServices() throws IOException {
    assertEquals(examples().length, 2);
  }

  @Test(dataProvider = "examples")
  public void linesAreTakenByTheCommandLine(JsonNode example) {
    var lines =
        Stream.concat(texts(example, "run"), texts(example, "script"))
            .map(line -> line.replace("${{ matrix.shard }}", "2"))
            .toList();
    assertEquals(lines.stream().filter(line -> line.contains("fieldtest")).count(), 2, "" + lines);
    lines.forEach(line -> ShellLine.parse(line, SERVICE));
  }

  @Test(dataProvider = "examples")
  public void shardsAreAsManyAsTheyAreCountedAs(JsonNode example) {
    var shards =
        example.findPath("matrix").path("shard").size() + example.findPath("parallel").asInt();
    assertEquals(shards, 3);
    var lines = Stream.concat(texts(example, "run"), texts(example, "script"));
    assertTrue(
        lines.anyMatch(
            line -> line.matches(".*--shard \\S+( matrix.shard }})?/(3|\\$CI_NODE_TOTAL) .*")));
  }

  /** All texts that stand under a name, alone or in a list. */
  private static Stream<String> texts(JsonNode tree, String name) {
    return tree.findValues(name).stream()
        .flatMap(value -> value.isArray() ? list(value).stream() : Stream.of(value))
        .map(JsonNode::asText);
  }

  private static List<JsonNode> list(JsonNode array) {
    var items = new ArrayList<JsonNode>();
    array.forEach(items::add);
    return items;
  }
}
