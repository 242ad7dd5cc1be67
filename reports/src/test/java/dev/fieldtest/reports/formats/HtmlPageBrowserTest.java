package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.reports.Folders;
import dev.fieldtest.reports.Samples;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testng.SkipException;
import org.testng.annotations.Test;

@Test(groups = "browser")
public class HtmlPageBrowserTest {
  public void hostileRunIsShownAsTextAndNothingOfItRuns() throws Exception {
    var chromium = chromium().orElseThrow(() -> new SkipException("no Chromium on the PATH"));
    Folders.with(
        folder -> {
          new HtmlPage().write(Samples.hostile(), folder);
          var url = folder.resolve("report.html").toUri() + "#site=fails";
          var dom = dump(chromium, folder, url);
          assertTrue(dom.contains("<title>Do not merge"), "the page's own script ran");
          assertTrue(dom.contains("The extension failed on 2 sites."));
          assertTrue(dom.contains("With the extension"), "the site's page is open");
          assertTrue(dom.contains("&lt;/script&gt;&lt;script&gt;document.title='owned'"));
          assertFalse(dom.contains("<img"), "no markup of a page is markup here");
        });
  }

  private static String dump(Path chromium, Path folder, String url) throws Exception {
    var dom = folder.resolve("dom.html");
    var command =
        Stream.of(
            chromium.toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("profile"),
            "--virtual-time-budget=3000",
            "--dump-dom",
            url);
    var process =
        new ProcessBuilder(command.toList())
            .redirectOutput(dom.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "Chromium ends");
      return Files.readString(dom, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private static Optional<Path> chromium() {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.of(folders)
        .flatMap(dir -> List.of("chromium", "google-chrome").stream().map(n -> Path.of(dir, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
