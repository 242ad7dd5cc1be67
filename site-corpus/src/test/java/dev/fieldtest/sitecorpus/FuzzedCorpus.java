package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A corpus file made by chance, of which it is known what is wrong.
 *
 * <p>A generator of our own, not a library's: what is wrong has to come out of how each line is
 * made, and seeds give the same files for ever.
 */
final class FuzzedCorpus {
  private final Random random;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<String> wrong = new ArrayList<>();
  private final Set<Integer> doubtful = new TreeSet<>();
  private final List<String> ids = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();
  private int line;

  private FuzzedCorpus(long seed) {
    this.random = new Random(seed);
  }

  /** A file with any number of faults, none among them. */
  static FuzzedCorpus of(long seed) {
    FuzzedCorpus corpus = new FuzzedCorpus(seed);
    corpus.write(true);
    return corpus;
  }

  /** A file that is right in an untidy way. */
  static FuzzedCorpus sound(long seed) {
    FuzzedCorpus corpus = new FuzzedCorpus(seed);
    corpus.write(false);
    return corpus;
  }

  byte[] content() {
    return bytes.toByteArray();
  }

  /** Each fault as line and path, in the order of the lines. */
  List<String> wrong() {
    return wrong;
  }

  /** Lines of which is not known whether they are wrong. */
  Set<Integer> doubtful() {
    return doubtful;
  }

  private void write(boolean faulty) {
    String end = random.nextBoolean() ? "\n" : "\r\n";
    if (random.nextInt(4) == 0) {
      bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }
    int lines = 1 + random.nextInt(25);
    for (line = 1; line <= lines; line++) {
      bytes.writeBytes(
          faulty && random.nextInt(4) == 0
              ? faultyLine()
              : line == 1 ? utf8(object(fields())) : soundLine());
      if (line < lines || random.nextBoolean()) {
        bytes.writeBytes(utf8(end));
      }
    }
  }

  private byte[] soundLine() {
    return utf8(
        switch (random.nextInt(8)) {
          case 0 -> pick(List.of("", "  ", "\t"));
          case 1 -> pick(List.of("# für \u2028 \u0085 alle", "  #\u000b\f", "#{\"url\":1}"));
          case 2 -> pick(List.of("", " ")) + url();
          default -> object(fields());
        });
  }

  private String url() {
    String url = "https://h" + hex() + ".test/" + pick(List.of("", "a?b=c#d", "%7c", "ü"));
    urls.add(url);
    return url;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("url", "\"" + url() + "\"");
    if (random.nextBoolean()) {
      String id = "s-" + hex();
      ids.add(id);
      fields.put("id", "\"" + id + "\"");
    }
    maybe(fields, "expect", "\"replaced\"", "\"untouched\"");
    maybe(
        fields,
        "form",
        "{\"password\":\"#p\",\"username\":\"[name=\\\"\\u00fc\\\"]\"}",
        "{ \"frame\": [], \"password\": \"a b\" }");
    maybe(
        fields,
        "steps",
        "[]",
        "[{\"value\":\"\\ud83d\\ude00 x\",\"fill\":\"#a\"},{\"click\":\".b\"}]");
    maybe(fields, "lang", "\"de-AT\"", "\"zh-Hant\"");
    maybe(fields, "tags", "[\"b\",\"a\\/\"]", "[\"\\ud800\",\"日本\"]");
    maybe(fields, "knownFailure", "{\"until\":\"2027-03-01\",\"reason\":\"R \\u2028\"}");
    maybe(fields, "timeoutMs", "5e3", "1000.0", "600000");
    return fields;
  }

  private void maybe(Map<String, String> fields, String name, String... values) {
    if (random.nextInt(3) == 0) {
      fields.put(name, pick(List.of(values)));
    }
  }

  private String object(Map<String, String> fields) {
    List<String> names = new ArrayList<>(fields.keySet());
    Collections.shuffle(names, random);
    String space = pick(List.of("", " ", "\t"));
    return names.stream()
        .map(name -> space + "\"" + name + "\"" + space + ":" + space + fields.get(name) + space)
        .collect(Collectors.joining(",", space + "{", "}" + space));
  }

  private byte[] faultyLine() {
    return switch (random.nextInt(8)) {
      case 0 -> cut();
      case 1 -> notUtf8();
      case 2 -> twice();
      case 3 -> taken();
      case 4 -> noise();
      case 5 -> pit();
      default -> wrongFields();
    };
  }

  private byte[] cut() {
    String whole = object(fields()).strip();
    forget();
    wrong.add(line + " ");
    return utf8(whole.substring(0, 1 + random.nextInt(whole.length() - 1)));
  }

  private byte[] notUtf8() {
    byte[] whole = utf8(object(fields()));
    forget();
    wrong.add(line + " ");
    whole[random.nextInt(whole.length)] = (byte) 0xFF;
    return whole;
  }

  private byte[] twice() {
    Map<String, String> fields = fields();
    fields.put("lang", "\"en\"");
    wrong.add(line + " lang");
    return utf8(object(fields).replaceFirst("}\\s*$", ",\"lang\":\"de\"}"));
  }

  private byte[] taken() {
    if (ids.isEmpty() || urls.isEmpty()) {
      return wrongFields();
    }
    if (random.nextBoolean()) {
      Map<String, String> fields = fields();
      String own = fields.getOrDefault("id", "");
      ids.removeIf(id -> own.equals("\"" + id + "\""));
      fields.put("id", "\"" + pick(ids) + "\"");
      wrong.add(line + " id");
      return utf8(object(fields));
    }
    wrong.add(line + " url");
    return utf8(pick(urls));
  }

  private byte[] noise() {
    doubtful.add(line);
    byte[] whole = utf8(object(fields()));
    forget();
    for (int times = random.nextInt(5); times >= 0; times--) {
      byte other = (byte) random.nextInt(256);
      whole[random.nextInt(whole.length)] = other == '\n' || other == '\r' ? 0 : other;
    }
    return whole;
  }

  private byte[] pit() {
    doubtful.add(line);
    return utf8(pick(CorpusFault.PITS));
  }

  private byte[] wrongFields() {
    Map<String, String> fields = fields();
    Map<String, CorpusFault> faults = new LinkedHashMap<>();
    for (int times = random.nextInt(4); times >= 0; times--) {
      CorpusFault fault = pick(CorpusFault.ALL);
      faults.put(fault.field(), fault);
    }
    faults.values().forEach(fault -> fields.put(fault.field(), fault.json()));
    faults.values().forEach(fault -> wrong.add(line + " " + fault.path()));
    forget();
    return utf8(object(fields));
  }

  /** What a faulty line holds can not be relied on to be taken. */
  private void forget() {
    ids.clear();
    urls.clear();
  }

  private String hex() {
    return Long.toHexString(random.nextLong());
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
