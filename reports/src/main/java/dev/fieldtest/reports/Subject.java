package dev.fieldtest.reports;

/**
 * What a run tests, by digests: what is no longer the same can not be judged in one run.
 *
 * @param extension SHA-256 of the package, in hexadecimal
 * @param contract SHA-256 of what it promises, in hexadecimal
 */
public record Subject(String extension, String contract) {}
