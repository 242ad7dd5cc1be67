package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.net.URI;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class GridHttpTest {
  private static final URI URL = URI.create("http://127.0.0.1:4444");

  @DataProvider
  public Object[][] answersWithoutNodes() {
    return new Object[][] {
      {
        "{\"value\": {\"ready\": false, \"message\": \"Unable to reach the distributor\\nat x\"}}",
        "the grid at http://127.0.0.1:4444 does not tell of its nodes: Unable to reach the distributor"
      },
      {"{\"hello\": 1}", "what answers at http://127.0.0.1:4444 is no Selenium Grid; check --grid"}
    };
  }

  @Test(dataProvider = "answersWithoutNodes")
  public void busyGridIsNotTakenForSomethingElse(String answer, String line) throws Exception {
    var status = GridHttp.JSON.readTree(answer);
    var failure =
        expectThrows(GridException.class, () -> new GridHttp(HubAddress.of(URL)).nodes(status));
    assertEquals(failure.getMessage(), line);
  }
}
