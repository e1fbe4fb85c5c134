package dev.lictor.example.simulator.responses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps responses by the place they were made at, the last 1,000 of all. Thread-safe. */
final class ResponseStore {
  private static final int MOST = 1_000;

  private record Key(String place, String id) {}

  private final Map<Key, StoredResponse> responses = new LinkedHashMap<>();

  synchronized void keep(String place, String id, StoredResponse response) {
    responses.put(new Key(place, id), response);
    if (responses.size() > MOST) {
      responses.remove(responses.keySet().iterator().next());
    }
  }

  synchronized Optional<StoredResponse> find(String place, String id) {
    return Optional.ofNullable(responses.get(new Key(place, id)));
  }

  /** Lets a response advance by one fetch, and returns how it was before. */
  synchronized Optional<StoredResponse> fetch(String place, String id) {
    Optional<StoredResponse> found = find(place, id);
    found.ifPresent(
        before -> responses.put(new Key(place, id), before.with(before.state().fetched())));
    return found;
  }

  /** Cancels a response that is not done, and returns how it is then. */
  synchronized Optional<StoredResponse> cancel(String place, String id) {
    return Optional.ofNullable(responses.computeIfPresent(
        new Key(place, id),
        (key, before) ->
            before.state() == ResponseState.DONE ? before : before.with(ResponseState.CANCELLED)));
  }

  synchronized boolean delete(String place, String id) {
    return responses.remove(new Key(place, id)) != null;
  }
}
