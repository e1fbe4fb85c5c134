package dev.lictor.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a few values of a request, so that much of what comes of it can still be read. Not instantiable. */
final class TreeChange {

  private static final long[] NUMBERS = {0, 1, 2, 4, 6, 7, 100, 5000};

  private TreeChange() {}

  static void change(JsonNode root, Random random) {
    for (int i = random.nextInt(4) == 0 ? 3 : 1; i > 0; i--) {
      List<JsonNode> containers = new ArrayList<>();
      collect(root, containers);
      if (!containers.isEmpty()) {
        changeOne(containers.get(random.nextInt(containers.size())), random);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static void changeOne(JsonNode container, Random random) {
    int at = random.nextInt(container.size());
    if (container instanceof ArrayNode array) {
      if (random.nextBoolean()) {
        array.insert(at, array.get(at).deepCopy());
      } else {
        array.remove(at);
      }
    } else if (container instanceof ObjectNode object) {
      String key = new ArrayList<>(object.properties()).get(at).getKey();
      JsonNode other = other(object.get(key), random);
      if (other.isMissingNode()) {
        object.remove(key);
      } else {
        object.set(key, other);
      }
    }
  }

  private static JsonNode other(JsonNode value, Random random) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (value.isNumber()) {
      return make.numberNode(NUMBERS[random.nextInt(NUMBERS.length)]);
    }
    if (value.isBoolean()) {
      return make.booleanNode(!value.asBoolean());
    }
    return switch (random.nextInt(4)) {
      case 0 -> make.nullNode();
      case 1 -> value.isArray() ? make.arrayNode() : make.objectNode();
      default -> make.missingNode();
    };
  }
}
