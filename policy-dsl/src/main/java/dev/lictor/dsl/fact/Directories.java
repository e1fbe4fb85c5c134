package dev.lictor.dsl.fact;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.cel.FactField;
import dev.lictor.dsl.cel.FactTable;
import dev.lictor.dsl.cel.FactType;
import dev.lictor.model.ModelCatalogue;
import java.util.List;
import java.util.Optional;

/**
 * What facts are told against: the names that rules know, and the directories of models and teams. Immutable.
 *
 * @param models the model catalogue, if there is one
 * @param teams the team directory, if there is one
 * @param table what rules see, with the attributes that the directories declare
 */
public record Directories(Optional<ModelFile> models, Optional<TeamFile> teams, FactTable table) {

  /** What a file may tell of a model that rules do not see: the figures of its entry. */
  static final String CONTEXT_LENGTH = "contextLength";

  /** The largest answer of a model. */
  static final String MAX_OUTPUT = "maxOutputTokens";

  /** Returns the directories of these files. */
  public static Directories of(Optional<ModelFile> models, Optional<TeamFile> teams) {
    return new Directories(
        models,
        teams,
        FactTable.of(
            teams.map(TeamFile::attributes).orElse(Attributes.NONE),
            models.map(ModelFile::attributes).orElse(Attributes.NONE)));
  }

  /** Returns the attributes that teams have. */
  public Attributes teamAttributes() {
    return teams.map(TeamFile::attributes).orElse(Attributes.NONE);
  }

  /** Returns the attributes that models have. */
  public Attributes modelAttributes() {
    return models.map(ModelFile::attributes).orElse(Attributes.NONE);
  }

  /** Returns the catalogue; one without an entry if there is none. */
  public ModelCatalogue catalogue() {
    return models.<ModelCatalogue>map(file -> file).orElseGet(() -> ModelCatalogue.of(List.of()));
  }

  /** Returns the type as files tell it, which for a model has the figures of its entry besides. */
  static FactType asTold(FactType type) {
    return type.name().equals("model")
        ? type.and(FactField.number(CONTEXT_LENGTH), FactField.number(MAX_OUTPUT))
        : type;
  }
}
