package dev.lictor.testkit.call;

import dev.lictor.call.Attempt;
import dev.lictor.call.ModelRef;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * The models of a call that is drawn. Immutable.
 *
 * @param served those that its deployment serves
 * @param attempts all that may run
 */
record Models(List<ModelRef> served, List<Attempt> attempts) {

  private static final long MOST_CHOICES = 8;
  private static final long MOST_RETRIES = 5;
  private static final long USUAL_RETRIES = 2;

  Models {
    served = List.copyOf(served);
    attempts = List.copyOf(attempts);
  }

  /** Returns what the calls of a form ask for. */
  static Arbitrary<Models> of(Form form, Domain domain, boolean deployed) {
    Traits traits = form.traits();
    if (form.dialect() == Dialect.AICORE || !traits.can(Traits.Can.BE_UNCAPPED)) {
      if (traits.can(Traits.Can.NAME_NO_MODEL)) {
        return controlled(form, domain);
      }
    }
    if (form.scenario().equals("orchestration")) {
      return elements(form, domain);
    }
    return answering(form, domain, deployed);
  }

  /** Returns what bodies of the control plane name: nothing, or a model or two. */
  private static Arbitrary<Models> controlled(Form form, Domain domain) {
    int most = form.traits().can(Traits.Can.NAME_A_MODEL) ? 2 : 0;
    return names(form, domain)
        .list()
        .ofMaxSize(most)
        .uniqueElements()
        .map(names -> new Models(
            List.of(),
            names.stream()
                .map(name ->
                    new Attempt(ref(domain, name, "latest", "named"), OptionalLong.empty(), 1))
                .toList()));
  }

  /** Returns the elements of an orchestration: one, or where it can a list of them. */
  private static Arbitrary<Models> elements(Form form, Domain domain) {
    Arbitrary<Attempt> element = Combinators.combine(
            names(form, domain),
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just("latest")),
                Tuple.of(1, Arbitraries.just("2024-08-06"))),
            caps(form, domain),
            choices(form),
            retries(form))
        .as((name, version, cap, choices, retries) ->
            new Attempt(ref(domain, name, version, "primary"), cap, choices, retries));
    int most = form.traits().can(Traits.Can.FALL_BACK) ? 3 : 1;
    return Arbitraries.frequencyOf(
            Tuple.of(4, element.list().ofSize(1)),
            Tuple.of(1, element.list().ofMinSize(1).ofMaxSize(most)))
        .map(all -> {
          List<Attempt> attempts = new ArrayList<>();
          for (Attempt each : all) {
            ModelRef model = each.model();
            String role = attempts.isEmpty() ? "primary" : "fallback";
            attempts.add(
                each.with(new ModelRef(model.name(), model.version(), role, model.entry())));
          }
          return new Models(List.of(), attempts);
        });
  }

  /** Returns the model that answers, by the deployment's word or the call's own, and those that are named beside it. */
  private static Arbitrary<Models> answering(Form form, Domain domain, boolean deployed) {
    Traits traits = form.traits();
    Arbitrary<List<String>> served = deployed
        ? Arbitraries.frequencyOf(
            Tuple.of(8, names(form, domain).list().ofSize(1)),
            Tuple.of(1, names(form, domain).list().ofSize(2).uniqueElements()))
        : Arbitraries.just(List.of());
    int least = deployed ? 0 : 1;
    int most = deployed && !traits.can(Traits.Can.NAME_A_MODEL) ? 0 : 1;
    Arbitrary<List<String>> named = names(form, domain).list().ofMinSize(least).ofMaxSize(most);
    Arbitrary<List<Attempt>> besides = besides(form, domain);
    return Combinators.combine(served, named, besides, caps(form, domain), choices(form))
        .as((deployments, own, others, cap, choices) -> {
          List<ModelRef> refs = deployments.stream()
              .map(name -> ref(domain, name, "latest", "deployment"))
              .toList();
          List<Attempt> attempts = new ArrayList<>();
          refs.forEach(model -> attempts.add(new Attempt(model, cap, choices)));
          for (String name : own) {
            if (!deployments.contains(name)) {
              attempts.add(new Attempt(ref(domain, name, "", "primary"), cap, choices));
            }
          }
          attempts.addAll(others);
          return new Models(refs, attempts);
        });
  }

  private static Arbitrary<List<Attempt>> besides(Form form, Domain domain) {
    List<String> roles = new ArrayList<>(form.traits().roles());
    if (form.traits().can(Traits.Can.FALL_BACK)) {
      roles.add(0, "fallback");
    }
    if (roles.isEmpty()) {
      return Arbitraries.just(List.of());
    }
    Arbitrary<Attempt> other = Combinators.combine(
            Arbitraries.of(roles), names(form, domain), caps(form, domain))
        .as((role, name, cap) -> new Attempt(
            ref(domain, name, "", role),
            role.equals("moderation") || role.equals("embedding") ? OptionalLong.of(0) : cap,
            1));
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(List.of())),
        Tuple.of(1, other.list().ofMinSize(1).ofMaxSize(2)));
  }

  private static Arbitrary<String> names(Form form, Domain domain) {
    return domain.modelNames(form.dialect(), form.kind());
  }

  private static ModelRef ref(Domain domain, String name, String version, String role) {
    return new ModelRef(name, version, role, domain.model(name));
  }

  private static Arbitrary<OptionalLong> caps(Form form, Domain domain) {
    Traits traits = form.traits();
    if (!traits.can(Traits.Can.CAP)) {
      return Arbitraries.just(
          traits.can(Traits.Can.BE_UNCAPPED) ? OptionalLong.empty() : OptionalLong.of(0));
    }
    Arbitrary<OptionalLong> caps = domain.numbersFrom(1).map(OptionalLong::of);
    return traits.can(Traits.Can.BE_UNCAPPED)
        ? Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(OptionalLong.empty())), Tuple.of(2, caps))
        : caps;
  }

  private static Arbitrary<Long> choices(Form form) {
    return form.traits().can(Traits.Can.CHOOSE)
        ? Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just(1L)), Tuple.of(1, Arbitraries.of(2L, MOST_CHOICES)))
        : Arbitraries.just(1L);
  }

  private static Arbitrary<Long> retries(Form form) {
    return form.traits().can(Traits.Can.RETRY)
        ? Arbitraries.of(USUAL_RETRIES, 0L, 1L, MOST_RETRIES)
        : Arbitraries.just(0L);
  }
}
