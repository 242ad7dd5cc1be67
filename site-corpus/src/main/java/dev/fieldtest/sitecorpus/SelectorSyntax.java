package dev.fieldtest.sitecorpus;

import java.io.IOException;
import java.util.regex.Pattern;
import org.htmlunit.cssparser.parser.CSSErrorHandler;
import org.htmlunit.cssparser.parser.CSSException;
import org.htmlunit.cssparser.parser.CSSOMParser;
import org.htmlunit.cssparser.parser.CSSParseException;
import org.htmlunit.cssparser.parser.condition.Condition;
import org.htmlunit.cssparser.parser.condition.Condition.ConditionType;
import org.htmlunit.cssparser.parser.javacc.CSS3Parser;
import org.htmlunit.cssparser.parser.selector.ChildSelector;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.DirectAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.ElementSelector;
import org.htmlunit.cssparser.parser.selector.GeneralAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.PseudoElementSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorList;

/**
 * Tells a CSS selector that a browser takes from one that it throws at. Not thread-safe.
 *
 * <p>The parser costs about 0.1 ms a selector, so the plainest selectors, which are nearly all of a
 * large corpus, pass by a pattern before it.
 */
final class SelectorSyntax {
  private static final String NAME = "-?[A-Za-z_][\\w-]*";
  private static final String PART =
      "(?:[#.]NAME|\\[NAME(?:[*^$~|]?=(?:NAME|\"[^\"\\\\\\v]*\"|'[^'\\\\\\v]*'))?\\])"
          .replace("NAME", NAME);
  private static final String ELEMENT = "(?:[A-Za-z][\\w-]*+PART*+|PART++)".replace("PART", PART);
  private static final Pattern PLAIN =
      Pattern.compile("ELEMENT(?: *[ >+~] *ELEMENT)*+".replace("ELEMENT", ELEMENT));

  /** Pseudo-classes that name no state of a browser, though a selector library may know them. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "i?contains|containsOwn|eq|gt|lt|nth|first|last|even|odd|visible|hidden|text|text-is"
              + "|text-matches|has-text|matches|matchesText|button|input|selected|parent|header",
          Pattern.CASE_INSENSITIVE);

  /** Far more than anybody writes, and few enough for a parser that calls itself. */
  private static final int LONGEST = 1000;

  private final CSSOMParser parser = new CSSOMParser(new CSS3Parser());

  SelectorSyntax() {
    parser.setErrorHandler(new ThrowingErrors());
  }

  /**
   * Returns the selector.
   *
   * @throws IllegalArgumentException with a message for the user if it is not a CSS selector
   */
  String check(String selector) {
    if (selector.isBlank()) {
      throw new IllegalArgumentException("is blank; give a CSS selector or leave the field out");
    }
    if (selector.length() > LONGEST) {
      throw new IllegalArgumentException(
          "has " + selector.length() + " characters; write a selector of at most " + LONGEST);
    }
    if (!PLAIN.matcher(selector).matches()) {
      parse(selector);
    }
    return selector;
  }

  private void parse(String selector) {
    try {
      SelectorList list = parser.parseSelectors(selector);
      if (list == null || list.isEmpty()) {
        throw refused(selector, "");
      }
      list.forEach(part -> checkPart(selector, part));
    } catch (CSSParseException e) {
      throw refused(selector, ", wrong at character " + Math.max(1, e.getColumnNumber()));
    } catch (CSSException | IOException e) {
      throw refused(selector, "");
    }
  }

  private static void checkPart(String whole, Selector part) {
    if (part instanceof ElementSelector element) {
      if (element.getConditions() != null) {
        element.getConditions().forEach(condition -> checkCondition(whole, condition));
      }
    } else if (part instanceof PseudoElementSelector) {
      throw refused(whole, ": a pseudo-element is not an element of the page");
    } else if (part instanceof ChildSelector child) {
      checkPart(whole, child.getAncestorSelector());
      checkPart(whole, child.getSimpleSelector());
    } else if (part instanceof DescendantSelector descendant) {
      checkPart(whole, descendant.getAncestorSelector());
      checkPart(whole, descendant.getSimpleSelector());
    } else if (part instanceof DirectAdjacentSelector adjacent) {
      checkPart(whole, adjacent.getSelector());
      checkPart(whole, adjacent.getSimpleSelector());
    } else if (part instanceof GeneralAdjacentSelector sibling) {
      checkPart(whole, sibling.getSelector());
      checkPart(whole, sibling.getSimpleSelector());
    }
  }

  private static void checkCondition(String whole, Condition condition) {
    String value = condition.getValue() == null ? "" : condition.getValue();
    if (condition.getConditionType() == ConditionType.PSEUDO_CLASS_CONDITION) {
      String name = value.replaceFirst("\\(.*", "");
      if (FOREIGN.matcher(name).matches()) {
        throw refused(whole, ": no browser knows :" + name);
      }
    }
    if (condition.getConditionType() == ConditionType.ID_CONDITION
        && value.matches("[0-9].*")
        && whole.contains("#" + value)) {
      throw refused(whole, ": an id that begins with a digit is written [id=\"" + value + "\"]");
    }
  }

  private static IllegalArgumentException refused(String selector, String why) {
    return new IllegalArgumentException(
        Quote.of(selector)
            + " is not a CSS selector"
            + why
            + "; write one that querySelector takes");
  }

  private static final class ThrowingErrors implements CSSErrorHandler {
    @Override
    public void warning(CSSParseException exception) {
      // What the parser only warns of, it has understood.
    }

    @Override
    public void error(CSSParseException exception) {
      throw exception;
    }

    @Override
    public void fatalError(CSSParseException exception) {
      throw exception;
    }
  }
}
