package dev.fieldtest.bench.engine.lab;

/** Whom a process works for; CPU time is told apart by it. */
public enum Role {
  /** Chromium with all its processes. */
  BROWSER,
  /** ChromeDriver. */
  DRIVER,
  /** Selenium Grid. */
  GRID,
  /** What a user starts: the test-suite, the script, the runner. */
  CLIENT
}
