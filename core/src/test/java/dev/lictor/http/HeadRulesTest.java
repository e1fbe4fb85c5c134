package dev.lictor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadRulesTest {

  @Test
  void acceptsWhatOrdinaryClientsSend() {
    Optional<HeadRefusal> refusal = check(
        "Host", "proxy",
        "Authorization", "Bearer x",
        "AI-Resource-Group", "default",
        "Content-Type", "application/json",
        "Content-Length", "17",
        "Accept", "application/json",
        "Accept-Encoding", "gzip, deflate",
        "Connection", "Upgrade, HTTP2-Settings",
        "Upgrade", "h2c",
        "HTTP2-Settings", "AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
        "X-Custom_Header", "anything \u00e4",
        "Cookie", "a=b",
        "Cookie", "c=d");

    assertThat(refusal).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Content-Type",
        "Content-Length",
        "Content-Encoding",
        "Transfer-Encoding",
        "AI-Resource-Group",
        "Host",
        "X-Amzn-Bedrock-GuardrailIdentifier"
      })
  void refusesASecondOfEachHeaderThatIsRead(String name) {
    assertThat(codeOf(name, "1", name.toUpperCase(java.util.Locale.ROOT), "1"))
        .isEqualTo("400 duplicate_header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AI_Resource_Group",
        "ai-resource_group",
        "AI.Resource.Group",
        "Content_Length",
        "Transfer_Encoding"
      })
  void refusesTwinsThatDifferInTheSeparatorAlone(String name) {
    assertThat(codeOf(name, "default")).isEqualTo("400 ambiguous_header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "a\n b", "a\u0000", "\r", "a\u007f", "\u0001"})
  void refusesControlCharactersInValues(String value) {
    assertThat(codeOf("X-Any", value)).isEqualTo("400 malformed_header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "na\u00efve", "a\n", "a\u0000", "(a)"})
  void refusesNamesThatAreNoTokens(String name) {
    assertThat(codeOf(name, "x")).isEqualTo("400 malformed_header");
  }

  @Test
  void refusesTwoFramings() {
    assertThat(codeOf("Content-Length", "3", "Transfer-Encoding", "chunked"))
        .isEqualTo("400 ambiguous_framing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1,1", "0x1", "1 ", "\u0661", "9999999999999999999"})
  void refusesALengthThatIsNoPlainNumber(String length) {
    assertThat(codeOf("Content-Length", length)).isEqualTo("400 ambiguous_framing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, chunked", "chunked, identity", "xchunked", " chunked", "identity"})
  void refusesTransferEncodingsOtherThanChunked(String coding) {
    assertThat(codeOf("Transfer-Encoding", coding)).isEqualTo("400 ambiguous_framing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AI-Resource-Group", "close, authorization", "Content-Length", "x-anything"})
  void refusesConnectionsThatNameAnEndToEndHeader(String connection) {
    assertThat(codeOf("Connection", connection)).isEqualTo("400 connection_option_refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-HTTP-Method-Override", "x-http-method", "X_Method_Override", "X-Original-URL"})
  void refusesOverrides(String name) {
    assertThat(codeOf(name, "DELETE")).isEqualTo("400 override_refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "h2c, websocket", "h3"})
  void refusesOtherProtocols(String upgrade) {
    assertThat(codeOf("Connection", "Upgrade", "Upgrade", upgrade))
        .isEqualTo("400 upgrade_refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "deflate", "br", "gzip, gzip", "identity;x", "identity, gzip", ""})
  void refusesCompressedBodies(String encoding) {
    assertThat(codeOf("Content-Encoding", encoding)).isEqualTo("415 unsupported_encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json; charset=utf-7",
        "application/json; charset=utf-16",
        "application/json; charset=utf-8; charset=utf-7",
        "application/json, text/plain",
        "application/jsonx",
        "application/x-ndjson",
        "application/vnd.api+json",
        "multipart/form-data; boundary=x",
        ""
      })
  void refusesOtherMediaTypes(String type) {
    assertThat(codeOf("Content-Type", type)).isEqualTo("415 unsupported_media_type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Application/JSON",
        "application/json;",
        "application/json;charset=UTF-8",
        "application/json ; Charset=\"utf-8\""
      })
  void acceptsJsonInUtf8HoweverItIsWritten(String type) {
    assertThat(check(post("Content-Type", type))).isEmpty();
  }

  @Test
  void refusesABodyWithoutAType() {
    assertThat(check(post())).get().extracting(HeadRefusal::status).isEqualTo(415);
    assertThat(check(head("GET", "Content-Length", "2"))).isPresent();
    assertThat(check(head("GET"))).isEmpty();
    assertThat(check(head("DELETE", "Content-Length", "0"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "-abc", "abc.", "a/b", "a b", "a,b", "\u00e4bc", "../x"})
  void refusesResourceGroupsThatAiCoreCannotHave(String group) {
    assertThat(codeOf("AI-Resource-Group", group)).isEqualTo("400 invalid_resource_group");
  }

  @Test
  void boundsTheLengthOfAResourceGroup() {
    assertThat(check(json("AI-Resource-Group", "a".repeat(253)))).isEmpty();
    assertThat(check(json("AI-Resource-Group", "a".repeat(254)))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "AI-Inference-Observability-Persistence-Mode, full",
    "ai-inference-observability-labels, x",
    "AI_Inference_Observability_Persistence_Mode, full",
    "ai-object-store-secret-name, mine"
  })
  void refusesToExportPrompts(String name, String value) {
    assertThat(codeOf(name, value)).isEqualTo("403 observability_refused");
  }

  @Property(seed = "1")
  void isTotalAndNeverRepeatsAValue(@ForAll List<String> names, @ForAll String value) {
    Headers.Builder headers = Headers.builder();
    names.forEach(name -> headers.add(name, "secret-" + value));

    Optional<HeadRefusal> refusal = check(new RequestHead("POST", "/", headers.build()));

    assertThat(refusal).isPresent();
    assertThat(refusal.get().message()).doesNotContain("secret-").hasSizeLessThan(200);
  }

  private static Optional<HeadRefusal> check(String... fields) {
    return check(post(fields));
  }

  private static String codeOf(String... fields) {
    boolean typed = List.of(fields).contains("Content-Type");
    HeadRefusal refusal = check(typed ? post(fields) : json(fields)).orElseThrow();
    return refusal.status() + " " + refusal.code();
  }

  private static RequestHead json(String... fields) {
    RequestHead head = post(fields);
    return head.with(head.headers().with("Content-Type", "application/json"));
  }

  private static RequestHead post(String... fields) {
    return head("POST", fields);
  }

  private static RequestHead head(String method, String... fields) {
    return new RequestHead(
        method, "/v2/inference/deployments/d1/v2/completion", Headers.of(fields));
  }

  /** Both checks, in the order in which an engine makes them. */
  private static Optional<HeadRefusal> check(RequestHead head) {
    return HeadRules.check(head, Exports.REFUSED).or(() -> HeadRules.checkContent(head));
  }
}
