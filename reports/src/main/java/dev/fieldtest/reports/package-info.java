/** The attempt log, merging it into one report, and every format of that report. */
@NullMarked
package dev.fieldtest.reports;

import org.jspecify.annotations.NullMarked;
