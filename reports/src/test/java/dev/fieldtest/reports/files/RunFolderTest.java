package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.RecordedRun;
import dev.fieldtest.reports.RunFolders;
import dev.fieldtest.reports.ShardMerge;
import dev.fieldtest.reports.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class RunFolderTest {
  private static final DividedRun RUN = DividedRun.of(7, 24, 3);

  @Test
  public void runComesBackAsItWasWritten() throws Exception {
    Folders.with(
        folder -> {
          var written = RunFolders.write(RUN.whole(), folder.resolve("report"));
          assertEquals(RunFolder.read(written), RUN.whole());
        });
  }

  @Test
  public void mergedRunComesBackAsItWasWritten() throws Exception {
    Folders.with(
        folder -> {
          var merged = ShardMerge.of(RUN.shards().subList(0, 2));
          Files.createDirectory(folder.resolve("attempts"));
          RunFolder.write(merged, folder);
          RunFile.write(folder.resolve(RunFile.NAME), merged.report());
          var read = RunFolder.read(folder);
          assertEquals(read, merged);
          assertEquals(read.report().gaps(), List.of("shard 3/3 is missing"));
        });
  }

  @Test
  public void whatCanNotBeReadOfTheLogIsLeftOutAndNamed() throws Exception {
    Folders.with(
        folder -> {
          RunFolders.write(RUN.whole(), folder);
          var log = folder.resolve("attempts/run.jsonl");
          var lines = new ArrayList<>(Files.readAllLines(log));
          var torn = lines.remove(lines.size() - 1);
          lines.set(2, "{\"entry\":\"finished\",\"attempt\":\u001b");
          Files.writeString(log, String.join("\n", lines) + "\n" + torn.substring(0, 40));
          var run = RunFolder.read(folder);
          assertEquals(run.attempts().size(), RUN.whole().attempts().size() - 2);
          var remarks = run.report().remarks();
          assertEquals(remarks.size(), 2, remarks.toString());
          assertTrue(remarks.get(0).startsWith("attempts/run.jsonl:3: not a line"), remarks.get(0));
          assertTrue(remarks.get(1).startsWith("attempts/run.jsonl:" + (lines.size() + 1) + ": "));
          assertTrue(remarks.get(1).contains("torn"), remarks.get(1));
        });
  }

  @Test
  public void aThousandBadLinesAreCountedAndNotListed() throws Exception {
    Folders.with(
        folder -> {
          RunFolders.write(RUN.whole(), folder);
          var log = folder.resolve("attempts/run.jsonl");
          Files.writeString(log, "nothing\n".repeat(1000), StandardOpenOption.APPEND);
          var remarks = RunFolder.read(folder).report().remarks();
          assertEquals(remarks.size(), 6);
          assertEquals(remarks.get(5), "attempts/run.jsonl: 1000 lines in all were left out");
        });
  }

  @DataProvider
  Object[][] spoilt() {
    return new Object[][] {
      {"plan.json", "", "holds no run: no plan.json"},
      {"subject.json", "", "subject.json: does not exist"},
      {"corpus.jsonl", "", "corpus.jsonl: does not exist"},
      {"corpus.jsonl", "https://a.test/", "corpus.jsonl: was changed"},
      {"corpus.jsonl", "{\"url\":", "corpus.jsonl:1: "},
      {"attempts/run.jsonl", "", "holds no log: no attempts/*.jsonl"},
      {"attempts/run.jsonl", "{\"schemaVersion\":2,\"kind\":\"attempts\"}\n", "newer than 1"},
      {"plan.json", "{\"schemaVersion\":2,\"kind\":\"plan\"}", "newer than 1"},
      {"run.json", "{\"schemaVersion\":2,\"kind\":\"run\"}", "newer than 1"},
      {"merge.json", "{\"schemaVersion\":2,\"kind\":\"merge\"}", "newer than 1"},
      {"subject.json", "{\"schemaVersion\":2,\"kind\":\"subject\"}", "newer than 1"},
    };
  }

  @Test(dataProvider = "spoilt")
  public void spoiltFolderIsRefusedInOneLine(String file, String content, String why)
      throws Exception {
    Folders.with(
        folder -> {
          RunFolders.write(RUN.whole(), folder);
          if (content.isEmpty()) {
            Files.delete(folder.resolve(file));
          } else {
            Files.writeString(folder.resolve(file), content);
          }
          var refused = expectThrows(MalformedFileException.class, () -> RunFolder.read(folder));
          assertTrue(refused.getMessage().contains(why), refused.getMessage());
          assertEquals(refused.getMessage().lines().count(), 1);
        });
  }

  @Test
  public void shardsOfAnotherRunAreRefusedBySayingWhatDiffers() throws Exception {
    var first = RUN.shards().get(0);
    var second = RUN.shards().get(1);
    assertRefused(first, DividedRun.of(8, 25, 3).shards().get(1), "other sites");
    assertRefused(first, DividedRun.of(7, 24, 2).shards().get(1), "is shard 2/2, and ");
    assertRefused(
        first, of(second, new Subject("00", first.subject().contract())), "another extension");
    assertRefused(
        first, of(second, new Subject(first.subject().extension(), "00")), "another contract");
    var otherwise =
        new ChunkPlan(
            second.plan().corpusDigest(),
            second.plan().filters(),
            second.plan().timings(),
            second.plan().shard(),
            first.plan().chunks());
    assertRefused(first, with(second, otherwise), "another Fieldtest has divided its corpus");
    assertRefused(ShardMerge.of(RUN.shards()), second, "is a merged report");
  }

  private static RecordedRun of(RecordedRun run, Subject subject) {
    return new RecordedRun(
        run.plan(),
        subject,
        run.sites(),
        run.attempts(),
        run.info(),
        run.parts(),
        run.past(),
        run.remarks());
  }

  private static RecordedRun with(RecordedRun run, ChunkPlan plan) {
    return new RecordedRun(
        plan,
        run.subject(),
        run.sites(),
        List.of(),
        run.info(),
        run.parts(),
        run.past(),
        run.remarks());
  }

  private static void assertRefused(RecordedRun one, RecordedRun other, String why)
      throws Exception {
    Folders.with(
        folder -> {
          var folders =
              List.of(write(one, folder.resolve("one")), write(other, folder.resolve("b")));
          var refused =
              expectThrows(UnusableFolderException.class, () -> ShardFolders.read(folders));
          assertTrue(refused.getMessage().contains(why), refused.getMessage());
        });
  }

  private static Path write(RecordedRun run, Path folder) throws IOException {
    RunFolders.write(run, folder);
    if (!run.parts().isEmpty()) {
      MergeFile.write(folder.resolve(MergeFile.NAME), run.parts());
    }
    return folder;
  }

  @Test
  public void whatIsNamedTwiceEmptyOrUnfinishedIsTakenAsWhatItIs() throws Exception {
    Folders.with(
        folder -> {
          var one = RunFolders.write(RUN.shards().get(0), folder.resolve("one"));
          var open = DividedRun.with(RUN.shards().get(1), List.of(), Optional.empty());
          var unfinished = RunFolders.write(open, folder.resolve("two.running"));
          var empty = Files.createDirectory(folder.resolve("three"));
          var link = Files.createSymbolicLink(folder.resolve("link"), one);
          var shards = ShardFolders.read(List.of(one, link, folder.resolve("two"), empty));
          assertEquals(shards.runs().size(), 2);
          assertEquals(
              shards.notes(),
              List.of(
                  link + ": is named twice and counts once",
                  folder.resolve("two")
                      + ": is not finished; what "
                      + unfinished
                      + " holds so far is used",
                  empty + ": is empty and was passed over"));
          assertEquals(
              ShardMerge.of(shards.runs()).report().gaps(),
              List.of("shard 2/3 is unfinished", "shard 3/3 is missing"));
          var file = Files.createFile(folder.resolve("file"));
          expectThrows(UnusableFolderException.class, () -> ShardFolders.read(List.of(one, file)));
        });
  }

  @Test
  public void finishedReportBesideALaterRunIsUsedAndThatIsSaid() throws Exception {
    Folders.with(
        folder -> {
          var one = RunFolders.write(RUN.shards().get(0), folder.resolve("one"));
          var open = DividedRun.with(RUN.shards().get(0), List.of(), Optional.empty());
          var later = RunFolders.write(open, folder.resolve("one.running"));
          var shards = ShardFolders.read(List.of(one));
          assertEquals(shards.folders(), List.of(one.toRealPath()));
          assertEquals(
              shards.notes(),
              List.of(one + ": is used, though " + later + " is a later run that is not finished"));
        });
  }
}
