/** Tests of reading YAML. */
@NullMarked
package dev.lictor.dsl.yaml;

import org.jspecify.annotations.NullMarked;
