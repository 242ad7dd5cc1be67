package dev.fieldtest.sitecorpus;

import static org.testng.Assert.assertEquals;

import org.testng.Assert;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The tables hold what Chromium's querySelector takes and what it throws at. */
public class SelectorSyntaxTest {
  @DataProvider(parallel = true)
  public Object[][] selectors() {
    return rows(
        "#login",
        "form#login input[name=\"user[email]\"]",
        "input[type=password]:not([autocomplete=\"new-password\"])",
        "input:is([name=a],[name=b])",
        "form:has(> input)",
        "#\\31 23",
        "#a\\:b\\:c",
        "[name=\"x\" i]",
        "div > p + a ~ b",
        "*",
        ":where(a, b) c",
        "#üser",
        "input:focus-visible",
        "iframe[src*=\"login\"]",
        "[data-test='a b']",
        "[name='user[email]']",
        "tr:nth-child(2n+1) td");
  }

  @Test(dataProvider = "selectors")
  public void takesWhatABrowserTakes(String selector) {
    assertEquals(new SelectorSyntax().check(selector), selector);
  }

  @DataProvider(parallel = true)
  public Object[][] others() {
    return rows(
        "",
        " ",
        "#",
        ".",
        "input[type=",
        "[name='it's']",
        "a >",
        "> a",
        "a,,b",
        "form[",
        "..x",
        "a b)",
        "input[name=user[email]]",
        "//input[@id='x']",
        "text=Login",
        "#1abc",
        ".2a",
        "a:eq(1)",
        "input[name!=x]",
        "a:has-text(\"b\")",
        "input:contains(foo)",
        "div:visible p",
        "a{color:red}",
        "div >>> input",
        "div::before",
        "svg|a");
  }

  @Test(dataProvider = "others")
  public void refusesWhatABrowserRefuses(String selector) {
    SelectorSyntax syntax = new SelectorSyntax();
    Assert.assertThrows(IllegalArgumentException.class, () -> syntax.check(selector));
    assertEquals(syntax.check("a > b"), "a > b", "usable after an error");
  }

  private static Object[][] rows(String... values) {
    Object[][] rows = new Object[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new Object[] {values[i]};
    }
    return rows;
  }
}
