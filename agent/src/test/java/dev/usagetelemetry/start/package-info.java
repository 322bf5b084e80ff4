/** Tests of start. */
@NullMarked
package dev.usagetelemetry.start;

import org.jspecify.annotations.NullMarked;
