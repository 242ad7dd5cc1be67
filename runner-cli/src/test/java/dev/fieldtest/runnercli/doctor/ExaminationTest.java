package dev.fieldtest.runnercli.doctor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.runnercli.doctor.Finding.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.testng.annotations.Test;

/** Checks are made at once, each within its bound. */
public class ExaminationTest {
  @Test
  public void findingsComeInTheOrderOfTheChecks() throws InterruptedException {
    var second = new CountDownLatch(1);
    var checks =
        List.of(
            Check.quick(
                "first",
                () -> {
                  second.await();
                  return List.of(Finding.good("first", ""));
                }),
            Check.quick(
                "second",
                () -> {
                  second.countDown();
                  return List.of(Finding.good("second", ""), Finding.good("third", ""));
                }));
    var heard = new ArrayList<Finding>();
    var findings = Examination.of(checks, heard::add);
    assertEquals(heard, findings);
    assertEquals(
        findings.stream().map(Finding::subject).toList(), List.of("first", "second", "third"));
  }

  @Test
  public void checkThatHangsIsBadAndHindersNoOther() throws InterruptedException {
    var never = new CountDownLatch(1);
    var hanging =
        new Check(
            "slow",
            Duration.ofMillis(50),
            () -> {
              never.await();
              return List.of();
            });
    var findings =
        Examination.of(
            List.of(hanging, Check.quick("other", () -> List.of(Finding.good("other", "")))),
            each -> {});
    assertEquals(findings.get(0).mark(), Mark.BAD);
    assertTrue(findings.get(0).found().startsWith("no answer within"), findings.toString());
    assertEquals(findings.get(1).mark(), Mark.GOOD);
  }

  @Test
  public void checkThatThrowsIsBadWithWhatItSays() throws InterruptedException {
    var throwing =
        Check.quick(
            "odd",
            () -> {
              throw new java.io.IOException("the disk is away");
            });
    var findings = Examination.of(List.of(throwing), each -> {});
    assertEquals(findings, List.of(Finding.bad("odd", "the disk is away", "")));
  }
}
