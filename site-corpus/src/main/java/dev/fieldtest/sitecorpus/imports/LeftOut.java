package dev.fieldtest.sitecorpus.imports;

/** Why an address is not taken. */
enum LeftOut {
  NO_ADDRESS("without an address"),
  NO_PAGE("not http or https"),
  MORE_THAN_ADDRESS("with more than an address, which may be a secret"),
  IN_CORPUS("in the corpus already"),
  TWICE("named before"),
  BEYOND_LIMIT("beyond --limit");

  private final String words;

  LeftOut(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
