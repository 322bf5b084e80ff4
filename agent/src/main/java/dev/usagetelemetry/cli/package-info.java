/** The command line of the jar. */
@NullMarked
package dev.usagetelemetry.cli;

import org.jspecify.annotations.NullMarked;
