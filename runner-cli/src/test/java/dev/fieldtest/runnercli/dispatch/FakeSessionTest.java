package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.griddocker.BrowserSession;
import dev.fieldtest.sitecorpus.Site;
import java.util.concurrent.CountDownLatch;
import org.testng.annotations.Test;

/** The browser in memory keeps what a real one does. */
@Test
public class FakeSessionTest extends BrowserSessionContract {
  private final CountDownLatch hangs = new CountDownLatch(1);
  private final FakeGrid grid =
      new FakeGrid().on("hangs", new Act.Then(hangs::countDown, Act.HANGS));

  @Override
  protected BrowserSession open() {
    return grid.open(Runs.request());
  }

  @Override
  protected Site login() {
    return Runs.site("login");
  }

  @Override
  protected Site hanging() {
    return Runs.site("hangs");
  }

  @Override
  protected void awaitHanging() throws InterruptedException {
    hangs.await();
  }
}
