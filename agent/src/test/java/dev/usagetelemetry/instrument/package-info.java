/** Tests of instrument. */
@NullMarked
package dev.usagetelemetry.instrument;

import org.jspecify.annotations.NullMarked;
