package dev.lictor.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the small JSON objects of tokens and key sets: UTF-8 only, no duplicates, nothing behind the object. Thread-safe. */
final class StrictJson {

  private static final int MAX_DEPTH = 32;

  private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build()
      .reader();

  private StrictJson() {}

  /** Returns the object, or null if the bytes are not exactly one. */
  static @Nullable JsonNode object(byte[] utf8) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      JsonNode node = text.startsWith("\ufeff") ? null : READER.readTree(text);
      return node != null && node.isObject() ? node : null;
    } catch (CharacterCodingException | JsonProcessingException e) {
      return null;
    }
  }
}
