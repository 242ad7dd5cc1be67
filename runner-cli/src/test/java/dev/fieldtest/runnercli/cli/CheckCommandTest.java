package dev.fieldtest.runnercli.cli;

import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is refused before any browser is opened. */
public class CheckCommandTest {
  private static final int USAGE = 2;
  private static final int UNUSABLE = 4;

  @DataProvider
  public Object[][] misuses() {
    return new Object[][] {
      {List.of(), "Missing required parameter: 'URL'"},
      {List.of("a.test/login"), "a.test/login has no scheme; write https://a.test/login"},
      {List.of("file:///etc/passwd"), "is a file: address"},
      {List.of("https://user:secret@a.test/"), "holds a user name or password"},
      {List.of("https://a.test/", "--expect", "nothing"), "--expect"},
      {List.of("https://a.test/", "--watch"), "--watch needs --extension"},
      {List.of("https://a.test/", "--extension", "target/none"), "target/none"},
      {List.of("https://a.test/", "--show"), "--show needs a screen"},
      {List.of("https://a.test/", "--timeout", "soon"), "'soon' is no duration"},
      {List.of("https://a.test/", "--against", "x"), "--against"},
    };
  }

  @Test(dataProvider = "misuses")
  public void misuseIsOneLine(List<String> arguments, String names) {
    var call = Invocation.of("check").with(arguments.toArray(String[]::new));
    Refusal.assertRefused(call.call(), USAGE, names);
  }

  @Test
  public void gridThatDoesNotAnswerIsUnusable() {
    var call = Invocation.of("check", "https://a.test/", "--grid", "http://127.0.0.1:9");
    Refusal.assertRefused(call.call(), UNUSABLE, "no grid answers at http://127.0.0.1:9");
  }
}
