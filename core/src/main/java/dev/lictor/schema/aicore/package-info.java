/**
 * The control plane of SAP AI Core: its operations as a table, the bodies that name models or re-point names, and the answers
 * from which a deployment's models are known.
 *
 * <p>Sources: the OpenAPI documents of AI Core (2.42.0), prompt registry, document grounding and batch service; SAP's
 * documentation of quotas and its tutorial on inference observability. Model calls below {@code /v2/inference} do not live here;
 * nothing here asks AI Core or remembers what it answered. This room looks into {@code
 * schema}, {@code http}, {@code call} and {@code internal.json}.
 *
 * <h2>How operations are named</h2>
 *
 * <p>The name is the literal part of the path below the service's prefix, joined by dots and spelled as there, then a verb. The
 * prefixes {@code /v2, /v2/lm, /v2/admin, /v2/analytics, /v2/registry/v2, /v2/llm-batch-service/v1} leave no trace; that of document
 * grounding leaves {@code grounding}. The verbs:
 *
 * <ul>
 *   <li>on a collection {@code list, create, updateMany, deleteMany}, and {@code count} for {@code $count};
 *   <li>on one thing {@code get, update, delete}; so too on what is only one thing: {@code meta, kpis, metrics, resources.nodes,
 *       resourceQuota.…, quota.model, tenantInfo, healthz};
 *   <li>where the path ends in an action or an aspect, its own word and no verb: {@code logs, status, history, import, export,
 *       substitution, search, trigger, refresh, cancel, creationStatus, deletionStatus}.
 * </ul>
 *
 * <p>Three exceptions: files of data sets are {@code dataset.get, .put, .delete}; stored prompts and orchestration configurations
 * that are found by scenario, name and version keep the name of their collection ({@code promptTemplates.history}); the second way
 * to fill a template in is {@code promptTemplates.substitutionByName}.
 */
@NullMarked
package dev.lictor.schema.aicore;

import org.jspecify.annotations.NullMarked;
