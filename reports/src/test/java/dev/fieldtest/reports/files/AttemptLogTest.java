package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.sitecorpus.SiteId;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
          LogFile.write(
              file,
              log -> {
                log.started(SITE, 1, Samples.START);
                log.finished(judged);
                log.finished(spoilt);
              });
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
          LogFile.write(
              file,
              log -> {
                log.finished(Samples.detailed("a", 1, Outcome.BOT_WALL, Samples.HOSTILE));
                log.finished(Samples.detailed("b", 1, Outcome.BOT_WALL, "x".repeat(100_000)));
              });
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
  public void logThatGoesOnLosesOnlyTheTornLine() throws Exception {
    Folders.with(
        folder -> {
          var file = folder.resolve("main.jsonl");
          LogFile.write(file, log -> log.started(SITE, 1, Samples.START));
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
