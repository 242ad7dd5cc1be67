package dev.fieldtest.extensionundertest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An extension that Chrome should be able to load: read into memory and checked, so that a session
 * anywhere can be given a copy. Immutable and thread-safe.
 *
 * <p>A folder, a ZIP and a CRX of the same files are the same extension.
 */
public final class ExtensionPackage {
  private static final String REFERENCE = "reference-extension";

  private final String source;
  private final PackageFiles files;
  private final Manifest manifest;

  private ExtensionPackage(String source, PackageFiles files) {
    this.source = source;
    this.files = files;
    this.manifest = Manifest.of(files, source);
  }

  /**
   * Reads a folder, or a ZIP or CRX (version 2 or 3) file.
   *
   * @throws BadExtensionException if it cannot be read, or Chrome would not load it
   */
  public static ExtensionPackage read(Path path) {
    if (!Files.exists(path)) {
      throw new BadExtensionException(
          path.toString(), "does not exist", "pass the extension's folder, .zip or .crx");
    }
    return new ExtensionPackage(
        path.toString(),
        Files.isDirectory(path) ? ExtensionFolder.read(path) : ExtensionArchive.read(path));
  }

  /** The extension that Fieldtest brings, from wherever its own classes are: a folder or a jar. */
  public static ExtensionPackage reference() {
    var manifest = ExtensionPackage.class.getResource(REFERENCE + "/" + Manifest.FILE);
    if (manifest == null) {
      throw new IllegalStateException("the reference extension is not on the class path");
    }
    try {
      return new ExtensionPackage(REFERENCE, files(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PackageFiles files(URL manifest) throws IOException, URISyntaxException {
    if (!(manifest.openConnection() instanceof JarURLConnection connection)) {
      return ExtensionFolder.read(Path.of(manifest.toURI()).resolveSibling(""));
    }
    var jar = Path.of(connection.getJarFileURL().toURI());
    try (var fileSystem = FileSystems.newFileSystem(jar, (ClassLoader) null)) {
      return ExtensionFolder.read(fileSystem.getPath(connection.getEntryName()).resolveSibling(""));
    }
  }

  /** For people; not unique. */
  public String name() {
    return manifest.name();
  }

  public String version() {
    return manifest.version();
  }

  /** Whether it runs a service worker, which is how its storage can be written. */
  public boolean hasServiceWorker() {
    return manifest.serviceWorker();
  }

  /** Whether the manifest asks for a permission that the user cannot withhold. */
  public boolean hasPermission(String permission) {
    return manifest.permissions().contains(permission);
  }

  /** In hexadecimal, of the names and contents of its files. */
  public String sha256() {
    return files.sha256();
  }

  /** For the capability {@code goog:chromeOptions.extensions}. Equal files give equal bytes. */
  public byte[] zip() {
    return files.zip("");
  }

  /**
   * A ZIP with everything in one folder, as the Grid's upload wants it. Equal files give equal
   * bytes.
   *
   * @param folder its name, without a slash
   */
  public byte[] zipInFolder(String folder) {
    if (folder.isBlank() || folder.contains("/")) {
      throw new IllegalArgumentException("'" + folder + "' is not the name of one folder");
    }
    return files.zip(folder + "/");
  }

  /**
   * A file, decoded as UTF-8.
   *
   * @param path from the extension's root, with {@code /}
   */
  public Optional<String> file(String path) {
    return files.text(path);
  }

  /** Where it was read from, for messages. */
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return name() + " " + version();
  }
}
