package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.testng.Assert;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class MalformedCorpusTest {
  @DataProvider(parallel = true)
  public Object[][] wrongLines() {
    return new Object[][] {
      {"file:///etc/passwd", "url: is a file: address; only pages at http or https"},
      {"javascript:alert(1)", "url: is a javascript: address"},
      {"javascript:0", "url: is a javascript: address"},
      {"chrome://settings", "url: is a chrome: address"},
      {"data:text/html,x", "url: is a data: address"},
      {"example.com/login", "url: has no scheme; write https://example.com/login"},
      {"localhost:8080/login", "url: has no scheme; write https://localhost:8080/login"},
      {"//example.com/", "url: has no scheme; write https://example.com/"},
      {"nonsense at all", "url: is not a URL"},
      {"https:///login", "url: "},
      {"https://", "url: is not a URL"},
      {"https://under_score.test/", "url: has no host that can be looked up"},
      {"https://a.test:99999/", "url: has the port 99999; a port is 1 to 65535"},
      {"https://me:secret@a.test/", "url: holds a user name or password before the host"},
      {"https://ü..test/", "url: has the host \"ü..test\", which no name server can know"},
      {"https://a.test/x y", "url: has a space at character 17"},
      {"https://a.test/?a|b", "url: has '|' at character 18, where a URL cannot have it; write"},
      {"\"id\": \"pretty printed\",", "url: is not a URL"},
      {"[", "url: is not a URL"},
      {"{\"url\":\"https://a.test/\"", "is not JSON: "},
      {"{\"url\":\"https://a.test/\",}", "is not JSON: "},
      {"{} {}", "has more after the closing brace; one site a line"},
      {"{}", "url: is missing; give the address"},
      {"{\"url\":null}", "url: is null; leave the field out"},
      {"{\"url\":7}", "url: must be a string in quotes, not a number"},
      {with("\"id\":\"Git Hub\""), "id: \"Git Hub\" is not an id: an id has 1 to 80"},
      {with("\"id\":\"\""), "id: \"\" is not an id"},
      {with("\"urll\":\"x\""), "urll: is not a field; did you mean \"url\"?"},
      {with("\"timeout\":\"x\""), "timeout: is not a field; did you mean \"timeoutMs\"?"},
      {with("\"zzzzzzzzz\":1"), "zzzzzzzzz: is not a field; known here: id, url, expect"},
      {with("\"lang\":\"en\",\"lang\":\"de\""), "lang: stands twice in the same object"},
      {with("\"form\":{\"username\":\"#a\",\"username\":\"#b\"}"), "form.username: stands twice"},
      {with("\"expect\":\"replace\""), "expect: \"replace\" is nothing to expect; did you mean"},
      {with("\"form\":{}"), "form: names no field; give username, password or both"},
      {with("\"form\":\"#a\""), "form: must be an object in { }, not a string"},
      {with("\"form\":{\"user\":\"#a\"}"), "form.user: is not a field; known here: username"},
      {with("\"form\":{\"username\":\"#\"}"), "form.username: \"#\" is not a CSS selector"},
      {with("\"form\":{\"password\":\" \"}"), "form.password: is blank"},
      {with("\"form\":{\"password\":\"a\",\"frame\":\"#f\"}"), "form.frame: must be a list in [ ]"},
      {
        with("\"form\":{\"password\":\"a\",\"frame\":[\"b\",\"[\"]}"), "form.frame[1]: \"[\" is not"
      },
      {
        with("\"form\":{\"password\":\"" + ".a".repeat(9999) + "\"}"),
        "form.password: has 19998 characters"
      },
      {
        with("\"id\":\"" + "x".repeat(9999) + "\""), "id: \"" + "x".repeat(100) + "…\" is not an id"
      },
      {with("\"steps\":[{\"hover\":\"#a\"}]"), "steps[0].hover: is not a field; known here: click"},
      {
        with("\"steps\":[{\"clik\":\"#a\"}]"),
        "steps[0].clik: is not a field; did you mean \"click\""
      },
      {with("\"steps\":[{\"click\":\"a\",\"press\":\"a\"}]"), "steps[0]: must do one thing"},
      {with("\"steps\":[{\"fill\":\"#a\"}]"), "steps[0].value: is missing"},
      {with("\"steps\":[{\"click\":\"#a\",\"value\":\"\"}]"), "steps[0].value: belongs to a fill"},
      {with("\"steps\":[{\"press\":\"enter\"}]"), "steps[0].press: \"enter\" is not a key"},
      {
        with("\"steps\":[{\"waitFor\":\"a >\"}]"), "steps[0].waitFor: \"a >\" is not a CSS selector"
      },
      {
        with("\"steps\":[{\"click\":\"#a\",\"frame\":\"#f\"}]"),
        "steps[0].frame: must be a list in [ ], not a string"
      },
      {
        with("\"steps\":[{\"press\":\"Tab\",\"frame\":[\"#f\",\"[\"]}]"),
        "steps[0].frame[1]: \"[\" is not a CSS selector"
      },
      {with("\"lang\":\"en_US\""), "lang: \"en_US\" is not a BCP 47 language tag"},
      {with("\"tags\":\"a\""), "tags: must be a list in [ ], not a string"},
      {with("\"tags\":[\"a\",\"a\"]"), "tags[1]: \"a\" stands twice"},
      {with("\"tags\":[\"\"]"), "tags[0]: is blank"},
      {with("\"knownFailure\":{\"reason\":\"x\"}"), "knownFailure.until: is missing"},
      {
        with("\"knownFailure\":{\"reason\":\"\",\"until\":\"2027-01-01\"}"),
        "knownFailure.reason: is blank"
      },
      {
        with("\"knownFailure\":{\"reason\":\"x\",\"until\":\"2027-02-30\"}"),
        "knownFailure.until: \"2027-02-30\" is not a day; write it as 2027-03-01"
      },
      {with("\"timeoutMs\":999"), "timeoutMs: must be a whole number from 1000 to 600000"},
      {with("\"timeoutMs\":1e999999999"), "timeoutMs: must be a whole number"},
      {with("\"timeoutMs\":1000.5"), "timeoutMs: must be a whole number"},
      {with("\"timeoutMs\":\"5000\""), "timeoutMs: must be a whole number"},
    };
  }

  @Test(dataProvider = "wrongLines")
  public void saysOnceWhatIsWrongWithALineAndWhatToDo(String line, String start) {
    List<String> messages =
        CorpusFile.messages(CorpusFile.problems("https://good.test/", "# comment", line));
    long matching =
        messages.stream().filter(text -> text.startsWith("sites.jsonl:3: " + start)).count();
    assertEquals(matching, 1, messages.toString());
  }

  @Test
  public void listsAllProblemsOfAFileInTheOrderOfItsLines() {
    assertEquals(
        CorpusFile.problems(
                "{\"id\":\"A\",\"url\":\"ftp://a.test/\",\"timeoutMs\":1}",
                "https://fine.test/",
                "chrome://version",
                "{\"id\":\"x\",\"url\":\"https://x.test/\",\"a\":1,\"b\":2}",
                "{\"id\":\"x\",\"url\":\"https://y.test/\"}")
            .stream()
            .map(problem -> problem.line().getAsInt() + " " + problem.field().orElse(""))
            .toList(),
        List.of("1 id", "1 url", "1 timeoutMs", "3 url", "4 a", "4 b", "5 id"));
  }

  @Test
  public void namesTheOtherLineOfADuplicateId() {
    assertEquals(
        CorpusFile.messages(
            CorpusFile.problems(
                "{\"id\":\"x\",\"url\":\"https://x.test/\"}",
                "",
                "{\"id\":\"x\",\"url\":\"https://y.test/\"}")),
        List.of("sites.jsonl:3: id: \"x\" is taken by line 1; choose another"));
  }

  @Test
  public void namesTheOtherLineOfADuplicateUrl() {
    assertEquals(
        CorpusFile.messages(CorpusFile.problems("https://x.test/", "HTTPS://X.test/")),
        List.of(
            "sites.jsonl:2: url: is the URL of line 1; remove one, or give both lines an id of"
                + " their own"));
  }

  @DataProvider
  public Object[][] stepsThatSendAPassword() {
    var named = "\"form\":{\"password\":\"#pw\"},";
    var typed = "{\"fill\":\"input[type=password]\",\"value\":\"x\"}";
    return new Object[][] {
      {"", typed + ",{\"press\":\"Enter\"}", "steps[1]"},
      {"", typed + ",{\"waitFor\":\"#a\"},{\"click\":\"button[type=submit]\"}", "steps[2]"},
      {named, "{\"fill\":\"#pw\",\"value\":\"x\"},{\"press\":\"Enter\"}", "steps[1]"},
      {"", typed.replace("}", ",\"frame\":[\"#f\"]}") + ",{\"press\":\"Enter\"}", "steps[1]"},
    };
  }

  @Test(dataProvider = "stepsThatSendAPassword")
  public void refusesStepsThatWouldSendAPassword(String form, String steps, String step) {
    var messages =
        CorpusFile.messages(CorpusFile.problems(with(form + "\"steps\":[" + steps + "]")));
    assertEquals(messages.size(), 1, messages.toString());
    var start = "sites.jsonl:1: " + step + ": would send the password that steps[0] fills in;";
    assertTrue(messages.get(0).startsWith(start), messages.toString());
  }

  @Test
  public void takesStepsThatFillAPasswordOrSendSomethingElse() {
    var steps =
        "\"form\":{\"password\":\"#pw\"},\"steps\":[{\"fill\":\"#mail\",\"value\":\"nobody@a.test\"},"
            + "{\"press\":\"Enter\"},{\"fill\":\"#pw\",\"value\":\"x\"},{\"press\":\"Tab\"}]";
    assertEquals(CorpusFile.read(with(steps)).sites().get(0).steps().size(), 4);
  }

  @Test
  public void doesNotRepeatASecretOfAUrl() {
    assertTrue(
        CorpusFile.problems("https://me:hunter2@a.test/").stream()
            .noneMatch(problem -> problem.toString().contains("hunter2")));
  }

  @Test
  public void findsBytesThatAreNotUtf8AndReadsOn() {
    Path file = CorpusFile.with("https://a.test/\n# für\nchrome://x\n".getBytes(ISO_8859_1));
    assertEquals(
        CorpusFile.messages(CorpusFile.problems(file)),
        List.of(
            "sites.jsonl:2: is not UTF-8 at byte 4; save the file as UTF-8",
            "sites.jsonl:3: url: is a chrome: address; only pages at http or https can be tested"));
  }

  @DataProvider
  public Object[][] emptyFiles() {
    return new Object[][] {{""}, {"\n\n"}, {"# nothing yet\n"}};
  }

  @Test(dataProvider = "emptyFiles")
  public void refusesACorpusWithoutASite(String content) {
    assertEquals(
        CorpusFile.messages(CorpusFile.problems(content)),
        List.of("sites.jsonl: has no site; write one URL or one JSON object a line"));
  }

  @Test
  public void saysThatAFileDoesNotExistOrIsAFolder() {
    Path folder = CorpusFile.with(new byte[0]).getParent();
    assertEquals(
        message(folder.resolve("none.jsonl")),
        folder.resolve("none.jsonl") + ": does not exist; check the path");
    assertEquals(message(folder), folder + ": is a folder; name a file of JSON Lines or URLs");
  }

  @Test
  public void stopsListingWhenTheFileIsNoCorpusAtAll() {
    String[] lines = new String[5000];
    java.util.Arrays.fill(lines, "\u0000\u0001");
    assertEquals(CorpusFile.problems(lines).size(), 1000);
  }

  @Test
  public void refusesAnExceptionWithoutProblemsAndALineBelowOne() {
    Assert.assertThrows(
        IllegalArgumentException.class, () -> new MalformedCorpusException(List.of()));
    Assert.assertThrows(
        IllegalArgumentException.class,
        () -> new Problem("f", OptionalInt.of(0), Optional.empty(), "m"));
  }

  private static String message(Path file) {
    return Assert.expectThrows(MalformedCorpusException.class, () -> CorpusReader.read(file))
        .getMessage();
  }

  private static String with(String field) {
    return "{\"url\":\"https://a.test/\"," + field + "}";
  }
}
