package dev.fieldtest.runnercli.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is in a folder, byte by byte. */
final class Tree {
  private Tree() {}

  /** The bytes of each file, a character each, by its path in the folder. */
  static Map<String, String> of(Path folder) throws IOException {
    var tree = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
      }
    }
    return tree;
  }
}
