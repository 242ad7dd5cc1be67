package dev.fieldtest.sitecorpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate that signs itself, so that no browser trusts it. */
final class Certificate {
  private static final long KEYTOOL_S = 60;

  private Certificate() {}

  /**
   * Makes one with the JDK's keytool; takes about a second.
   *
   * @throws IOException if keytool cannot be run
   */
  static SslContextFactory.Server create() throws IOException {
    Path folder = Files.createTempDirectory("fieldtest-certificate");
    Path file = folder.resolve("keys.p12");
    String password = UUID.randomUUID().toString();
    try {
      keytool(file, password);
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(KeyStore.getInstance(file.toFile(), password.toCharArray()));
      tls.setKeyStorePassword(password);
      tls.setSniRequired(false);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException("keytool's certificate cannot be read", e);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void keytool(Path file, String password) throws IOException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                tool,
                "-genkeypair",
                "-alias",
                "site",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + BundledSites.DOMAIN,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "STOREPASS"));
    command.environment().put("STOREPASS", password);
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    try {
      if (!process.waitFor(KEYTOOL_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(tool + " made no certificate: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + tool + " made a certificate", e);
    }
  }
}
