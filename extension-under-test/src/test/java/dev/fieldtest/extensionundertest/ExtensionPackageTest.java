package dev.fieldtest.extensionundertest;

import static dev.fieldtest.extensionundertest.Extensions.crx2;
import static dev.fieldtest.extensionundertest.Extensions.crx3;
import static dev.fieldtest.extensionundertest.Extensions.file;
import static dev.fieldtest.extensionundertest.Extensions.folder;
import static dev.fieldtest.extensionundertest.Extensions.small;
import static dev.fieldtest.extensionundertest.Extensions.zip;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ExtensionPackageTest {
  @DataProvider
  Object[][] forms() {
    var littered = small();
    littered.put(".git/config", "x");
    littered.put("a/.DS_Store", "x");
    littered.put("_metadata/verified_contents.json", "{}");
    littered.put("__MACOSX/._content.js", "x");
    var reversed = new TreeMap<String, String>(Comparator.reverseOrder());
    reversed.putAll(small());
    return new Object[][] {
      {"folder", folder(small())},
      {"folder with litter", folder(littered)},
      {"zip", file(zip("", small()))},
      {"zip in another order", file(zip("", reversed))},
      {"zip in one folder", file(zip("small-1.2.3/", small()))},
      {"zip with litter", file(zip("", littered))},
      {"zip of Windows", file(zip("small\\", small()))},
      {"crx 2", file(crx2(zip("", small())))},
      {"crx 3", file(crx3(zip("", small())))},
    };
  }

  @Test(dataProvider = "forms")
  public void isTheSameExtensionInEveryForm(String form, Path path) {
    var extension = ExtensionPackage.read(path);
    var expected = ExtensionPackage.read(folder(small()));
    assertEquals(extension.name(), "Small");
    assertEquals(extension.version(), "1.2.3");
    assertEquals(extension.sha256(), expected.sha256(), form);
    assertEquals(extension.zip(), expected.zip(), form);
    assertEquals(extension.zipInFolder("x"), expected.zipInFolder("x"), form);
    assertEquals(extension.file("a/b.js").orElseThrow(), "1;");
    assertTrue(extension.file(".git/config").isEmpty());
    assertTrue(extension.hasServiceWorker());
    assertTrue(extension.hasPermission("storage"));
    assertFalse(extension.hasPermission("tabs"));
  }

  @Test
  public void anyChangeOfNameOrContentChangesTheHash() {
    var hash = ExtensionPackage.read(folder(small())).sha256();
    var content = small();
    content.put("content.js", "other");
    var name = small();
    name.put("c.js", name.get("content.js"));
    assertNotEquals(ExtensionPackage.read(folder(content)).sha256(), hash);
    assertNotEquals(ExtensionPackage.read(folder(name)).sha256(), hash);
    assertTrue(hash.matches("[0-9a-f]{64}"));
  }

  @Test
  public void packsItsFilesAtTheRootOrInOneFolder() throws IOException {
    var extension = ExtensionPackage.read(folder(small()));
    var sorted = small().keySet().stream().sorted().toList();
    assertEquals(names(extension.zip()), sorted);
    assertEquals(
        names(extension.zipInFolder("ext")), sorted.stream().map(name -> "ext/" + name).toList());
    assertEquals(ExtensionPackage.read(file(extension.zip())).sha256(), extension.sha256());
    assertThrows(IllegalArgumentException.class, () -> extension.zipInFolder("a/b"));
  }

  @Test
  public void takesItsNameFromTheDefaultLocale() {
    var files = small();
    files.put(
        "manifest.json",
        "\uFEFF{\"manifest_version\":3,\"name\":\"__MSG_appName__\",\"version\":\"0.1\","
            + "\"default_locale\":\"en\"}");
    assertEquals(ExtensionPackage.read(folder(files)).name(), "__MSG_appName__");
    files.put("_locales/en/messages.json", "{\"APPNAME\":{\"message\":\"Localized\"}}");
    assertEquals(ExtensionPackage.read(folder(files)).name(), "Localized");
  }

  @Test
  public void readsTheReferenceExtensionWithItsContract() {
    var extension = ExtensionPackage.reference();
    assertFalse(extension.name().isBlank());
    assertFalse(InjectionContract.of(extension, Optional.empty()).injected().isEmpty());
  }

  /** As a distribution has it: classes and resources of a module in one jar. */
  @Test
  public void readsTheReferenceExtensionFromAJar() throws Exception {
    var jar = Files.createTempFile(Extensions.TARGET, "jar with space", ".jar");
    var classes =
        Path.of(ExtensionPackage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var paths = Files.walk(classes)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
      }
    }
    var parent = new OnlyLibraries(ExtensionPackageTest.class.getClassLoader());
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, parent)) {
      var inJar = loader.loadClass(ExtensionPackage.class.getName());
      var extension = inJar.getMethod("reference").invoke(null);
      assertNotEquals(inJar, ExtensionPackage.class);
      assertEquals(
          inJar.getMethod("sha256").invoke(extension), ExtensionPackage.reference().sha256());
    }
  }

  private static List<String> names(byte[] zip) throws IOException {
    var names = new ArrayList<String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  /** Hides the module's own classes, so that they come from the jar. */
  private static final class OnlyLibraries extends ClassLoader {
    OnlyLibraries(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(ExtensionPackage.class.getPackageName() + ".")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      return name.startsWith("dev/fieldtest/") ? null : super.getResource(name);
    }
  }
}
