package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.FixtureExtensions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** One page at a time, with a real browser. */
@Test(groups = "browser")
public class CheckBrowserTest {
  private static final String LOGIN = "http://harbor-mail.bundled.test/";

  public void pageThatPassesIsExplained() {
    var call = check(LOGIN);
    var result = call.call();
    assertEquals(result.exitCode(), 0, result.out() + result.err());
    assertTrue(result.out().contains("✓ REPLACED  " + LOGIN), result.out());
    assertTrue(result.out().contains("injected: onetap-login"), result.out());
    assertTrue(result.out().contains("without it, form: username: input#email"), result.out());
    assertFalse(Files.exists(pictures(call)), "no picture is kept of what passes");
  }

  @DataProvider
  public Object[][] faults() {
    return new Object[][] {
      {"silent", "✗ NOT_DETECTED", "There is a login form, and the extension did nothing."},
      {"covered", "✗ NOT_REPLACED", "covered by "},
    };
  }

  @Test(dataProvider = "faults", groups = "browser")
  public void failingExtensionIsBlamedWithEvidence(String extension, String outcome, String why) {
    var call = check(LOGIN).with("--extension", FixtureExtensions.folder(extension).toString());
    var result = call.call();
    assertEquals(result.exitCode(), 1, result.out() + result.err());
    assertTrue(result.out().contains(outcome), result.out());
    assertTrue(result.out().contains(why), result.out());
    assertTrue(result.out().contains("The extension is to blame."), result.out());
    assertTrue(Files.isRegularFile(picture(result).orElseThrow()), result.out());
  }

  public void pageToLeaveAloneIsLeftAlone() {
    var result = check("http://notely-signup.bundled.test/").with("--expect", "untouched").call();
    assertEquals(result.exitCode(), 0, result.out() + result.err());
    assertTrue(result.out().contains("expected: nothing is injected"), result.out());
  }

  public void siteThatDoesNotAnswerIsIncomplete() {
    var result = check("http://127.0.0.1:9/").call();
    assertEquals(result.exitCode(), 6, result.out() + result.err());
    assertTrue(result.out().contains("✗ UNREACHABLE  http://127.0.0.1:9/"), result.out());
    assertTrue(result.out().contains("The site is to blame."), result.out());
  }

  private static Optional<Path> picture(Invocation.Result result) {
    return result
        .out()
        .lines()
        .filter(line -> line.contains("with the extension, screenshot: "))
        .map(line -> Path.of(line.replaceFirst(".*screenshot: ", "")))
        .findFirst();
  }

  private static Invocation check(String url) {
    var call = Invocation.of("check", url).path();
    return call.with("--pictures", pictures(call).toString());
  }

  private static Path pictures(Invocation call) {
    return call.folder().resolve("pictures");
  }
}
