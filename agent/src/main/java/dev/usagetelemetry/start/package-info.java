/** Puts the house together inside the isolated loader. */
@NullMarked
package dev.usagetelemetry.start;

import org.jspecify.annotations.NullMarked;
