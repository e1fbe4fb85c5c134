/** Tests of the simulator over real sockets. */
@NullMarked
package dev.lictor.example.simulator;

import org.jspecify.annotations.NullMarked;
