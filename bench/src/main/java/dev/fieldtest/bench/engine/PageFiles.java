package dev.fieldtest.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Makes the pages and what they refer to; the same bytes each time. */
final class PageFiles {
  private static final int SCRIPTS = 4;
  private static final int FUNCTIONS = 3300; // 400 kB a script
  private static final int STYLES = 2;
  private static final int RULES = 3100; // 200 kB a style sheet
  private static final int ROWS = 750; // of four nodes each

  /** About 100 ms on a core of 2020 or later; a count, for a time would hide contention. */
  private static final int WORK = 60_000_000;

  private static final String FORM =
      """
      <form action="/session" method="post"><p><label for="user">Email</label>
      <input id="user" name="email" type="email" autocomplete="username"></p><p><label for="pass">Password</label>
      <input id="pass" name="password" type="password" autocomplete="current-password"></p>
      <button type="submit">Sign in</button></form>
      """;
  private static final String NO_FORM =
      """
      <section><h2>News</h2><p>Our office is closed on Monday. Write to us, and we will answer on Tuesday.</p>
      <p>There is nothing to sign in to on this page, only text like this.</p><button type="button">More</button></section>
      """;

  private PageFiles() {}

  /** All files but the page itself, by path. */
  static Map<String, byte[]> of(PageKind kind) {
    var files = new TreeMap<String, byte[]>();
    files.put("/logo.png", picture(kind == PageKind.HEAVY ? 400 : 64));
    if (kind == PageKind.LIGHT) {
      files.put("/style.css", rules("light", 60).getBytes(UTF_8));
      files.put("/app.js", (functions(20) + "document.title += ' \\u2013 ready';").getBytes(UTF_8));
      return files;
    }
    for (var i = 0; i < STYLES; i++) {
      files.put("/style" + i + ".css", rules("heavy" + i, RULES).getBytes(UTF_8));
    }
    for (var i = 0; i < SCRIPTS; i++) {
      files.put("/app" + i + ".js", (functions(FUNCTIONS) + work(WORK / SCRIPTS)).getBytes(UTF_8));
    }
    return files;
  }

  /** The page. */
  static String page(PageKind kind, boolean form) {
    return "<!doctype html><html lang=en><head><meta charset=utf-8><title>"
        + (form ? "Sign in" : "News")
        + "</title>"
        + (kind == PageKind.LIGHT
            ? "<link rel=stylesheet href=/style.css><script src=/app.js defer></script>"
            : heavyHead())
        + "</head><body><header><img src=/logo.png alt=Logo width=64 height=64><h1>Example</h1></header><main>"
        + (form ? FORM : NO_FORM)
        + "</main>"
        + (kind == PageKind.LIGHT ? "" : rows())
        + "<footer>Imprint</footer></body></html>";
  }

  private static String heavyHead() {
    return IntStream.range(0, STYLES)
            .mapToObj(i -> "<link rel=stylesheet href=/style" + i + ".css>")
            .collect(Collectors.joining())
        + IntStream.range(0, SCRIPTS)
            .mapToObj(i -> "<script src=/app" + i + ".js defer></script>")
            .collect(Collectors.joining());
  }

  private static String rows() {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> "<div class=\"heavy0-" + i + "\"><p><b>Row</b><i>" + i + "</i></p></div>")
        .collect(Collectors.joining("\n"));
  }

  private static String rules(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ".%s-%d p>b{color:#%06x;padding:%dpx;margin:0}\n"
                    .formatted(prefix, i, i * 977 % 0xffffff, i % 9))
        .collect(Collectors.joining());
  }

  private static String functions(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                ("window.f%d = function (a, b) { const c = a * %d + (b || 1);"
                        + " return { c, d: String(c).split('').map((e) => e + a) }; };\n")
                    .formatted(i, i))
        .collect(Collectors.joining());
  }

  private static String work(int count) {
    return "window.sum = ((n) => { let h = 2166136261; for (let i = 0; i < n; i++)"
        + " { h = Math.imul(h ^ (i & 255), 16777619); h ^= h >>> 13; } return h; })("
        + count
        + ");";
  }

  /** Noise, which compresses badly, as photographs do. */
  private static byte[] picture(int size) {
    var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (var i = 0; i < size * size; i++) {
      picture.setRGB(i % size, i / size, random.nextInt(0x1000000));
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
