/** Tells of corpus files: what is in them, and what is wrong with them. */
@NullMarked
package dev.fieldtest.runnercli.corpus;

import org.jspecify.annotations.NullMarked;
