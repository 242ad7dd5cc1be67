/** The formats of a report, each safe against whatever a page said. */
@NullMarked
package dev.fieldtest.reports.formats;

import org.jspecify.annotations.NullMarked;
