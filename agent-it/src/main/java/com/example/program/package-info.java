/** Small programs that a test runs in JVMs of their own. */
@NullMarked
package com.example.program;

import org.jspecify.annotations.NullMarked;
