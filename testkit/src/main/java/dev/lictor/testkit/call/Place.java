package dev.lictor.testkit.call;

import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.testkit.domain.Domain;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Where a call goes. Immutable.
 *
 * @param deployment the id of its deployment, or empty
 * @param resourceGroup its resource group, or empty
 * @param executable what serves its deployment, or empty
 */
record Place(String deployment, String resourceGroup, String executable) {

  /** Returns the places that the calls of a form go to. */
  static Arbitrary<Place> of(Form form, Domain domain, boolean deployed) {
    Arbitrary<String> groups = domain.resourceGroups();
    return deployed
        ? Combinators.combine(domain.deployments(), groups, Arbitraries.of(form.executables()))
            .as(Place::new)
        : groups.map(group -> new Place("", group, ""));
  }

  /** Returns the operation that a call of the form asks for here. */
  Operation operation(Form form, Models models) {
    String model = inPath(models);
    if (deployment.isEmpty()) {
      return form.at(model, resourceGroup);
    }
    Served served = new Served(form.scenario(), executable, models.served());
    return form.at(deployment, model, resourceGroup, served);
  }

  /** Returns the model that a path names, if it names one: the call's own, which is the last before those beside it. */
  private static String inPath(Models models) {
    List<ModelRef> refs =
        models.attempts().stream().map(attempt -> attempt.model()).toList();
    return refs.stream()
        .filter(model -> model.role().equals("primary"))
        .findFirst()
        .or(() -> refs.stream().findFirst())
        .map(ModelRef::name)
        .orElse("model");
  }
}
