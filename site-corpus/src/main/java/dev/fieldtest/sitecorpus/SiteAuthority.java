package dev.fieldtest.sitecorpus;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A certificate authority that lives as long as a server and certifies its hosts. No browser knows
 * it; one can be told to trust it by its key. Nothing of it is kept on disk.
 */
final class SiteAuthority {
  /** Clocks of nodes may be behind, and browsers refuse what is valid for more than 398 days. */
  private static final Duration BEFORE = Duration.ofDays(1);

  private static final Duration AFTER = Duration.ofDays(30);
  private static final String PASSWORD = "in memory only";

  private final Instant now;
  private final Party self;

  /** One for all hosts: making keys takes longer than signing. */
  private final KeyPair hosts;

  private final Certificate root;
  private int certificates;

  /**
   * @throws IOException if this Java lacks an algorithm
   */
  SiteAuthority(Instant now) throws IOException {
    this.now = now;
    try {
      this.self = new Party(new X500Principal("CN=Fieldtest sites"), newKeys());
      this.hosts = newKeys();
      this.root = sign(self, self, Extension.basicConstraints, new BasicConstraints(0));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw unable(e);
    }
  }

  /** SHA-256 of the authority's public key in Base64, as Chromium's flags take it. */
  String key() {
    byte[] key = self.keys().getPublic().getEncoded();
    return Base64.getEncoder().encodeToString(Sha256.newDigest().digest(key));
  }

  /**
   * What a server needs; it shows each host's certificate to clients that ask for its name.
   *
   * @throws IOException if this Java lacks an algorithm
   */
  SslContextFactory.Server certify(List<HostedSite> sites) throws IOException {
    try {
      // PKCS12 takes 18 ms a key to protect what never leaves memory.
      KeyStore keys = KeyStore.getInstance("JKS");
      keys.load(null, PASSWORD.toCharArray());
      for (HostedSite site : sites) {
        switch (site.encryption()) {
          case NONE -> {}
          case TRUSTED -> addTrusted(site.host(), keys);
          case DISTRUSTED -> addDistrusted(site.host(), keys);
        }
      }
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(keys);
      tls.setKeyStorePassword(PASSWORD);
      tls.setSniRequired(false);
      return tls;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw unable(e);
    }
  }

  /** The authority comes along, for a browser looks for its key in what it is shown. */
  private void addTrusted(String host, KeyStore keys)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    Certificate[] chain = {signHost(host, new Party(subject(host), hosts), self), root};
    keys.setKeyEntry(host, hosts.getPrivate(), PASSWORD.toCharArray(), chain);
  }

  private void addDistrusted(String host, KeyStore keys)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    Party stranger = new Party(subject(host), newKeys());
    Certificate[] chain = {signHost(host, stranger, stranger)};
    keys.setKeyEntry(host, stranger.keys().getPrivate(), PASSWORD.toCharArray(), chain);
  }

  private Certificate signHost(String host, Party subject, Party issuer)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    return sign(subject, issuer, Extension.subjectAlternativeName, names);
  }

  private Certificate sign(
      Party subject, Party issuer, ASN1ObjectIdentifier kind, ASN1Encodable content)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    certificates++;
    var draft =
        new JcaX509v3CertificateBuilder(
            issuer.name(),
            BigInteger.valueOf(certificates),
            Date.from(now.minus(BEFORE)),
            Date.from(now.plus(AFTER)),
            subject.name(),
            subject.keys().getPublic());
    draft.addExtension(kind, true, content);
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.keys().getPrivate());
    return new JcaX509CertificateConverter().getCertificate(draft.build(signer));
  }

  /** Names of hosts are longer than a common name may be, and browsers do not read it. */
  private static X500Principal subject(String host) {
    return new X500Principal("O=Fieldtest sites, OU=" + host);
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static IOException unable(Exception e) {
    return new IOException("this Java can not make certificates: " + e.getMessage(), e);
  }

  private record Party(X500Principal name, KeyPair keys) {}
}
