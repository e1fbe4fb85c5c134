package dev.lictor.dsl.cel;

import dev.cel.common.types.CelType;
import dev.lictor.call.Kind;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a {@link Shape}.
 *
 * @param index its place among the fields
 * @param read gets the value as CEL wants it; null if absent, which an optional field only may be
 * @param optional whether it may be absent
 * @param words the closed list that its values are from; empty if open
 * @param kinds the kinds of operation that have it
 * @param head whether the head of a request tells it
 */
record Field<T>(
    String name,
    int index,
    CelType type,
    Function<T, @Nullable Object> read,
    boolean optional,
    Set<String> words,
    Set<Kind> kinds,
    boolean head) {}
