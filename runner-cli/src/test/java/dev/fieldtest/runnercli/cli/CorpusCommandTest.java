package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the commands do that read, write and explain corpus files. */
public class CorpusCommandTest {
  private static final int USAGE = 2;

  private static final List<String> FAULTS =
      List.of(
          "ftp://a%d.test/",
          "www.a%d.test/login",
          "{\"url\":\"https://a%d.test/\"",
          "{\"url\":\"https://a%d.test/\",\"lang\":\"en_US\"}",
          "{\"url\":\"https://a%d.test/\",\"username\":\"#u\"}",
          "{\"url\":\"https://a%d.test/\",\"form\":{\"password\":\"#p%d >\"}}",
          "{\"url\":\"https://a%d.test/\",\"steps\":[{\"click\":\"a\"},{\"press\":\"enter\"}]}",
          "{\"url\":\"https://a%d.test/\",\"knownFailure\":{\"reason\":\"EXT-%d\"}}",
          "{\"url\":\"https://a%d.test/\",\"tags\":[\"\\u001b[31m%d\",\"\\u001b[31m%d\"]}",
          "{\"url\":\"https://a%d.test/\",\"timeoutMs\":7}");

  @Test
  public void listsAllErrorsOfALongFileInOrderAndSaysHowMany() {
    var call = Invocation.of("corpus", "validate");
    var random = new Random(1);
    var wrong = new TreeMap<Integer, String>();
    while (wrong.size() < 200) {
      var line = 1 + random.nextInt(5000);
      wrong.putIfAbsent(line, FAULTS.get(wrong.size() % FAULTS.size()).replace("%d", "" + line));
    }
    var lines =
        IntStream.rangeClosed(1, 5000)
            .mapToObj(line -> wrong.getOrDefault(line, "https://site" + line + ".test/login"))
            .toList();
    var file = call.write("sites.jsonl", String.join("\n", lines));
    var result = call.with(file.toString()).call();
    assertEquals(result.exitCode(), USAGE);
    assertEquals(told(result.errors()), wrong.navigableKeySet().stream().toList(), result.err());
    var last = result.errors().get(result.errors().size() - 1);
    assertTrue(last.contains("sites.jsonl: 200 errors on 200 lines: "), last);
    assertTrue(last.contains("url 40") && last.contains("the whole line 20"), last);
    assertFalse(result.err().contains("\u001b"), "nothing that a terminal would obey");
  }

  /** The line numbers of a listing that ends with a summary. */
  private static List<Integer> told(List<String> listing) {
    return listing.stream()
        .limit(listing.size() - 1)
        .map(line -> line.replaceFirst(".*sites.jsonl:(\\d+): .*", "$1"))
        .map(Integer::valueOf)
        .toList();
  }

  @Test
  public void eachOfManyAlikeErrorsHasItsLineWhereNoTerminalIs() {
    var call = Invocation.of("corpus", "validate");
    var text =
        IntStream.rangeClosed(1, 200)
            .mapToObj(i -> "{\"url\":\"https://a" + i + ".test/\",\"login\":\"#u\"}\n# fine\n")
            .collect(Collectors.joining());
    var errors = call.with(call.write("sites.jsonl", text).toString()).call().errors();
    assertEquals(
        told(errors), IntStream.range(0, 200).mapToObj(i -> 2 * i + 1).toList(), "" + errors);
  }

  @Test
  public void saysThatItReadNoFurther() {
    var call = Invocation.of("corpus", "validate");
    var text = new StringBuilder();
    IntStream.rangeClosed(1, 2000).forEach(i -> text.append("ftp://" + i + "\n{" + i + "\n"));
    var errors = call.with(call.write("sites.jsonl", text.toString()).toString()).call().errors();
    var last = errors.get(errors.size() - 1);
    assertTrue(last.contains("the first 1,000 errors on 1,000 lines"), last);
    assertTrue(last.endsWith("; what follows was not read"), last);
  }

  @Test
  public void printsTheSchemaInsteadOfReadingAFile() throws IOException {
    var result = Invocation.of("corpus", "validate", "--schema").call();
    assertEquals(
        new ObjectMapper().readTree(result.out()).path("title").asText(), "Fieldtest corpus line");
    Refusal.assertRefused(Invocation.of("corpus", "validate").call(), USAGE, "FILE");
    Refusal.assertRefused(
        Invocation.of("corpus", "validate", "x", "--schema").call(), USAGE, "--schema");
  }

  @Test
  public void validatesTheSitesThatComeAlongAsStatsCountsThem() {
    var result = Invocation.of("corpus", "validate", "bundled:300").call();
    assertEquals(result.out().strip(), "bundled:300: 300 sites, no errors", result.err());
    Refusal.assertRefused(
        Invocation.of("corpus", "validate", "bundled:0").call(), USAGE, "--corpus bundled:0");
  }

  /** The pattern by which the README has VS Code find errors in what the command prints. */
  @Test
  public void printsWhatTheReadmeTellsEditorsToLookFor() throws IOException {
    var readme = Files.readString(Path.of("..", "README.md"));
    var block = Pattern.compile("(?s)```json\n(\\{[^`]*problemMatcher.*?)```").matcher(readme);
    assertTrue(block.find());
    var pattern = new ObjectMapper().readTree(block.group(1)).findPath("pattern");
    var call = Invocation.of("corpus", "validate");
    var file =
        call.write(
            "sites.jsonl", "https://a.test/\n{\"url\":\"https://b.test/\",\"lang\":\"en_US\"}\n");
    var line = call.with(file.toString()).call().errors().get(0);
    var found = Pattern.compile(pattern.path("regexp").asText()).matcher(line);
    assertTrue(found.matches(), line);
    assertEquals(found.group(pattern.path("file").asInt()), file.toString());
    assertEquals(found.group(pattern.path("line").asInt()), "2");
    assertTrue(found.group(pattern.path("message").asInt()).startsWith("lang: "), line);
  }

  @Test
  public void checksAndFormatsAFile() throws IOException {
    var call = Invocation.of("corpus", "format");
    var file = call.write("sites.jsonl", "# kept\n{ \"url\": \"https://a.test/\" }\n");
    var checked = Invocation.of("corpus", "format", "--check", file.toString()).call();
    assertEquals(checked.exitCode(), 1);
    assertTrue(checked.out().startsWith(file + ":2: is not formatted\n"), checked.out());
    assertEquals(call.with(file.toString()).call().exitCode(), 0);
    assertEquals(Files.readString(file), "# kept\n{\"url\":\"https://a.test/\"}\n");
    var again = Invocation.of("corpus", "format", "--check", file.toString()).call();
    assertEquals(again.exitCode(), 0, again.out());
  }

  @Test
  public void formatsNoFileThatIsNotThereOrWrong() {
    var none = Invocation.of("corpus", "format", "target/none.jsonl").call();
    Refusal.assertRefused(none, USAGE, "target/none.jsonl: does not exist");
    var call = Invocation.of("corpus", "format");
    var wrong = call.with(call.write("sites.jsonl", "ftp://a.test/\n").toString()).call();
    Refusal.assertRefused(wrong, USAGE, "sites.jsonl:1: url: ");
  }

  @Test
  public void importsIntoAFileAndTellsWhatWasTaken() throws IOException {
    var call = Invocation.of("corpus", "import");
    var corpus = call.write("mine.jsonl", "# mine\nhttps://a.test/\n");
    var list = call.write("list.txt", "a.test\nb.test\nftp://c.test\n");
    var result = call.with("--corpus", corpus.toString(), list.toString()).call();
    assertEquals(result.exitCode(), 0, result.err());
    assertEquals(
        result.out().lines().toList(),
        List.of(
            list + ": a list, 1 taken; left out: 1 not http or https, 1 in the corpus already",
            corpus + ": 1 site added"));
    assertEquals(
        Files.readString(corpus), "# mine\nhttps://a.test/\n{\"url\":\"https://b.test/\"}\n");
    assertEquals(Invocation.of("corpus", "validate", corpus.toString()).call().exitCode(), 0);
  }

  @Test
  public void printsOnlyLinesWhenItIsATry() {
    var call = Invocation.of("corpus", "import", "--dry-run");
    var list = call.write("list.txt", "a.test\n");
    var corpus = call.folder().resolve("new.jsonl");
    var result = call.with("--corpus", corpus.toString(), list.toString()).call();
    assertEquals(result.out().strip(), "{\"url\":\"https://a.test/\"}");
    assertTrue(result.err().contains(": 1 site would be added"), result.err());
    assertFalse(Files.exists(corpus));
  }

  @DataProvider
  public Object[][] wrongImports() {
    return new Object[][] {
      {"bob;https://a.test/;hunter2x\n", new String[0], "names no column of addresses"},
      {"url,password\nhttps://a.test/,\"hunter2x\"x\n", new String[0], "quotes that do not match"},
      {"a.test\n", new String[] {"--limit", "0"}, "--limit be 1 or more"},
      {"a.test\n", new String[] {"--corpus", "bundled"}, "must name a file of your own"},
      {
        "a.test\n",
        new String[] {"--corpus", "target/no/such/folder.jsonl"},
        "can not be read or written"
      },
    };
  }

  @Test(dataProvider = "wrongImports")
  public void refusesInOneLineThatHoldsNoSecretEvenForDebugging(
      String content, String[] options, String names) {
    for (var isDebugging : List.of(false, true)) {
      var call = Invocation.of("corpus", "import").with(options);
      var file = call.write("export.csv", content).toString();
      var corpus =
          List.of(options).contains("--corpus")
              ? List.<String>of()
              : List.of("--corpus", call.folder() + "/c.jsonl");
      call.with(file).with(corpus.toArray(String[]::new));
      var result = isDebugging ? call.with("--debug").call() : call.call();
      assertEquals(result.exitCode(), USAGE, result.err());
      assertTrue(result.errors().get(0).contains(names), result.err());
      assertFalse((result.err() + result.out()).contains("hunter2x"), result.err());
      assertFalse(Files.exists(call.folder().resolve("c.jsonl")));
    }
  }
}
