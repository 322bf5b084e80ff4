/** Tests of the house as a whole. */
@NullMarked
package dev.usagetelemetry;

import org.jspecify.annotations.NullMarked;
