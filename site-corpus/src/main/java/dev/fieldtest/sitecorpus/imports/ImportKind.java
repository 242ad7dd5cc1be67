package dev.fieldtest.sitecorpus.imports;

/** What addresses come from. */
enum ImportKind {
  TOP_LIST("a top list", false),
  LIST("a list", false),
  BOOKMARKS("bookmarks", true),
  PASSWORDS("a password manager's export", true);

  private final String name;
  private final boolean isPersonal;

  ImportKind(String name, boolean isPersonal) {
    this.name = name;
    this.isPersonal = isPersonal;
  }

  /**
   * Whether the addresses are those that somebody was at. Their queries and fragments hold
   * sessions, tokens and mail addresses more often than they lead anywhere.
   */
  boolean isPersonal() {
    return isPersonal;
  }

  @Override
  public String toString() {
    return name;
  }
}
