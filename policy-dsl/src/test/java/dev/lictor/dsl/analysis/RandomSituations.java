package dev.lictor.dsl.analysis;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.InputBound;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Media;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Tool;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Inference calls of few and small values, so that two conditions often speak of the same one. */
final class RandomSituations {

  static final List<String> WORDS =
      List.of("a", "b", "ab", "abc", "", "gpt-4o", "gpt-5", "gold", "x*y");

  private static final List<String[]> OPERATIONS = List.of(
      new String[] {"orchestration.v1", "completion"},
      new String[] {"orchestration.v2", "completion"},
      new String[] {"openai.chat", "chat.completions"},
      new String[] {"gemini", "generateContent"},
      new String[] {"gemini", "streamGenerateContent"},
      new String[] {"bedrock.converse", "converse"});

  private static final long[] NUMBERS = {0, 1, 2, 3, 9, 10, 11, 100};

  private final Random random;

  RandomSituations(long seed) {
    this.random = new Random(seed);
  }

  static List<Situation> some(int count, long seed) {
    RandomSituations situations = new RandomSituations(seed);
    return Stream.generate(situations::next).limit(count).toList();
  }

  Situation next() {
    String[] operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
    return new Situation(
        caller(),
        new Operation(
            Kind.INFERENCE,
            operation[1],
            operation[0],
            word(),
            word(),
            "POST",
            "/v2/inference/deployments/d1/x"),
        facts(),
        Instant.parse("2026-11-21T09:30:00Z").toEpochMilli() + random.nextInt(3) * 86_400_000L);
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private Set<String> words() {
    Set<String> words = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      words.add(word());
    }
    return words;
  }

  private long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private Caller caller() {
    Optional<String> user = random.nextBoolean() ? Optional.of(word()) : Optional.empty();
    return new Caller(
        "issuer", word(), word(), word(), user, words(), random.nextBoolean(), team());
  }

  private Optional<Team> team() {
    if (random.nextInt(3) == 0) {
      return Optional.empty();
    }
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("monthlyTokens", number());
    attributes.put("regions", words());
    attributes.put("pilot", random.nextBoolean());
    if (random.nextBoolean()) {
      attributes.put("costCenter", word());
    }
    return Optional.of(new Team(word(), words(), attributes));
  }

  private CallFacts facts() {
    CallFacts.Builder facts = CallFacts.builder().stream(random.nextBoolean())
        .grounding(random.nextBoolean())
        .masking(new Masking(
            random.nextBoolean() ? Masking.Method.NONE : Masking.Method.ANONYMIZATION,
            words(),
            Set.of(),
            false,
            random.nextBoolean()))
        .reasoning(new Reasoning(
            random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(number()), word()))
        .serviceTier(word())
        .systemMessages(number())
        .bodyBytes(number())
        .input(new InputBound(number(), true));
    for (int i = random.nextInt(4); i > 0; i--) {
      facts.attempt(new Attempt(
          new ModelRef(word(), word(), "primary", entry()),
          OptionalLong.of(number()),
          1 + random.nextInt(3)));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      facts.tool(new Tool(random.nextBoolean() ? "function" : word(), word(), word()));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      facts.media(new Media("image", random.nextBoolean(), word(), number()));
    }
    return facts.build();
  }

  private Optional<ModelEntry> entry() {
    if (random.nextInt(4) == 0) {
      return Optional.empty();
    }
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("regions", words());
    attributes.put("reasoning", random.nextBoolean());
    if (random.nextBoolean()) {
      attributes.put("tier", word());
    }
    return Optional.of(new ModelEntry("m", word(), 1000, 1000, attributes));
  }

  List<Situation> list(int count) {
    List<Situation> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(next());
    }
    return list;
  }
}
