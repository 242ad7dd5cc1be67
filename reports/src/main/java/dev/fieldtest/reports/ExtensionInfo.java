package dev.fieldtest.reports;

/**
 * Which extension was tested. Name and version come from its manifest and are untrusted.
 *
 * @param id the browser's id of it
 * @param sha256 of the package, in hexadecimal
 */
public record ExtensionInfo(String id, String name, String version, String sha256) {}
