package dev.lictor.example.simulator.control;

import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.traffic.RequestRecord;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Writes {@code {"requests": […]}} record by record, so that the whole text never exists at once. Confined to one call. */
final class ListedRecords implements Iterator<byte[]> {
  private final List<RequestRecord> records;
  private int next = -1;

  ListedRecords(List<RequestRecord> records) {
    this.records = records;
  }

  @Override
  public boolean hasNext() {
    return next <= records.size();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int now = next++;
    if (now < 0) {
      return bytes("{\"requests\":[");
    }
    if (now == records.size()) {
      return bytes("]}");
    }
    return bytes((now == 0 ? "" : ",") + Json.text(records.get(now).toJson()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
