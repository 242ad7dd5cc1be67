package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A defect that is put into a copy of the reference extension.
 *
 * @param file of the extension
 * @param sound what stands there once
 * @param broken what is to stand there instead
 * @param affected the bundled sites that have what the defect is about
 */
record Mutant(String name, String file, String sound, String broken, Set<String> affected) {
  static final Path REFERENCE = Path.of("../extension-under-test/reference-extension");
  private static final String SCAN = "const begin = performance.now();";
  private static final String PUT = "if (!control.isConnected) spot.before(control);";

  static final Mutant DROPS_FRENCH =
      scan(
          "drops one language",
          "if (document.documentElement.lang.startsWith('fr')) return;",
          Set.of("boulange", "ecole", "prisme"));
  static final Mutant MISSES_SHADOW_ROOTS =
      new Mutant(
          "misses shadow roots",
          "roots.js",
          "if (known.has(root) || root.host.localName === Onetap.CONTROL) return;",
          "return;",
          Set.of("facet", "lumen"));
  static final Mutant INJECTS_TWICE =
      new Mutant(
          "injects twice where a page has two forms",
          "replacement.js",
          PUT,
          PUT + " if (document.forms.length > 1) document.body.prepend(Onetap.control.create());",
          Set.of("bookworm", "craftmarket", "veloladen"));
  static final Mutant COVERS_ITS_BUTTON =
      new Mutant(
          "covers its own button where text runs from right to left",
          "replacement.js",
          PUT,
          PUT
              + " if (document.dir === 'rtl') { const cover = document.createElement('div');"
              + " cover.style.cssText = 'position:fixed;inset:0;z-index:9'; document.body.append(cover); }",
          Set.of("alsouq"));
  static final Mutant BREAKS_IN_FRAMES =
      new Mutant(
          "breaks in frames",
          "main.js",
          "instanceof HTMLElement) start();",
          "instanceof HTMLElement && window === window.top) start();",
          Set.of("atelier-cms", "citylibrary"));
  static final Mutant THROWS_ON_DIALOGS =
      scan(
          "throws on one markup",
          "if (document.querySelector('dialog')) throw new TypeError('dialog');",
          Set.of("museo"));
  static final Mutant WANTS_A_PASSWORD =
      new Mutant(
          "wants a password at once",
          "classify.js",
          "...steps.map(firstStep).filter(Boolean)]",
          "]",
          Set.of("banco-andino", "polyglot"));
  static final Mutant WANTS_A_USERNAME =
      new Mutant(
          "wants a username",
          "classify.js",
          "login: score.points >= ENOUGH_WITH_PASSWORD }",
          "login: username && score.points >= ENOUGH_WITH_PASSWORD }",
          Set.of("vaultadmin"));
  static final Mutant HATES_QUIRKS =
      scan(
          "gives up in quirks mode",
          "if (document.compatMode === 'BackCompat') return;",
          Set.of("radiohobby"));
  static final Mutant TAKES_EVERY_PASSWORD =
      new Mutant(
          "takes every password for a login",
          "classify.js",
          "login: score.points >= ENOUGH_WITH_PASSWORD }",
          "login: true }",
          Set.of(
              "alsouq-join",
              "craftmarket",
              "kennwort-aendern",
              "kessai-card",
              "newpass",
              "notely-signup"));

  private static Mutant scan(String name, String first, Set<String> affected) {
    return new Mutant(name, "main.js", SCAN, first + " " + SCAN, affected);
  }

  /** Copies the reference extension, with the defect. */
  String into(Path folder) throws IOException {
    Files.createDirectory(folder);
    try (var files = Files.list(REFERENCE)) {
      for (var original : files.toList()) {
        Files.copy(original, folder.resolve(original.getFileName()));
      }
    }
    var text = Files.readString(folder.resolve(file));
    assertEquals(text.split(Pattern.quote(sound), -1).length, 2, name);
    Files.writeString(folder.resolve(file), text.replace(sound, broken));
    return folder.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
