/** Tests of profile. */
@NullMarked
package dev.usagetelemetry.profile;

import org.jspecify.annotations.NullMarked;
