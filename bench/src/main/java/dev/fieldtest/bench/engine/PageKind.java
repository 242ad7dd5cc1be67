package dev.fieldtest.bench.engine;

/** How much a page makes a browser do. */
public enum PageKind {
  /** A login page of some kilobytes: markup, a style sheet, a script, a picture. */
  LIGHT,
  /** 2 MB of scripts and styles, 3,000 nodes, 100 ms of script. */
  HEAVY;

  /** As it is written on the command line. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
