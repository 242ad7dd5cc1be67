package dev.fieldtest.runnercli.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is in a folder, byte by byte. */
final class Tree {
  private Tree() {}

  /** The content of each file, by its path in the folder. */
  static Map<String, String> of(Path folder) throws IOException {
    var tree = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }
}
