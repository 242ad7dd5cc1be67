/** Looks whether all that a run needs is there, and says what to do where it is not. */
@NullMarked
package dev.fieldtest.runnercli.doctor;

import org.jspecify.annotations.NullMarked;
