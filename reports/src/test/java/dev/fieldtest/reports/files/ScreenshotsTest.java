package dev.fieldtest.reports.files;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Picture;
import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.files.Screenshots.Side;
import dev.fieldtest.sitecorpus.SiteId;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ScreenshotsTest {
  private static final Picture TAKEN =
      new Picture.Taken(Base64.getEncoder().encodeToString(new byte[] {7}));

  @Test
  public void eachVisitOfEachAttemptHasAFileOfItsOwnAndNothingElseIsLeft() throws Exception {
    Folders.with(
        folder -> {
          var screenshots = new Screenshots(folder.resolve("shots"));
          assertFalse(Files.exists(folder.resolve("shots")), "made only when needed");
          var site = new SiteId(".shop");
          assertEquals(
              screenshots.keep(site, 1, Side.WITH, TAKEN),
              Optional.of(new Picture.Kept("_shop-1-with.webp")));
          screenshots.keep(site, 1, Side.WITHOUT, TAKEN);
          screenshots.keep(site, 2, Side.WITH, TAKEN);
          try (var files = Files.list(folder.resolve("shots"))) {
            assertEquals(
                files.map(file -> file.getFileName().toString()).sorted().toList(),
                List.of("_shop-1-with.webp", "_shop-1-without.webp", "_shop-2-with.webp"));
          }
        });
  }

  @Test
  public void whatCanNotBeWrittenIsTheOutputsLoss() throws Exception {
    Folders.with(
        folder -> {
          var file = Files.writeString(folder.resolve("shots"), "in the way");
          var screenshots = new Screenshots(file);
          assertThrows(
              OutputLostException.class,
              () -> screenshots.keep(new SiteId("a"), 1, Side.WITH, TAKEN));
        });
  }

  @Test
  public void goingOnWithARunKeepsItsScreenshotsAndBeginningAnewDropsThem() throws Exception {
    Folders.with(
        folder -> {
          var output = folder.resolve("report");
          try (var running = OutputFolder.begin(output)) {
            AttemptLog.create(running.log()).close();
            new Screenshots(running.running().resolve(Screenshots.FOLDER))
                .keep(new SiteId("a"), 1, Side.WITH, TAKEN);
          }
          var shot = folder.resolve("report.running/screenshots/a-1-with.webp");
          assertTrue(Files.exists(shot));
          OutputFolder.begin(output).close();
          assertFalse(Files.exists(shot));
        });
  }

  @DataProvider
  public Object[][] names() {
    return new Object[][] {{"../a.webp"}, {"a/b.webp"}, {"a.html"}, {".webp"}, {"A.webp"}, {""}};
  }

  @Test(dataProvider = "names")
  public void aLogCanNotNameAFileElsewhere(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Picture.Kept(name));
  }
}
