/** The command line: one class a command, which parses, makes one call, and maps an exit code. */
@NullMarked
package dev.fieldtest.runnercli.cli;

import org.jspecify.annotations.NullMarked;
