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
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class AttemptLogTest {
  private static final SiteId SITE = new SiteId("a");

  @Test
  public void entriesComeBackAsTheyWereLogged() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          var judged =
              Samples.pictured(
                  Samples.detailed("a", 1, Outcome.NOT_REPLACED, "plain \"text\" \u00e9"));
          var spoilt = Samples.spoilt("a", 2, AbortCause.NO_SESSION);
          try (var log = AttemptLog.create(file)) {
            log.started(SITE, 1, Samples.START);
            log.finished(judged);
            log.finished(spoilt);
          }
          var entries = new ArrayList<LogEntry>();
          assertEquals(AttemptLogReader.read(file, entries::add), Optional.empty());
          assertEquals(
              entries,
              List.of(
                  new LogEntry.Started(SITE, 1, Samples.START),
                  new LogEntry.Finished(judged),
                  new LogEntry.Finished(spoilt)));
          var lines = Files.readAllLines(file);
          assertEquals(lines.get(0), "{\"schemaVersion\":1,\"kind\":\"attempts\"}");
          assertEquals(
              lines.get(1),
              "{\"entry\":\"started\",\"site\":\"a\",\"number\":1,\"at\":\"2026-11-02T09:00:00Z\"}");
          assertTrue(lines.get(2).contains("\"tookMs\":1200"), lines.get(2));
        });
  }

  @Test
  public void eachEntryIsInTheFileBeforeTheNextOne() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          try (var log = AttemptLog.create(file)) {
            assertEquals(Files.readAllLines(file).size(), 1);
            log.started(SITE, 1, Samples.START);
            assertEquals(Files.readAllLines(file).size(), 2);
          }
        });
  }

  @Test
  public void hostileTextsStayOneLineEachAndCanBeRead() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          try (var log = AttemptLog.create(file)) {
            log.finished(Samples.detailed("a", 1, Outcome.BOT_WALL, Samples.HOSTILE));
            log.finished(Samples.detailed("b", 1, Outcome.BOT_WALL, "x".repeat(100_000)));
          }
          assertEquals(Files.readAllLines(file).size(), 3);
          assertEquals(AttemptLogReader.readAll(folder).attempts().size(), 2);
        });
  }

  @Test
  public void existingLogIsNeverOverwritten() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          AttemptLog.create(file).close();
          expectThrows(FileAlreadyExistsException.class, () -> AttemptLog.create(file));
        });
  }

  @Test
  public void aLogThatIsTornAnywhereLosesItsLastLineOnlyAndSaysSo() throws Exception {
    Folders.with(
        folder -> {
          var whole = folder.resolve("whole.jsonl");
          try (var log = AttemptLog.create(whole)) {
            log.started(SITE, 1, Samples.START);
            log.finished(Samples.detailed("a", 1, Outcome.NOT_REPLACED, "\u00e9\u4e2d"));
          }
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
          try (var log = AttemptLog.create(file)) {
            log.finished(Samples.detailed("a", 1, Outcome.NOT_REPLACED, "t"));
          }
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
            try (var log = AttemptLog.create(folder.resolve(name + ".jsonl"))) {
              log.finished(Samples.spoilt(name, 1, AbortCause.GRID_LOST));
            }
          }
          tear(folder.resolve("b.jsonl"));
          Files.writeString(folder.resolve("notes.txt"), "not a log");
          var contents = AttemptLogReader.readAll(folder);
          var sites = contents.attempts().stream().map(a -> a.site().value()).toList();
          assertEquals(sites, List.of("a", "b"));
          assertEquals(contents.warnings().size(), 1);
        });
  }

  @Test
  public void logThatGoesOnLosesOnlyTheTornLine() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          try (var log = AttemptLog.create(file)) {
            log.started(SITE, 1, Samples.START);
          }
          tear(file);
          try (var log = AttemptLog.resume(file)) {
            log.started(SITE, 2, Samples.START);
          }
          var entries = new ArrayList<LogEntry>();
          assertEquals(AttemptLogReader.read(file, entries::add), Optional.empty());
          assertEquals(
              entries,
              List.of(
                  new LogEntry.Started(SITE, 1, Samples.START),
                  new LogEntry.Started(SITE, 2, Samples.START)));
        });
  }

  @Test
  public void logWhoseHeaderIsTornBeginsAnew() throws Exception {
    Folders.with(
        folder -> {
          var file = Files.writeString(folder.resolve("main.jsonl"), "{\"schemaVer");
          AttemptLog.resume(file).close();
          assertEquals(Files.readAllLines(file).size(), 1);
          assertEquals(AttemptLogReader.readAll(folder).warnings(), List.of());
        });
  }

  private static void tear(Path file) throws Exception {
    Files.writeString(file, "{\"entry\":\"fin", StandardOpenOption.APPEND);
  }
}
