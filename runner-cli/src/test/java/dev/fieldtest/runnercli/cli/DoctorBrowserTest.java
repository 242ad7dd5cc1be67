package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.FixtureExtensions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The doctor, with a real browser and without a grid. */
public class DoctorBrowserTest {
  @Test(groups = "browser")
  public void machineThatCanRunIsToldSoRowByRow() {
    var result = Invocation.of("doctor").path().call();
    assertEquals(result.exitCode(), 0, result.out() + result.err());
    var subjects =
        List.of(
            "Java",
            "disk",
            "/dev/shm",
            "sandbox",
            "open files",
            "proxies",
            "clock",
            "browser",
            "grid",
            "session",
            "extension");
    assertEquals(subjects(result), subjects, result.out());
    assertTrue(result.out().contains("✓ extension  Fieldtest reference extension"), result.out());
    assertTrue(result.out().contains("A run can go well here."), result.out());
  }

  @Test(groups = "browser")
  public void extensionThatDoesNotLiveIsBad() throws IOException {
    var call = Invocation.of("doctor").path();
    var folder = FixtureExtensions.folder("adorn");
    var contract = folder.resolve("fieldtest.contract.json");
    Files.writeString(
        contract,
        "{\"schemaVersion\":1,\"injected\":[\"a-b\"],\"original\":\"kept\",\"readyMarker\":\"html[data-never]\"}");
    var result = call.with("--extension", folder.toString()).call();
    assertEquals(result.exitCode(), 4, result.out());
    assertTrue(result.out().contains("✓ session"), result.out());
    assertTrue(result.out().contains("✗ extension"), result.out());
  }

  @DataProvider
  public Object[][] grids() {
    return new Object[][] {{"http://127.0.0.1:9", "no grid answers"}};
  }

  @Test(dataProvider = "grids")
  public void gridThatDoesNotAnswerIsBad(String grid, String names) {
    var result = Invocation.of("doctor", "--grid", grid).call();
    assertEquals(result.exitCode(), 4, result.out());
    assertTrue(result.out().contains("✗ grid       " + names), result.out());
    assertFalse(subjects(result).contains("sandbox"), "that is the grid's affair");
  }

  @Test
  public void browserThatIsNotThereIsBad() {
    var call = Invocation.of("doctor").environment("FIELDTEST_CHROME", "/no/such/chrome");
    var result = call.call();
    assertEquals(result.exitCode(), 4, result.out());
    assertTrue(
        result.out().contains("✗ browser    FIELDTEST_CHROME names /no/such/chrome"), result.out());
  }

  private static List<String> subjects(Invocation.Result result) {
    return result
        .out()
        .lines()
        .filter(line -> Stream.of("✓", "✗", "!").anyMatch(sign -> line.startsWith("  " + sign)))
        .map(line -> line.substring(4, 15).strip())
        .toList();
  }
}
