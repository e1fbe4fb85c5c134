package dev.lictor.dsl.suite;

import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.fact.Directories;
import dev.lictor.dsl.fact.Request;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.model.ModelEntry;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads requests and answers as they come over the wire. Not thread-safe. */
final class RequestReader {

  /** Who serves the models of a provider on AI Core, by the provider's name in the catalogue. */
  private static final Map<String, String> EXECUTABLES = Map.of(
      "openai", "azure-openai",
      "google", "gcp-vertexai",
      "amazon", "aws-bedrock",
      "anthropic", "aws-bedrock",
      "mistralai", "aicore-mistralai",
      "perplexity", "perplexity-ai",
      "nvidia", "aicore-nvidia",
      "cohere", "aicore-cohere",
      "sap", "aicore-sap");

  /** The methods of requests that usually have no body. */
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

  private final Directories directories;
  private final Fixtures fixtures;
  private final Findings findings;

  RequestReader(Directories directories, Fixtures fixtures, Findings findings) {
    this.directories = directories;
    this.fixtures = fixtures;
    this.findings = findings;
  }

  /** Reads a request; empty if its body cannot be read. */
  Optional<Request> request(Mapping source) {
    String[] to = source.text("to", "").split(" ", 2);
    if (to.length < 2) {
      return Optional.empty(); // the structure has a finding for it
    }
    Optional<Fixture> body = source.find("body").flatMap(fixtures::body);
    if (body.isEmpty() && source.find("body").isPresent()) {
      return Optional.empty();
    }
    ByteBuffer bytes = body.map(Fixture::bytes).orElseGet(() -> ByteBuffer.allocate(0));
    Headers said = headers(source.mapping("headers"));
    Headers.Builder headers = Headers.builder();
    said.forEach(headers::add);
    if (bytes.hasRemaining() && !said.contains("Content-Type")) {
      headers.add("Content-Type", "application/json");
    }
    boolean framed = bytes.hasRemaining() || !BODILESS.contains(to[0]);
    if (framed && !said.contains("Content-Length")) {
      headers.add("Content-Length", Integer.toString(bytes.remaining()));
    }
    return Optional.of(new Request(
        new RequestHead(to[0], to[1], headers.build()),
        bytes,
        Request.pathsOf(to[1]),
        source.find("serves").map(this::served)));
  }

  private static Headers headers(Optional<Mapping> source) {
    Headers.Builder headers = Headers.builder();
    source.ifPresent(mapping -> mapping.entries().forEach(entry -> {
      if (entry.value() instanceof Scalar value) {
        headers.add(entry.key().value(), value.value());
      }
    }));
    return headers.build();
  }

  private Served served(Node node) {
    if (node instanceof Mapping said) {
      return new Served(
          said.text("scenario", ""),
          said.text("executable", ""),
          said.items("models").stream().map(RequestReader::model).toList());
    }
    List<Node> names = node instanceof Sequence list ? list.items() : List.of(node);
    Optional<String> provider = names.stream()
        .flatMap(name -> directories.catalogue().find(text(name)).stream())
        .map(ModelEntry::provider)
        .findFirst();
    if (provider.filter(EXECUTABLES::containsKey).isEmpty()) {
      findings.add(
          node.span(),
          Code.BAD_REQUEST,
          node.path(),
          provider
              .map(name -> "nobody can say how AI Core serves models of `" + name + '`')
              .orElse("the model catalogue does not tell who provides this"),
          "say `{scenario: …, executable: …, models: […]}`");
    }
    return new Served(
        "foundation-models",
        EXECUTABLES.getOrDefault(provider.orElse(""), "aicore-opensource"),
        names.stream().map(RequestReader::model).toList());
  }

  private static ModelRef model(Node name) {
    return new ModelRef(text(name), "", "deployment", Optional.empty());
  }

  private static String text(Node node) {
    return node instanceof Scalar scalar ? scalar.value() : "";
  }

  /** Reads an answer; what it is says the name of its file, if the headers do not. */
  Optional<Case.Answered> answer(Node node) {
    Optional<Scalar> file = node instanceof Mapping said
        ? said.scalar("body")
        : Optional.of(node).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    Optional<Mapping> said =
        Optional.of(node).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    return file.flatMap(fixtures::file).map(body -> {
      Headers given = headers(said.flatMap(s -> s.mapping("headers")));
      Headers.Builder headers = Headers.builder();
      given.forEach(headers::add);
      if (!given.contains("Content-Type")) {
        headers.add(
            "Content-Type",
            body.name().endsWith(".sse") ? "text/event-stream" : "application/json");
      }
      int status = said.flatMap(s -> s.scalar("status"))
          .flatMap(Scalar::integer)
          .map(Number::intValue)
          .orElse(200);
      return new Case.Answered(new ResponseHead(status, headers.build()), body);
    });
  }
}
