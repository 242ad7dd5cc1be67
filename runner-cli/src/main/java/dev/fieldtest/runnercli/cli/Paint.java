package dev.fieldtest.runnercli.cli;

/** A colour of the terminal. */
enum Paint {
  RED(31),
  GREEN(32),
  YELLOW(33),
  CYAN(36),
  BOLD(1),
  DIM(2);

  private final int code;

  Paint(int code) {
    this.code = code;
  }

  String on(boolean colour, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** A text without its colours. */
  static String none(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "");
  }
}
