package dev.lictor.example.simulator.token;

import java.util.Optional;

/**
 * Whoever a valid token names. Immutable.
 *
 * @param kind with the rights of which side it calls
 * @param zid the identity zone
 * @param serviceInstanceId the service instance, if the token names one
 */
public record Caller(ClientKind kind, String zid, Optional<String> serviceInstanceId) {}
