package dev.fieldtest.sitecorpus;

/** Whether a host is asked by https, and what its certificate is worth. */
public enum Encryption {
  /** It is asked by http. */
  NONE,

  /** Whoever trusts the server's authority trusts its certificate. */
  TRUSTED,

  /** It has signed its certificate itself, so nobody trusts it. */
  DISTRUSTED
}
