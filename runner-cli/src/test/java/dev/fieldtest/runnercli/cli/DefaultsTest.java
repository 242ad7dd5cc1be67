package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.Test;

/** Flags beat the environment, which beats the config file. */
public class DefaultsTest {
  private static final String SITES = "https://a.test/\nhttps://b.test/\nhttps://c.test/\n";

  @Test
  public void environmentGivesWhatNoFlagGives() {
    assertEquals(list().environment("FIELDTEST_GREP", "b.test").call().listed(), List.of("b.test"));
  }

  @Test
  public void configFileGivesWhatNeitherFlagNorEnvironmentGives() {
    var call = list();
    call.file("--config", "my.properties", "grep=c.test\n");
    assertEquals(call.call().listed(), List.of("c.test"));
  }

  @Test
  public void configFileMayBeNamedInTheEnvironment() {
    var call = list();
    var file = call.write("my.properties", "# a comment\ngrep = c.test\n");
    assertEquals(
        call.environment("FIELDTEST_CONFIG", file.toString()).call().listed(), List.of("c.test"));
  }

  @Test
  public void configFileMayBeNamedWithAnEqualsSign() {
    var call = list();
    var file = call.write("my.properties", "grep=c.test\n");
    assertEquals(call.with("--config=" + file).call().listed(), List.of("c.test"));
  }

  @Test
  public void environmentBeatsConfigFile() {
    var call = list().environment("FIELDTEST_GREP", "b.test");
    call.file("--config", "my.properties", "grep=c.test\n");
    assertEquals(call.call().listed(), List.of("b.test"));
  }

  @Test
  public void flagBeatsEnvironmentAndConfigFile() {
    var call = list().environment("FIELDTEST_GREP", "b.test");
    call.file("--config", "my.properties", "grep=c.test\n").with("--grep", "a.test");
    assertEquals(call.call().listed(), List.of("a.test"));
  }

  @Test
  public void flagOnCommandLineBeatsConfigFileNamedInTheEnvironment() {
    var call = list();
    var other = call.write("other.properties", "grep=b.test\n").toString();
    call.environment("FIELDTEST_CONFIG", other);
    call.file("--config", "my.properties", "grep=c.test\n");
    assertEquals(call.call().listed(), List.of("c.test"));
  }

  @Test
  public void emptyVariableCountsAsNone() {
    assertEquals(list().environment("FIELDTEST_GREP", "").call().listed().size(), 3);
  }

  @Test
  public void hyphensAreUnderscoresInTheEnvironment() {
    var result = list().environment("FIELDTEST_CHUNK_SIZE", "0").call();
    assertEquals(result.exitCode(), 2);
    assertTrue(result.err().contains("--chunk-size is 1 or more, not 0"), result.err());
  }

  @Test
  public void badValueInConfigFileIsRefused() {
    var call = list();
    var result = call.file("--config", "my.properties", "shard=3/2\n").call();
    assertEquals(result.exitCode(), 2);
    assertTrue(result.errors().get(0).contains("--shard"), result.err());
  }

  @Test
  public void unknownNameInConfigFileIsRefused() {
    var result = list().file("--config", "my.properties", "grip=a\nshard=1/1\n").call();
    assertEquals(result.exitCode(), 2, result.out());
    assertTrue(result.errors().get(0).contains("my.properties: grip: "), result.err());
  }

  /** A call that lists three sites. */
  private static Invocation list() {
    return Invocation.run("--list").file("--corpus", "sites.txt", SITES);
  }
}
