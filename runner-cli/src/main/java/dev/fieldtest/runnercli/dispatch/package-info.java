/** Brings every planned site to its one final result: sessions, retries, and the log. */
@NullMarked
package dev.fieldtest.runnercli.dispatch;

import org.jspecify.annotations.NullMarked;
