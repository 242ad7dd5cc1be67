package dev.fieldtest.extensionundertest;

import java.util.Optional;

/**
 * A field of the login form.
 *
 * @param role {@code username} or {@code password}
 * @param outline its tag, id, name and type, for people
 * @param box its place
 * @param visible whether the user can see it
 * @param coveredBy outline of what a click on it reaches instead, if anything
 */
public record FieldFacts(
    String role, String outline, Box box, boolean visible, Optional<String> coveredBy) {}
