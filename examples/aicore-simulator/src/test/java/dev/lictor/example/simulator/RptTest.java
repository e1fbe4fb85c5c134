package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RptTest {
  private static final String PREDICT = "/v2/inference/deployments/d-rpt-01/predict";
  private static final String CONFIG =
      "{\"target_columns\":[{\"name\":\"category\",\"prediction_placeholder\":\"?\"}]}";

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start(UnaryOperator.identity());
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private HttpResponse<String> compressed(byte[] body) throws Exception {
    return aicore.send(aicore
        .as(ALPHA, PREDICT)
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void fillsGapsWithTheMostFrequentValueAndTheMean() throws Exception {
    JsonNode answer = json(aicore.post(ALPHA, PREDICT, """
        {"index_column":"id","prediction_config":{"target_columns":[
            {"name":"category","prediction_placeholder":"?","task_type":"classification"},
            {"name":"price","prediction_placeholder":"?"}]},
         "rows":[{"id":"1","category":"tool","price":10},{"id":"2","category":"toy","price":20},
                 {"id":"3","category":"tool","price":30},{"id":"4","category":"?","price":"?"}]}"""));

    assertThat(answer.path("status").toString()).isEqualTo("{\"code\":0,\"message\":\"ok\"}");
    assertThat(answer.path("predictions").size()).isEqualTo(1);
    assertThat(answer.at("/predictions/0/id").asText()).isEqualTo("4");
    assertThat(answer.at("/predictions/0/category/0/prediction").asText()).isEqualTo("tool");
    assertThat(answer.at("/predictions/0/price/0/prediction").asDouble()).isEqualTo(20);
    assertThat(answer.path("metadata").toString())
        .isEqualTo("{\"num_columns\":3,\"num_rows\":4,\"num_predictions\":2,\"num_query_rows\":1}");
    assertThat(aicore.usage("sap-rpt-1-small").calls()).isEqualTo(1);
  }

  @Test
  void takesColumnsInACompressedBody() throws Exception {
    String body = "{\"prediction_config\":" + CONFIG
        + ",\"columns\":{\"category\":[\"a\",\"?\"],\"x\":[1,2]}}";

    HttpResponse<String> answer = compressed(gzip(body.getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/predictions/0/category/0/prediction").asText()).isEqualTo("a");
  }

  @Test
  void refusesACompressedBodyThatIsTooLargeOrNotCompressed() throws Exception {
    assertThat(compressed(gzip(new byte[10_485_761])).statusCode()).isEqualTo(413);
    assertThat(compressed("{}".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"prediction_config\":{}}",
        "{\"prediction_config\":" + CONFIG + "}",
        "{\"prediction_config\":" + CONFIG + ",\"rows\":[1]}",
        "{\"prediction_config\":" + CONFIG + ",\"rows\":[{\"x\":1}]}",
        "{\"prediction_config\":" + CONFIG + ",\"columns\":{\"category\":[1],\"x\":[1,2]}}"
      })
  void refusesInItsOwnShape(String body) throws Exception {
    HttpResponse<String> answer = aicore.post(ALPHA, PREDICT, body);

    assertThat(answer.statusCode()).isIn(400, 422);
    assertThat(json(answer).at("/status/code").asInt()).isEqualTo(2);
    assertThat(json(answer).at("/detail/0/msg").asText()).isNotEmpty();
  }

  @Test
  void readsTheFooterOfAParquetFile() throws Exception {
    JsonNode answer = json(parquet(file(3, "id", "category"), "\"index_column\"", "id"));

    assertThat(answer.at("/metadata").toString())
        .isEqualTo("{\"num_columns\":2,\"num_rows\":3,\"num_predictions\":3,\"num_query_rows\":3}");
    assertThat(answer.at("/predictions/2/id").asInt()).isEqualTo(2);
    assertThat(answer.at("/predictions/2/category").size()).isEqualTo(1);
    assertThat(aicore.usage("sap-rpt-1-small").calls()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoParquetFileAndWhatIsNoForm() throws Exception {
    byte[] cut = file(3, "id", "category");
    cut[5] = (byte) 0xff;

    assertThat(parquet("PAR1 nothing PAR1".getBytes(StandardCharsets.UTF_8), "\"x\"", "")
            .statusCode())
        .isEqualTo(400);
    assertThat(parquet(cut, "\"x\"", "").statusCode()).isEqualTo(400);
    assertThat(parquet(file(3, "id"), "\"x\"", "").statusCode()).isEqualTo(400);
    assertThat(aicore.post(ALPHA, PREDICT + "_parquet", "{}").statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> parquet(byte[] file, String name, String value) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes("""
        --edge\r
        Content-Disposition: form-data; name="prediction_config"\r
        \r
        %s\r
        --edge\r
        Content-Disposition: form-data; name=%s\r
        \r
        %s\r
        --edge\r
        Content-Disposition: form-data; name="file"; filename="t.parquet"\r
        Content-Type: application/octet-stream\r
        \r
        """.formatted(CONFIG, name, value).getBytes(StandardCharsets.UTF_8));
    form.writeBytes(file);
    form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return aicore.send(aicore
        .as(ALPHA, PREDICT + "_parquet")
        .header("Content-Type", "multipart/form-data; boundary=edge")
        .POST(BodyPublishers.ofByteArray(form.toByteArray())));
  }

  /** Writes a Parquet file without pages: the footer, by hand, in Thrift's compact protocol. */
  private static byte[] file(int rows, String... columns) {
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    footer.writeBytes(new byte[] {0x15, 2, 0x19, (byte) ((columns.length + 1) << 4 | 0x0c)});
    element(footer, "schema", columns.length);
    for (String column : columns) {
      element(footer, column, 0);
    }
    footer.writeBytes(new byte[] {0x16, (byte) (rows << 1), 0x19, 0x0c, 0});
    ByteBuffer file = ByteBuffer.allocate(footer.size() + 12).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = "PAR1".getBytes(StandardCharsets.US_ASCII);
    file.put(magic).put(footer.toByteArray()).putInt(footer.size()).put(magic);
    return file.array();
  }

  private static void element(ByteArrayOutputStream footer, String name, int children) {
    if (children == 0) {
      footer.writeBytes(new byte[] {0x15, 12, 0x25, 2, 0x18});
    } else {
      footer.write(0x48);
    }
    footer.write(name.length());
    footer.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    if (children > 0) {
      footer.writeBytes(new byte[] {0x15, (byte) (children << 1)});
    }
    footer.write(0);
  }
}
