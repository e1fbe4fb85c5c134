package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // the line ends matter
class PublicUrlsTest {

  private final PublicUrls urls = new PublicUrls(
      new Upstream(URI.create("https://Api.ai.example"), Optional.empty()),
      "https://gw.example/genai");

  @ParameterizedTest
  @CsvSource({
    "https://api.ai.example/v2/x?y#z, https://gw.example/genai/v2/x?y#z",
    "https://API.AI.EXAMPLE:443/v2, https://gw.example/genai/v2",
    "http://api.ai.example, https://gw.example/genai",
    "//api.ai.example/a, https://gw.example/genai/a",
    "https://user@api.ai.example/a, https://gw.example/genai/a",
    "https://api.ai.example.evil/a, https://api.ai.example.evil/a",
    "https://api.ai.example:8443/a, https://api.ai.example:8443/a",
    "https://other/?u=https://api.ai.example/, https://other/?u=https://api.ai.example/",
    "/relative, /relative",
    "https://api.ai.example./v2, https://gw.example/genai/v2",
    "http://api.ai.example:80/v2, https://gw.example/genai/v2",
    "HTTPS://api.ai.example/v2, https://gw.example/genai/v2",
    "https://api.ai.example\\v2, https://gw.example/genai\\v2",
    "/login?to=https://api.ai.example/cb, /login?to=https://api.ai.example/cb",
    "login?to=//api.ai.example/cb, login?to=//api.ai.example/cb",
  })
  void replacesTheUpstreamsAuthorityAndNoOther(String url, String expected) {
    assertThat(urls.rewritten(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/a?to=https://api.ai.example/, /genai/v2/a?to=https://api.ai.example/",
    "//api.ai.example/a, https://gw.example/genai/a",
    "https://api.ai.example/a, https://gw.example/genai/a",
    "a/b, a/b",
  })
  void putsThePathsOfReferencesBelowTheBasePath(String reference, String expected) {
    assertThat(urls.rewrittenReference(reference)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"deploymentUrl\":\"https:\\u002f\\u002fapi.ai.example\\u002fv2\"}",
        "{\"deploymentUrl\":\"https:\\/\\/API.ai.example:443\\/v2\"}",
        "{\"deployment\\u0055rl\":\"\\u0068ttps://api.ai.example/v2\"}",
        "\ufeff[{\"a\":{\"deploymentUrl\":\"https://api.ai.example/v2\"}}]",
      })
  void findsTheUrlHoweverTheJsonSpellsIt(String json) {
    byte[] rewritten = urls.rewritten(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();

    assertThat(new String(rewritten, StandardCharsets.UTF_8))
        .contains(":\"https://gw.example/genai/v2\"}")
        .doesNotContainIgnoringCase("api.ai.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip\r\n",
        "Content-Encoding: identity\r\nContent-Encoding: br\r\n",
        "Content-Encoding: x\r\nContent-Type: text/plain\r\n",
      })
  void refusesAnAnswerAboutDeploymentsInACodingThatItCannotRead(String fields) throws Exception {
    try (Origin origin = Origin.start(link -> {
          String head = link.readHead();
          link.send("HTTP/1.1 200 OK\r\n" + fields + "Content-Length: 2\r\n\r\n"
              + (head.contains("Range") ? "??" : "{}"));
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("GET /v2/lm/deployments HTTP/1.1\r\nHost: x\r\nRange: bytes=0-5\r\n\r\n");

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ").contains("cannot be read");
    }
  }

  @Test
  void rewritesTheChunkedAnswerToACreationOfAnyContentType() throws Exception {
    try (Origin origin = Origin.start(link -> {
          String head = link.readHead();
          String url =
              "http://127.0.0.1:" + head.replaceAll("(?s).*Host: 127.0.0.1:(\\d+).*", "$1");
          String first = "{\"deploymentUrl\":\"";
          String rest = url + "/v2/d\"," + "\"r\":" + head.contains("Range") + "}";
          link.send(
              "HTTP/1.1 201 Created\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
                  + "Trailer: X-T\r\nLocation: /v2/lm/deployments/d\r\n\r\n");
          for (String piece : List.of(first, rest)) {
            link.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
          }
          link.send("0\r\nX-T: 1\r\n\r\n");
          link.readHead();
        });
        Proxy proxy = Proxy.start(
            Setups.of(Setups.upstream(origin.port()), "/genai", Timeouts.DEFAULT),
            Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("POST /genai/v2/lm/deployments HTTP/1.1\r\nHost: x\r\nRange: bytes=0-5\r\n\r\n");

      assertThat(caller.readAnswer())
          .startsWith("HTTP/1.1 201 ")
          .contains("\r\nLocation: /genai/v2/lm/deployments/d\r\n")
          .endsWith("{\"deploymentUrl\":\"https://ai.example.com/genai/v2/d\",\"r\":false}")
          .doesNotContain("chunked");
    }
  }

  @Test
  void splicesEveryDeploymentUrlAndLeavesAllOtherBytes() {
    String json = " {\"n\":1e5,  \"deploymentUrl\" : \"https:\\/\\/api.ai.example/v2/d1\","
        + "\"u\":\"https://api.ai.example/\",\"a\":[{\"deploymentUrl\":\"https://api.ai.example/ü\"},"
        + "{\"deploymentUrl\":null},{\"deploymentUrl\":[\"https://api.ai.example/\"]}]}\n";

    byte[] rewritten = urls.rewritten(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();

    assertThat(new String(rewritten, StandardCharsets.UTF_8))
        .isEqualTo(" {\"n\":1e5,  \"deploymentUrl\" : \"https://gw.example/genai/v2/d1\","
            + "\"u\":\"https://api.ai.example/\","
            + "\"a\":[{\"deploymentUrl\":\"https://gw.example/genai/ü\"},"
            + "{\"deploymentUrl\":null},{\"deploymentUrl\":[\"https://api.ai.example/\"]}]}\n");
  }

  @Test
  void passesTextThatHoldsNoUrlAndRefusesWhatCannotBeRead() {
    byte[] denied = "RBAC: access denied".getBytes(StandardCharsets.UTF_8);
    byte[] broken =
        "{\"deploymentUrl\":\"https://api.ai.example/\" oops".getBytes(StandardCharsets.UTF_8);
    byte[] utf16 =
        "{\"deploymentUrl\":\"https://api.ai.example/\"}".getBytes(StandardCharsets.UTF_16BE);

    assertThat(urls.rewritten(denied)).contains(denied);
    assertThat(urls.rewritten(broken)).isEmpty();
    assertThat(urls.rewritten(utf16)).isEmpty();
  }

  @Test
  void deploymentsLeadBackToThePublicUrlWhateverTheCallersHostIs() throws Exception {
    try (Origin origin = Origin.start(link -> {
          while (true) {
            String head = link.readHead();
            String host = head.substring(
                head.indexOf("127.0.0.1"), head.indexOf("\r\n", head.indexOf("127.0.0.1")));
            String body =
                "{\"deploymentUrl\":\"http://" + host + "/v2/inference/deployments/d1\",\"e\":\""
                    + (head.contains("Accept-Encoding: identity") ? "identity" : "") + "\"}";
            link.send("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nLocation: http://" + host
                + "/l\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
          }
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send(
          "GET /v2/lm/deployments?a=b HTTP/1.1\r\nHost: evil\r\nAccept-Encoding: gzip\r\n\r\n");
      String listed = caller.readAnswer();
      caller.send("GET /v2/lm/other HTTP/1.1\r\nHost: evil\r\n\r\n");
      String other = caller.readAnswer();

      assertThat(listed)
          .endsWith("{\"deploymentUrl\":\"https://ai.example.com/v2/inference/deployments/d1\","
              + "\"e\":\"identity\"}")
          .doesNotContain("ETag")
          .contains("Location: https://ai.example.com/l\r\n");
      assertThat(other).contains("\"deploymentUrl\":\"http://127.0.0.1:", "ETag");
    }
  }

  @Test
  void refusesAnAnswerAboutDeploymentsThatIsTooLargeToRewrite() throws Exception {
    try (Origin origin = Origin.start(link -> {
          link.readHead();
          link.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000));
          link.readHead();
        });
        Proxy proxy = Setups.proxy(origin.port(), Doors.passing());
        Origin.Link caller = Origin.Link.to(proxy.port())) {
      caller.send("GET /V2//lm/%64eployments HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(caller.readAnswer()).startsWith("HTTP/1.1 502 ").contains("too large");
    }
  }
}
