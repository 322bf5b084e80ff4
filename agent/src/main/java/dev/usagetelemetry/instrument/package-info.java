/** Class loading to signals: the watcher, the weaver and the dispatcher in java.lang. */
@NullMarked
package dev.usagetelemetry.instrument;

import org.jspecify.annotations.NullMarked;
