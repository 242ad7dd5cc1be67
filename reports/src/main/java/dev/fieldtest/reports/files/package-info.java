/** What lies in an output folder beside the formats for people: the log, the plan, the run. */
@NullMarked
package dev.fieldtest.reports.files;

import org.jspecify.annotations.NullMarked;
