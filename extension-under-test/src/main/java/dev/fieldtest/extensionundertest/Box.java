package dev.fieldtest.extensionundertest;

/** A rectangle on a page, in CSS pixels from the top left corner of its frame's document. */
public record Box(double x, double y, double width, double height) {
  /** The shortest distance between two rectangles, in CSS pixels; 0 if they touch or overlap. */
  public double distanceTo(Box other) {
    var dx = Math.max(0, Math.max(other.x - (x + width), x - (other.x + other.width)));
    var dy = Math.max(0, Math.max(other.y - (y + height), y - (other.y + other.height)));
    return Math.hypot(dx, dy);
  }

  /** Whether it has no area to speak of. */
  public boolean isEmpty() {
    return width < 1 || height < 1;
  }
}
