/**
 * SAP-RPT-1: fills gaps in tables given as JSON or Parquet (spec SAP-RPT-1 Tabular AI 0.1.0). Looks into {@code json}, {@code
 * exchange} and {@code model}.
 */
@NullMarked
package dev.lictor.example.simulator.rpt;

import org.jspecify.annotations.NullMarked;
