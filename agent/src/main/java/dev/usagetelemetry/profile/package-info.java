/**
 * What is known of one server product: identity, hooks and what to read. Knows no server's classes.
 */
@NullMarked
package dev.usagetelemetry.profile;

import org.jspecify.annotations.NullMarked;
