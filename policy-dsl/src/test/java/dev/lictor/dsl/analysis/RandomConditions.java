package dev.lictor.dsl.analysis;

import java.util.List;
import java.util.Random;

/** Conditions over few facts and few constants, so that they often contradict or imply each other. */
final class RandomConditions {

  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
  private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "10", "params.most");
  private static final List<String> FACTS = List.of(
      "call.maxOutputTokens",
      "call.choices",
      "call.systemMessages",
      "call.models.size()",
      "caller.scopes.size()",
      "caller.tenant.size()",
      "call.tools.filter(t, t.kind == 'function').size()",
      "call.models.map(m, m.name).size()",
      "(call.stream ? call.choices : 2)",
      "variables.number");
  private static final List<String> TEXTS = List.of(
      "caller.tenant",
      "caller.instance",
      "call.dialect",
      "call.operation",
      "call.serviceTier",
      "caller.tenant.lowerAscii()",
      "caller.?user.orValue('a')",
      "caller.?team.?costCenter.orValue(caller.tenant)",
      "(call.stream ? caller.tenant : 'ab')",
      "variables.text");
  private static final List<String> TRUTHS = List.of(
      "call.stream",
      "call.grounding",
      "caller.verified",
      "has(caller.team)",
      "has(caller.user)",
      "caller.?team.hasValue()",
      "params.strict",
      "variables.truth",
      "(has(caller.team) && caller.team.pilot)",
      "(!has(caller.team) || caller.team.monthlyTokens > 2)",
      "(has(caller.team) && has(caller.team.costCenter) && caller.team.costCenter == 'a')",
      "(has(caller.team) ? caller.team.name == caller.tenant : call.stream)",
      "(!has(call.reasoning.budgetTokens) || call.reasoning.budgetTokens < 3)",
      "has(caller.team) == call.stream",
      "call.models.exists_one(m, m.name == 'a')",
      "10 / (call.choices - 1) > 3",
      "call.choices + 9223372036854775807 > 0",
      "now < timestamp('2026-11-22T00:00:00Z')",
      "now >= timestamp('2026-11-22T09:30:00.0005Z')",
      "now.getHours() >= 0",
      "call.models == call.models",
      "caller.?team.optMap(t, t.pilot).orValue(false)",
      "call.models.all(m, m.regions.contains('a'))",
      "call.models.all(m, has(m.regions))",
      "['a', 'ab'].exists(p, caller.tenant.startsWith(p))",
      "params.approved.list().all(p, caller.tenant != p)",
      "call.media.all(x, x.remote == (x.bytes == 0))");

  private final Random random;

  RandomConditions(long seed) {
    this.random = new Random(seed);
  }

  String next(int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return atom();
    }
    return switch (random.nextInt(6)) {
      case 0, 1 -> '(' + next(depth - 1) + " && " + next(depth - 1) + ')';
      case 2, 3 -> '(' + next(depth - 1) + " || " + next(depth - 1) + ')';
      case 4 -> "!(" + next(depth - 1) + ')';
      default -> '(' + next(depth - 1) + " ? " + next(depth - 1) + " : " + next(depth - 1) + ')';
    };
  }

  private String atom() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> one(TRUTHS);
      case 2 -> compare(one(FACTS), random.nextInt(6) == 0 ? one(FACTS) : one(NUMBERS));
      case 3 -> text(one(TEXTS));
      case 4 -> one(List.of("caller.scopes", "call.masking.entities")) + set();
      case 5 -> loop("call.models", "m", List.of("m.name", "m.version", "m.provider"));
      case 6 -> loop("call.tools", "t", List.of("t.kind", "t.name", "t.host"));
      default -> text(one(TEXTS));
    };
  }

  private String set() {
    return switch (random.nextInt(4)) {
      case 0 -> ".containsAll(['a', '" + word() + "'])";
      case 1 -> ".contains(caller.tenant)";
      case 2 -> ".size() > " + random.nextInt(3);
      default -> ".contains('" + word() + "')";
    };
  }

  private String loop(String list, String name, List<String> texts) {
    String macro = random.nextBoolean() ? "all" : "exists";
    String body =
        switch (random.nextInt(5)) {
          case 0 -> "caller.scopes.contains(" + one(texts) + ')';
          case 1 -> text(one(texts)) + " || " + text(one(texts));
          case 2 -> "call.stream && " + text(one(texts));
          case 3 ->
            list.equals("call.tools")
                ? "call.models.exists(n, n.name == " + one(texts) + ')'
                : text(one(texts));
          default -> text(one(texts));
        };
    return list + '.' + macro + '(' + name + ", " + body + ')';
  }

  private String text(String text) {
    // What a closed list does not have is an error, and no condition.
    List<String> words = text.equals("call.dialect")
        ? List.of("gemini", "openai.chat")
        : text.equals("call.operation")
            ? List.of("completion", "generateContent")
            : RandomSituations.WORDS;
    String word = one(words);
    return switch (random.nextInt(9)) {
      case 0 -> text + ".startsWith('" + word.substring(0, word.length() / 2) + "')";
      case 1 -> text + ".endsWith('" + word + "')";
      case 2 -> text + ".contains('" + word.substring(word.length() / 2) + "')";
      case 3 -> text + ".like('" + word() + '*' + word() + "')";
      case 4 -> text + " in ['" + word + "', '" + one(words) + "']";
      case 5 -> "params.approved.contains(" + text + ')';
      case 6 -> text + (random.nextBoolean() ? " == " : " < ") + one(TEXTS);
      case 7 -> text + " != '" + word + '\'';
      default -> text + " == '" + word + '\'';
    };
  }

  private String compare(String one, String other) {
    return one + ' ' + one(COMPARISONS) + ' ' + other;
  }

  private String word() {
    return one(RandomSituations.WORDS);
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
