/** WebDriver BiDi: one connection a session, and visits to pages in its tabs. */
@NullMarked
package dev.fieldtest.griddocker.bidi;

import org.jspecify.annotations.NullMarked;
