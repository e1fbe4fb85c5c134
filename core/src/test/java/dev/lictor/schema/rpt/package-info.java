/** Tests of the room of SAP RPT. */
@NullMarked
package dev.lictor.schema.rpt;

import org.jspecify.annotations.NullMarked;
