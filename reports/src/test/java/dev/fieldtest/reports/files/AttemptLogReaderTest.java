package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.sitecorpus.SiteId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Logs as they are found: torn, foreign, of later versions, several. */
public class AttemptLogReaderTest {
  private static final SiteId SITE = new SiteId("a");

  @Test
  public void aLogThatIsTornAnywhereLosesItsLastLineOnlyAndSaysSo() throws Exception {
    Folders.with(
        folder -> {
          var whole = folder.resolve("whole.jsonl");
          LogFile.write(
              whole,
              log -> {
                log.started(SITE, 1, Samples.START);
                log.finished(Samples.detailed("a", 1, Outcome.NOT_REPLACED, "\u00e9\u4e2d"));
              });
          var bytes = Files.readAllBytes(whole);
          for (var length = 0; length < bytes.length; length++) {
            var torn = folder.resolve("torn.jsonl");
            Files.write(torn, java.util.Arrays.copyOf(bytes, length));
            var complete = new String(bytes, 0, length, StandardCharsets.UTF_8).chars();
            var lines = (int) complete.filter(c -> c == '\n').count();
            var entries = new ArrayList<LogEntry>();
            var warning = AttemptLogReader.read(torn, entries::add);
            assertEquals(entries.size(), Math.max(0, lines - 1));
            var cut = length == 0 || bytes[length - 1] != '\n';
            assertEquals(warning.isPresent(), cut, "cut at " + length);
            warning.ifPresent(
                text -> assertTrue(text.startsWith(torn + ":" + (lines + 1) + ":"), text));
          }
        });
  }

  @DataProvider
  Object[][] unreadable() {
    var header = "{\"schemaVersion\":1,\"kind\":\"attempts\"}\n";
    var started =
        "{\"entry\":\"started\",\"site\":\"a\",\"number\":1,\"at\":\"2026-11-02T09:00:00Z\"}\n";
    return new Object[][] {
      {"{\"schemaVersion\":2,\"kind\":\"attempts\"}\n", ":1: schema version 2 is newer"},
      {"{\"schemaVersion\":1,\"kind\":\"results\"}\n", ":1: holds 'results'"},
      {"{\"kind\":\"attempts\"}\n", ":1: not a file of Fieldtest"},
      {"\n", ":1: not a file of Fieldtest"},
      {"[]\n", ":1: not a file of Fieldtest"},
      {"hello\n", ":1: not a line"},
      {header + "garbage\n" + started, ":2: not a line"},
      {header + started + "\u001b[2J\n", ":3: not a line"},
      {header + started.strip() + started, ":2: not a line"},
      {header + started.replace("started", "began"), ":2: not a line"},
      {header + started.replace("\"a\"", "\"A B\""), ":2: not a line"},
      {header + started.replace("2026-11-02T09", "yesterday"), ":2: not a line"},
      {header + started.replace("\"site\":\"a\",", ""), ":2: not a line"},
      {header + "\n" + started, ":2: not a line"},
      {header + "null\n", ":2: not a line"},
    };
  }

  @Test(dataProvider = "unreadable")
  public void whatIsNoAttemptLogIsRefusedWithOneLine(String content, String message)
      throws Exception {
    Folders.with(
        folder -> {
          var file = Files.writeString(folder.resolve("x.jsonl"), content);
          var refused =
              expectThrows(
                  MalformedFileException.class, () -> AttemptLogReader.read(file, entry -> {}));
          assertTrue(refused.getMessage().startsWith(file + message), refused.getMessage());
          assertFalse(refused.getMessage().matches("(?s).*[\\p{Cntrl}].*"), refused.getMessage());
        });
  }

  @Test
  public void fieldsOfLaterVersionsAreIgnored() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          LogFile.write(
              file, log -> log.finished(Samples.detailed("a", 1, Outcome.NOT_REPLACED, "t")));
          var more = Files.readString(file).replace("{\"", "{\"later\":[{}],\"");
          Files.writeString(file, more, StandardOpenOption.TRUNCATE_EXISTING);
          assertEquals(AttemptLogReader.readAll(folder).attempts().size(), 1);
        });
  }

  @Test
  public void allLogsOfAFolderAreReadWithTheirWarnings() throws Exception {
    Folders.with(
        folder -> {
          for (var name : List.of("b", "a")) {
            LogFile.write(
                folder.resolve(name + ".jsonl"),
                log -> log.finished(Samples.spoilt(name, 1, AbortCause.GRID_LOST)));
          }
          tear(folder.resolve("b.jsonl"));
          Files.writeString(folder.resolve("notes.txt"), "not a log");
          var contents = AttemptLogReader.readAll(folder);
          var sites = contents.attempts().stream().map(a -> a.site().value()).toList();
          assertEquals(sites, List.of("a", "b"));
          assertEquals(contents.warnings().size(), 1);
        });
  }

  private static void tear(Path file) throws Exception {
    Files.writeString(file, "{\"entry\":\"fin", StandardOpenOption.APPEND);
  }
}
