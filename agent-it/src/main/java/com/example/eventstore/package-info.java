/**
 * A small stand-in for an event store, in the style of a product that grew over the years: state in
 * private fields of base classes, holders that are filled in later, ids and names side by side. It
 * keeps nothing and serves nobody; it is here to be observed, and knows nothing of who does.
 */
@NullMarked
package com.example.eventstore;

import org.jspecify.annotations.NullMarked;
