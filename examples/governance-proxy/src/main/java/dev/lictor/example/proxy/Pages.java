package dev.lictor.example.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.settings.reload.Standing;
import dev.lictor.store.Balance;
import dev.lictor.store.Balances;
import dev.lictor.store.UsageStore;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the management port tells, as JSON. Thread-safe. */
final class Pages {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int STORE_SECONDS = 2;

  private final UsageStore store;
  private final ModelUsage models;
  private final URI upstream;
  private final Supplier<Standing> standing;
  private final BooleanSupplier stopping;

  Pages(
      UsageStore store,
      ModelUsage models,
      URI upstream,
      Supplier<Standing> standing,
      BooleanSupplier stopping) {
    this.store = store;
    this.models = models;
    this.upstream = upstream;
    this.standing = standing;
    this.stopping = stopping;
  }

  /**
   * One page. Immutable.
   *
   * @param status the status
   * @param json the body
   */
  record Page(int status, String json) {}

  /** Returns the page at the path, or empty if there is none. */
  Optional<CompletionStage<Page>> at(String path) {
    return switch (path) {
      case "/health" ->
        Optional.of(CompletableFuture.completedFuture(
            page(200, json -> json.writeStringField("status", "up"))));
      case "/ready" -> Optional.of(ready());
      case "/usage" -> Optional.of(usage());
      default -> Optional.empty();
    };
  }

  private CompletionStage<Page> ready() {
    return store
        .balances("")
        .toCompletableFuture()
        .orTimeout(STORE_SECONDS, TimeUnit.SECONDS)
        .handle((balances, failure) -> {
          String status = stopping.getAsBoolean()
              ? "stopping"
              : failure != null ? "the store does not answer" : "ready";
          return page(status.equals("ready") ? 200 : 503, json -> {
            json.writeStringField("status", status);
            json.writeStringField("upstream", upstream.toString());
            json.writeObjectFieldStart("store");
            json.writeStringField("scope", store.scope().name());
            json.writeStringField("durability", store.durability().name());
            json.writeEndObject();
            write(json, standing.get());
          });
        });
  }

  private static void write(JsonGenerator json, Standing standing) throws IOException {
    json.writeObjectFieldStart("policy");
    json.writeStringField("version", standing.version());
    json.writeStringField("since", standing.since().toString());
    if (standing.refused().isPresent()) {
      json.writeObjectFieldStart("refused");
      json.writeStringField("at", standing.refused().get().at().toString());
      json.writeArrayFieldStart("findings");
      for (Diagnostic finding : standing.refused().get().findings()) {
        json.writeString(finding.render().strip());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private CompletionStage<Page> usage() {
    return collect("", new ArrayList<>())
        .toCompletableFuture()
        .orTimeout(STORE_SECONDS, TimeUnit.SECONDS)
        .handle((balances, failure) -> failure != null
            ? page(503, json -> json.writeStringField("status", "the store does not answer"))
            : page(200, json -> write(json, balances)));
  }

  private CompletionStage<List<Balance>> collect(String from, List<Balance> collected) {
    return store.balances(from).thenCompose((Balances page) -> {
      collected.addAll(page.page());
      return page.next().isPresent()
          ? collect(page.next().get(), collected)
          : CompletableFuture.completedFuture(collected);
    });
  }

  private void write(JsonGenerator json, List<Balance> balances) throws IOException {
    json.writeStringField("booksOf", store.scope().name());
    json.writeArrayFieldStart("budgets");
    for (Balance balance : balances) {
      json.writeStartObject();
      json.writeStringField("document", balance.key().document());
      json.writeStringField("budget", balance.key().budget());
      json.writeArrayFieldStart("per");
      for (String value : balance.key().per()) {
        json.writeString(value);
      }
      json.writeEndArray();
      json.writeStringField("unit", balance.key().unit().word());
      json.writeNumberField("spent", balance.spent());
      json.writeNumberField("open", balance.open());
      json.writeNumberField("limit", balance.limit());
      json.writeStringField("window", balance.window().id());
      json.writeStringField(
          "windowEnd", Instant.ofEpochMilli(balance.window().endMillis()).toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("modelsCountedBy", "this process, since it began");
    json.writeArrayFieldStart("models");
    List<ModelUsage.Line> lines = new ArrayList<>();
    models.each(lines::add);
    for (ModelUsage.Line line : lines) {
      json.writeStartObject();
      json.writeStringField("team", line.team());
      json.writeStringField("model", line.model());
      json.writeNumberField("tokens", line.tokens());
      json.writeNumberField("calls", line.calls());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static Page page(int status, Fields fields) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Page(status, text.toString());
  }
}
