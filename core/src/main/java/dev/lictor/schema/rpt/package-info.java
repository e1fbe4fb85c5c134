/**
 * SAP-RPT-1, which fills in cells of tables, behind a deployment of SAP AI Core ({@code aicore-sap}).
 *
 * <p>Source: the OpenAPI document of SAP-RPT-1 (0.1.0). Its answers name no tokens, so calls are counted as requests, and the model
 * is the deployment's. This room looks into {@code schema}, {@code call}, {@code http} and {@code internal.json}.
 */
@NullMarked
package dev.lictor.schema.rpt;

import org.jspecify.annotations.NullMarked;
