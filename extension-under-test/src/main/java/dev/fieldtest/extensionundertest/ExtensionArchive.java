package dev.fieldtest.extensionundertest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads an extension from a ZIP or CRX file, known by its first bytes and not by its name. */
final class ExtensionArchive {
  private static final String MANIFEST = "manifest.json";

  private final String source;
  private final ZipFile zip;

  private ExtensionArchive(String source, ZipFile zip) {
    this.source = source;
    this.zip = zip;
  }

  /**
   * All files that belong to the extension, with the archive's single top-level folder, if it has
   * one, taken off.
   *
   * @throws BadExtensionException if the file is no archive, is damaged, unsafe or too large
   */
  static PackageFiles read(Path path) {
    try {
      requireZip(path);
      // A CRX is opened as it is: the ZIP format allows anything before the first entry.
      try (var zip = new ZipFile(path.toFile())) {
        return new ExtensionArchive(path.toString(), zip).files();
      }
    } catch (ZipException e) {
      throw new BadExtensionException(
          path.toString(), "the archive is damaged (" + e.getMessage() + ")", "pack it again", e);
    } catch (IOException e) {
      throw new BadExtensionException(
          path.toString(), "cannot be read (" + e + ")", "check the file and its permissions", e);
    }
  }

  private static void requireZip(Path path) throws IOException {
    var size = Files.size(path);
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var start = new byte[(int) Math.min(size, CrxHeader.PREFIX)];
      file.readFully(start);
      if (CrxHeader.isAt(start)) {
        file.seek(CrxHeader.length(path.toString(), start, size));
      } else {
        file.seek(0);
      }
      if (size < 2 || file.readByte() != 'P' || file.readByte() != 'K') {
        throw new BadExtensionException(
            path.toString(),
            CrxHeader.isAt(start) ? "no ZIP follows its CRX header" : "is neither ZIP nor CRX",
            "pass the folder that holds manifest.json, or a .zip or .crx of it");
      }
    }
  }

  private PackageFiles files() throws IOException {
    var entries = entries();
    var top = top(entries.stream().map(Entry::name).toList());
    var collector = new FileCollector(source);
    for (var entry : entries) {
      if (FileCollector.leavesOut(entry.name())) {
        continue;
      }
      var path = entry.name().substring(top.length());
      if (!FileCollector.leavesOut(path)) {
        read(entry, path, collector);
      }
    }
    return collector.files();
  }

  private void read(Entry entry, String path, FileCollector collector) throws IOException {
    try (var content = new CheckedInputStream(zip.getInputStream(entry.zipped()), new CRC32())) {
      collector.add(path, content);
      if (content.getChecksum().getValue() != entry.zipped().getCrc()) {
        throw new ZipException("'" + entry.name() + "' does not have its checksum");
      }
    }
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    var names = new HashSet<String>();
    for (var zipped : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
      var name = zipped.getName().replace('\\', '/');
      requireInside(name);
      if (!names.add(name)) {
        throw new BadExtensionException(
            source + ": " + name, "the archive has this file twice", "pack the extension again");
      }
      entries.add(new Entry(name, zipped));
    }
    return entries;
  }

  private void requireInside(String name) {
    if (name.startsWith("/") || name.contains(":") || List.of(name.split("/")).contains("..")) {
      throw new BadExtensionException(
          source + ": " + name, "the entry points out of the archive", "do not trust this file");
    }
  }

  /** The folder that the extension is in, with a slash; empty if that is the archive's root. */
  private String top(List<String> names) {
    var own = names.stream().filter(name -> !FileCollector.leavesOut(name)).toList();
    if (own.contains(MANIFEST) || own.isEmpty()) {
      return "";
    }
    var first = own.get(0);
    var folder = first.substring(0, first.indexOf('/') + 1);
    var single = !folder.isEmpty() && own.stream().allMatch(name -> name.startsWith(folder));
    return single ? folder : "";
  }

  private record Entry(String name, ZipEntry zipped) {}
}
