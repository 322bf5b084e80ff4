/** Consent, the disclosure, and the log it is written to. */
@NullMarked
package dev.usagetelemetry.disclose;

import org.jspecify.annotations.NullMarked;
