/**
 * Checks a profile against the class files of the versions of a server, without running any of
 * them.
 */
@NullMarked
package dev.usagetelemetry.cli.check;

import org.jspecify.annotations.NullMarked;
