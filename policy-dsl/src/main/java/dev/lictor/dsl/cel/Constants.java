package dev.lictor.dsl.cel;

import java.util.Map;

/**
 * The parameters of a document. Immutable.
 *
 * @param shape their types
 * @param values their values, as CEL wants them
 */
record Constants(Shape<Map<String, Object>> shape, Map<String, Object> values) {}
