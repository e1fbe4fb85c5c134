package dev.lictor.testkit.call;

import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import java.util.List;
import java.util.Set;

/**
 * What the calls of one operation can have, besides a caller and models. Immutable.
 *
 * @param can what they can have or do
 * @param tools the kinds of tools, functions first
 * @param media the kinds of media
 * @param roles the roles of models that are named besides the one that answers
 * @param tiers the words for price classes
 * @param efforts the words for how much to think
 * @param settings the settings of the provider's own safety
 * @param references what is referred to: kinds and effects, without names
 */
record Traits(
    Set<Can> can,
    List<String> tools,
    List<String> media,
    List<String> roles,
    List<String> tiers,
    List<String> efforts,
    List<SafetySetting> settings,
    List<Reference> references) {

  /** One thing that a call can have or do. Immutable. */
  enum Can {
    /** Have an answer in text. */
    ANSWER,
    /** Have a body that is read. */
    BE_READ,
    /** Be counted in tokens. */
    COUNT_TOKENS,
    /** Instruct the model as system or developer. */
    INSTRUCT,
    /** Be streamed; where it cannot do without, its operation says so. */
    STREAM,
    /** Be streamed without the figures of its answer. */
    GO_UNREPORTED,
    /** Cap its answer. */
    CAP,
    /** Have no cap. */
    BE_UNCAPPED,
    /** Ask for several answers. */
    CHOOSE,
    /** Be tried again. */
    RETRY,
    /** Name models that stand in for the first. */
    FALL_BACK,
    /** Name a model besides the one that its deployment serves. */
    NAME_A_MODEL,
    /** Do without any model. */
    NAME_NO_MODEL,
    /** Filter content. */
    FILTER,
    /** Look for protected code in its answer. */
    PROTECT_CODE,
    /** Mask data. */
    MASK,
    /** Mask what documents are looked up with. */
    MASK_GROUNDING,
    /** Mask files. */
    MASK_FILES,
    /** Look up documents. */
    GROUND,
    /** Translate. */
    TRANSLATE,
    /** Say how many tokens of thought it allows. */
    BUDGET_THOUGHT,
    /** Ask for a guardrail. */
    GUARD,
    /** Have the provider keep something. */
    STORE
  }

  /** Copies the collections. */
  Traits {
    can = Set.copyOf(can);
    tools = List.copyOf(tools);
    media = List.copyOf(media);
    roles = List.copyOf(roles);
    tiers = List.copyOf(tiers);
    efforts = List.copyOf(efforts);
    settings = List.copyOf(settings);
    references = List.copyOf(references);
  }

  boolean can(Can what) {
    return can.contains(what);
  }
}
