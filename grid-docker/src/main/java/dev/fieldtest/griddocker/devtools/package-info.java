/** Chromium's DevTools: one connection a browser, and visits to pages in its tabs. */
@NullMarked
package dev.fieldtest.griddocker.devtools;

import org.jspecify.annotations.NullMarked;
