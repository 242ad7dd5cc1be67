package dev.fieldtest.sitecorpus.imports;

/** What addresses come from. */
enum ImportKind {
  TOP_LIST("a top list", false),
  LIST("a list", true),
  BOOKMARKS("bookmarks", false),
  PASSWORDS("a password manager's export", false);

  private final String name;
  private final boolean isAsWritten;

  ImportKind(String name, boolean isAsWritten) {
    this.name = name;
    this.isAsWritten = isAsWritten;
  }

  /**
   * Whether addresses keep their queries and fragments, as somebody wrote them. In what programs
   * have gathered, these hold sessions, tokens and mail addresses more often than they lead
   * anywhere.
   */
  boolean isAsWritten() {
    return isAsWritten;
  }

  @Override
  public String toString() {
    return name;
  }
}
