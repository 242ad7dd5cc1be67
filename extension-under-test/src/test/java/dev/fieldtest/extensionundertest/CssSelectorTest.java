package dev.fieldtest.extensionundertest;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each verdict is Chromium's own on the same selector, asked once by querySelector. */
public class CssSelectorTest {
  @DataProvider
  Object[][] good() {
    return new Object[][] {
      {"a"},
      {"*"},
      {"onetap-login"},
      {"#id"},
      {".a.b"},
      {"a, b"},
      {"a > b + c ~ d e"},
      {"html[data-onetap-ready]"},
      {"input[type=password]"},
      {"input[type=\"password\" i]"},
      {"[a^=b]"},
      {"[a~=\"b c\"]"},
      {"[a|=en]"},
      {"[title=\"a:contains(1) > 5, [\"]"},
      {"é"},
      {".a\\:b"},
      {"a:is(b, c)"},
      {"a:where(b)"},
      {"a:not([x])"},
      {"a:has(> b)"},
      {":root"},
      {"a:first-of-type"},
      {"li:nth-child(2n+1)"},
      {"li:nth-child(2n + 1) > a"},
      {"li:nth-last-child(-n+3 of .a)"},
      {"a:empty"},
      {"x-y:defined"},
      {"a:hover"},
      {"a:focus-within"},
      {"input:checked:enabled"},
      {"input:placeholder-shown"},
      {"[data-1]"},
      {"[a*='1']"},
      {"h1"},
    };
  }

  @Test(dataProvider = "good")
  public void takesWhatABrowserTakes(String selector) {
    assertEquals(CssSelector.problem(selector), Optional.empty());
  }

  @DataProvider
  Object[][] bad() {
    return new Object[][] {
      {""},
      {" "},
      {"a >"},
      {"> a"},
      {"a,,b"},
      {"a,"},
      {"["},
      {"a["},
      {"a]"},
      {"##x"},
      {"#1a"},
      {".1"},
      {"100"},
      {"a 1b"},
      {"div..b"},
      {"a{"},
      {"a / b"},
      {"a!b"},
      {"a:foo"},
      {"a:nth-child("},
      {"a:nth-child(x)"},
      {"a:contains(foo)"},
      {":containsOwn(x)"},
      {"a:matches(x)"},
      {"div:eq(2)"},
      {"[^data-]"},
      {"[x=1]"},
      {"a|b"},
      {"svg|*"},
      {"a:hove"},
      {"[a=\"b]"},
    };
  }

  @Test(dataProvider = "bad")
  public void refusesWhatABrowserRefuses(String selector) {
    assertTrue(CssSelector.problem(selector).isPresent());
  }
}
