package dev.fieldtest.griddocker.docker;

import static org.testng.Assert.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

public class DebianPackageTest {
  private static final String POLICY =
      """
      chromium:
        Installed: (none)
        Candidate: 156.0.8078.79-1~deb12u1
        Version table:
           156.0.8078.79-1~deb12u1 500
              500 http://deb.debian.test/debian-security bookworm-security/main amd64 Packages
           150.0.7871.100-1~deb12u1 500
              500 http://deb.debian.test/debian bookworm/main amd64 Packages
      squid:
        Installed: 5.6-1
        Candidate: (none)
      """;

  @Test
  public void candidateOfEachPackageIsRead() {
    assertEquals(
        DebianIndex.read(POLICY), Map.of("chromium", "156.0.8078.79-1~deb12u1", "squid", "(none)"));
  }

  @Test
  public void versionThatTheUserWantsIsNotAskedFor() {
    var docker = new Docker(Map.of("FIELDTEST_CHROMIUM_VERSION", "1.2~3"));
    assertEquals(new DebianIndex(docker, "none").version(DebianPackage.CHROMIUM), "1.2~3");
    assertEquals(DebianPackage.SQUID.pinned(docker.environment()), Optional.empty());
  }

  @Test
  public void tagsHoldWhatDockerLetsThem() {
    assertEquals(DebianPackage.tag("1:17.0.21+9-1~deb12u1"), "1-17.0.21-9-1-deb12u1");
  }

  @Test
  public void eachOfOursIsMadeForOnePackage() {
    assertEquals(DebianPackage.of("node-chromium"), DebianPackage.CHROMIUM);
    assertEquals(DebianPackage.of("hub"), DebianPackage.JRE);
    assertEquals(DebianPackage.of("egress"), DebianPackage.SQUID);
  }
}
