package dev.lictor.internal.engine;

import dev.lictor.call.Operation;
import dev.lictor.schema.ProviderSchema;

/** What a request may be, if its deployment serves that. */
record Candidate(Operation operation, ProviderSchema room) {}
