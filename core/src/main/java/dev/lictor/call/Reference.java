package dev.lictor.call;

/**
 * Something that a call names but does not carry, such as a stored configuration. Immutable.
 *
 * @param kind such as {@code config_ref} or {@code template_ref}
 * @param name what is referred to: an id, or scenario, name and version with slashes between
 */
public record Reference(String kind, String name) {}
