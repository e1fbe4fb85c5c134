package dev.lictor.dsl.fact;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.identity.Caller;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a request of a sheet, for tests that need the bytes of a call of which little is told. Not thread-safe. */
public final class RequestMaker {

  private final Directories directories;
  private final Findings findings;

  /** Makes a maker that adds what is wrong to the findings. */
  public RequestMaker(Directories directories, Findings findings) {
    this.directories = directories;
    this.findings = findings;
  }

  /** Returns a plain request of the operation that is told; what more is told, and a plain request cannot say, is a finding. */
  public Optional<Request> make(Told.Part told, Caller caller, InstantSource clock) {
    return new Choosing(findings).choose(told).flatMap(plain -> {
      String model = Choosing.model(told);
      Request request = plain.request(
          model.isEmpty() ? plain.model() : model,
          said(told),
          HeadFacts.of(told).wishes());
      Probe.Seen seen =
          Probe.read(request, Optional.empty(), caller, directories.catalogue(), clock);
      if (seen.situation().isEmpty()) {
        beyond(
            told,
            "the engine refuses such a request: "
                + seen.refusal().map(reason -> reason.message()).orElse(""));
        return Optional.empty();
      }
      Agreement.differences(
              "call",
              directories.table().call(),
              told,
              directories.table().values(seen.situation().get()))
          .forEach(difference -> findings.add(
              difference.node().span(),
              Code.CONTRADICTION,
              difference.node().path(),
              "an answer is read by what was sent, and a plain request has `" + difference.path()
                  + "` as " + difference.seen(),
              "give the test a `request`"));
      return Optional.of(request);
    });
  }

  private static PlainBody.Said said(Told.Part told) {
    return new PlainBody.Said(
        told.fields().get("stream") instanceof Told.Value stream
            && Boolean.TRUE.equals(stream.value()),
        told.fields().get("maxOutputTokens") instanceof Told.Value cap
                && cap.value() instanceof Long tokens
            ? OptionalLong.of(tokens)
            : OptionalLong.empty());
  }

  private void beyond(Told.Part told, String message) {
    findings.add(
        Missing.start(told.node()),
        Code.CONTRADICTION,
        told.node().path(),
        message,
        "give the test a `request`");
  }
}
