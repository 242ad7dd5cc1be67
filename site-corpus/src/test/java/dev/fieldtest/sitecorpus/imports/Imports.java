package dev.fieldtest.sitecorpus.imports;

import dev.fieldtest.sitecorpus.GrowingCorpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What comes of files that tests write for themselves. */
final class Imports {
  private final Path folder;
  private final GrowingCorpus corpus;
  private final SiteImport taking;

  private Imports(String known, int most) throws Exception {
    var target = Files.createDirectories(Path.of("target").toAbsolutePath());
    this.folder = Files.createTempDirectory(target, "imports");
    this.corpus = GrowingCorpus.read(Files.writeString(folder.resolve("sites.jsonl"), known));
    this.taking = new SiteImport(corpus, most);
  }

  static Imports into(String known, int most) throws Exception {
    return new Imports(known, most);
  }

  static Imports intoNothing() throws Exception {
    return new Imports("", Integer.MAX_VALUE);
  }

  ImportedFile take(String content) throws Exception {
    return take(content.getBytes(StandardCharsets.UTF_8));
  }

  ImportedFile take(byte[] content) throws Exception {
    return taking.take(Files.write(folder.resolve("import"), content));
  }

  /** What the corpus would get, one address a line. */
  String taken() {
    return String.join("\n", corpus.lines()).replace("{\"url\":\"", "").replace("\"}", "");
  }
}
