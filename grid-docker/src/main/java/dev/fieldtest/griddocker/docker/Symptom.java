package dev.fieldtest.griddocker.docker;

import java.util.stream.Stream;

/** What in the logs of a grid's containers tells why it is not ready. */
enum Symptom {
  WRONG_SECRET(
      "Rejecting message without a valid secret",
      "a node has another SE_REGISTRATION_SECRET than the hub; give both the same"),
  NO_SANDBOX(
      "No usable sandbox!",
      "Chromium can not make its sandbox; let the nodes have the seccomp profile that the compose file names, and see"
          + " that the kernel allows user namespaces"),
  TOO_LITTLE_MEMORY(
      "OutOfMemoryError",
      "a container has too little memory; raise GRID_HUB_MEMORY or GRID_NODE_MEMORY");

  private final String sign;
  private final String advice;

  Symptom(String sign, String advice) {
    this.sign = sign;
    this.advice = advice;
  }

  /** The first of them that logs show; empty if there is none. */
  static String in(String logs) {
    return Stream.of(values())
        .filter(each -> logs.contains(each.sign))
        .map(each -> each.advice)
        .findFirst()
        .orElse("");
  }
}
