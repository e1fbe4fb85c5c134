package dev.lictor;

import dev.lictor.identity.TeamDirectory;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.policy.Policy;
import java.util.List;
import java.util.Objects;

/**
 * What calls are decided on: a policy, and the directories whose attributes its rules read. They are replaced together, and a call
 * is decided on the basis that it was opened with, whatever is replaced meanwhile. Immutable; the directories are their makers'.
 */
public final class Basis {

  private final Policy policy;
  private final TeamDirectory teams;
  private final ModelCatalogue models;

  private Basis(Policy policy, TeamDirectory teams, ModelCatalogue models) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.teams = Objects.requireNonNull(teams, "teams");
    this.models = Objects.requireNonNull(models, "models");
  }

  /** Returns the basis of a policy with directories that know nothing: nobody has a team, and every model is refused. */
  public static Basis of(Policy policy) {
    return new Basis(policy, TeamDirectory.empty(), ModelCatalogue.of(List.of()));
  }

  /** Returns this basis with another policy. */
  public Basis withPolicy(Policy other) {
    return new Basis(other, teams, models);
  }

  /** Returns this basis with another team directory. */
  public Basis withTeams(TeamDirectory other) {
    return new Basis(policy, other, models);
  }

  /** Returns this basis with another model catalogue. */
  public Basis withModels(ModelCatalogue other) {
    return new Basis(policy, teams, other);
  }

  /** Returns the policy. */
  public Policy policy() {
    return policy;
  }

  /** Returns who knows the teams. */
  public TeamDirectory teams() {
    return teams;
  }

  /** Returns who knows the models. */
  public ModelCatalogue models() {
    return models;
  }
}
