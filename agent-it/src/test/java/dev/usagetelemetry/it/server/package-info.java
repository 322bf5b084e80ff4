/**
 * Real servers, one by one, each in its newest version ({@code -Pservers}) or in all that are
 * listed ({@code -Pall-versions} besides).
 */
@NullMarked
package dev.usagetelemetry.it.server;

import org.jspecify.annotations.NullMarked;
