package dev.fieldtest.extensionundertest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is kept of a visit only where its site does not pass, for people to look at; nothing is
 * judged by it. All of it is untrusted, and bounded whatever the page did.
 *
 * @param console the last that the page and the extension's scripts printed, oldest first
 * @param outline the login form as found, or else the page's fields; an element a line
 * @param milestones empty if the page did not answer
 * @param picture of what was in sight at the end
 */
public record PageTraces(
    List<String> console,
    List<String> outline,
    Optional<Milestones> milestones,
    Optional<Picture> picture) {
  public PageTraces {
    console = List.copyOf(console);
    outline = List.copyOf(outline);
  }

  /**
   * When the document came along, in milliseconds from the start of its navigation, redirects
   * included; 0 for what did not happen.
   *
   * @param responseMs its first byte
   * @param interactiveMs it was parsed
   * @param loadedMs all that it refers to was there
   */
  public record Milestones(long responseMs, long interactiveMs, long loadedMs) {}

  /** The same with the picture put elsewhere, or left out. */
  PageTraces withPicture(Function<Picture, Optional<Picture>> place) {
    return new PageTraces(console, outline, milestones, picture.flatMap(place));
  }
}
