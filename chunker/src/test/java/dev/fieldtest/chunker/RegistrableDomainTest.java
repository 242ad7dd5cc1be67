package dev.fieldtest.chunker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import java.net.URI;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class RegistrableDomainTest {
  @DataProvider
  Object[][] urls() {
    return new Object[][] {
      {"https://example.com/login", "example.com"},
      {"https://accounts.google.com/", "google.com"},
      {"https://a.b.example.co.uk:8443/", "example.co.uk"},
      {"https://WWW.Example.COM./", "example.com"},
      {"https://one.github.io/", "one.github.io"},
      {"https://deep.one.github.io/", "one.github.io"},
      {"https://github.io/", "github.io"},
      {"https://my_shop.example.com/", "example.com"},
      {"http://127.0.0.1:8800/a", "127.0.0.1"},
      {"http://[::1]:8800/", "[::1]"},
      {"http://intranet/", "intranet"},
      {"http://localhost:1/", "localhost"},
      {"http://a.localhost:8800/", "a.localhost"},
      {"http://modal.bundled.test/", "modal.bundled.test"},
      {"http://a.acme.test/", "a.acme.test"},
      {"http://printer.corp.internal/", "printer.corp.internal"},
    };
  }

  @Test(dataProvider = "urls")
  public void isWhatOneOwnerRegistered(String url, String domain) {
    assertEquals(RegistrableDomain.of(URI.create(url)).name(), domain);
  }

  @Test
  public void refusesAUrlWithoutHost() {
    assertThrows(
        IllegalArgumentException.class, () -> RegistrableDomain.of(URI.create("file:///etc/x")));
  }
}
