package dev.fieldtest.reports;

/**
 * The browser that served an attempt.
 *
 * @param id the Grid's session id
 * @param node address of its node, as the Grid knows it
 * @param browser name and version
 */
public record SessionRecord(String id, String node, String browser) {}
