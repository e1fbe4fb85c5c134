package dev.lictor.testkit.call;

import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.policy.Situation;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Calls as text: what a test file says under {@code given}, with the fields of the policy language. Not instantiable; all functions are
 * pure.
 */
public final class Given {

  private Given() {}

  /**
   * Returns the lines {@code at} and {@code given} of a test file, ready to paste. What is as in a call that asks for nothing in
   * particular is left out, and so is a path that follows from the rest.
   */
  public static String yaml(Situation situation) {
    Fields given = new Fields();
    given.add("caller", caller(situation.caller()));
    given.add("call", CallFields.of(situation));
    return "at: " + Instant.ofEpochMilli(situation.nowMillis()) + '\n'
        + YamlText.block("given", given.map());
  }

  private static Map<String, Object> caller(Caller caller) {
    return new Fields()
        .add("issuer", caller.issuer())
        .add("tenant", caller.tenant())
        .add("instance", caller.instance())
        .add("client", caller.client())
        .add("user", caller.user().orElse(""))
        .add("scopes", new TreeSet<>(caller.scopes()))
        .unless(caller.verified(), "verified", false)
        .add("team", caller.team().map(Given::team).orElse(Map.of()))
        .map();
  }

  private static Map<String, Object> team(Team team) {
    Fields fields = new Fields();
    fields.map().put("name", team.name());
    fields.map().put("models", new TreeSet<>(team.models()));
    new TreeMap<>(team.attributes())
        .forEach((name, value) ->
            fields.map().put(name, value instanceof Set<?> set ? new TreeSet<>(set) : value));
    return fields.map();
  }
}
