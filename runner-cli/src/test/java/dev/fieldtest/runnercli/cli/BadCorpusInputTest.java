package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Corpora that can not be used: one clear line, and nothing left behind. */
public class BadCorpusInputTest {
  private static final int USAGE = 2;
  private static final int NOTHING_TO_RUN = 5;

  @DataProvider
  public Object[][] corpora() {
    return new Object[][] {
      {"{\"id\":", ":1: "},
      {
        "{\"id\":\"a\",\"url\":\"https://a.test/\"}\n{\"id\":\"a\",\"url\":\"https://b.test/\"}",
        ":2: id: "
      },
      {"file:///etc/passwd", ":1: "},
      {"{\"id\":\"a\",\"url\":\"javascript:alert(1)\"}", ":1: url: "},
      {"chrome://settings", ":1: "},
      {"{\"id\":\"a\",\"url\":\"https://a.test/\",\"colour\":\"red\"}", ":1: colour: "},
      {"{\"url\":\"https://a.test/\",\"form\":{\"password\":\"input[\"}}", ":1: form.password: "},
      {"# nothing but a comment\n", ": has no site"},
    };
  }

  @Test(dataProvider = "corpora")
  public void badCorpusIsRefused(String corpus, String place) {
    var result = Invocation.run().file("--corpus", "sites.jsonl", corpus).call();
    Refusal.assertRefused(result, USAGE, "sites.jsonl" + place);
  }

  @Test
  public void missingCorpusIsRefused() {
    var result = Invocation.run("--corpus", "target/no-such-file.jsonl").call();
    Refusal.assertRefused(result, USAGE, "target/no-such-file.jsonl: does not exist");
  }

  @Test
  public void allErrorsOfCorpusComeAtOnceEachOnItsLine() {
    var result =
        Invocation.run()
            .file("--corpus", "sites.txt", "ftp://a.test/\nhttps://b.test/\nfile:///x")
            .call();
    assertEquals(result.exitCode(), USAGE);
    assertEquals(result.errors().size(), 2, result.err());
    assertTrue(result.errors().get(0).contains("sites.txt:1: "), result.err());
    assertTrue(result.errors().get(1).contains("sites.txt:3: "), result.err());
  }

  @Test
  public void nothingSelectedIsNothingToRun() {
    var result = Invocation.run("--grep", "no-site-is-called-so").call();
    Refusal.assertRefused(result, NOTHING_TO_RUN, "nothing to run");
  }

  @Test
  public void shardWithoutSitesIsNothingToRun() {
    var call = Invocation.run().file("--corpus", "one.txt", "https://a.test/");
    var codes =
        List.of(
            call.with("--list", "--shard", "1/2").call().exitCode(),
            Invocation.run("--list", "--shard", "2/2")
                .file("--corpus", "one.txt", "https://a.test/")
                .call()
                .exitCode());
    assertTrue(codes.contains(0) && codes.contains(NOTHING_TO_RUN), codes.toString());
  }
}
