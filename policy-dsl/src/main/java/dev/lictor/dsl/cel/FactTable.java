package dev.lictor.dsl.cel;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.cel.FactField.Form;
import dev.lictor.identity.Caller;
import dev.lictor.policy.Situation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules see of a caller and of a call, as a table: names, types, and the values of a given call. It is made of the same shapes
 * that rules are checked against, so the two cannot differ. Immutable.
 */
public final class FactTable {

  private final Map<String, Shape<?>> shapes = new HashMap<>();
  private final Shape<Caller> callerShape;
  private final Shape<Situation> callShape;
  private final FactType caller;
  private final FactType call;

  private FactTable(Vocabulary vocabulary) {
    vocabulary.shapes().forEach(shape -> shapes.put(shape.type().name(), shape));
    this.callerShape = vocabulary.caller();
    this.callShape = vocabulary.call();
    this.caller = type(callerShape);
    this.call = type(callShape);
  }

  /**
   * Returns the table.
   *
   * @param team the attributes that the team directory declares
   * @param model the attributes that the model catalogue declares
   */
  public static FactTable of(Attributes team, Attributes model) {
    return new FactTable(new Vocabulary(team, model));
  }

  /** Returns the type of {@code caller}. */
  public FactType caller() {
    return caller;
  }

  /** Returns the type of {@code call}, with the fields of all kinds. */
  public FactType call() {
    return call;
  }

  /** Returns what rules see of a caller; parts are maps, lists of parts are lists, and what is absent is not there. */
  public Map<String, Object> values(Caller target) {
    return callerShape.view(target).values(callerShape.fieldNames());
  }

  /** Returns what rules see of a call whose body is read: the fields that its kind has, otherwise as above. */
  public Map<String, Object> values(Situation target) {
    return callShape
        .view(target)
        .values(callShape.on(Set.of(target.operation().kind())).fieldNames());
  }

  private FactType type(Shape<?> shape) {
    Map<String, FactField> fields = new LinkedHashMap<>();
    for (String name : shape.fieldNames()) {
      Field<?> field = shape.field(name);
      if (field != null) {
        fields.put(name, field(field));
      }
    }
    return new FactType(shape.name(), fields);
  }

  private FactField field(Field<?> field) {
    CelType type = field.type();
    boolean list = type.kind() == CelKind.LIST;
    Shape<?> part = shapes.get((list ? type.parameters().get(0) : type).name());
    Form form = part == null ? plain(field) : list ? Form.PARTS : Form.PART;
    return new FactField(
        field.name(),
        form,
        Optional.ofNullable(part).map(this::type),
        field.optional(),
        field.words(),
        field.kinds());
  }

  private static Form plain(Field<?> field) {
    CelType type = field.type();
    if (type.equals(CelSet.TYPE)) {
      return Form.TEXTS;
    }
    if (type.equals(SimpleType.INT)) {
      return Form.NUMBER;
    }
    if (type.equals(SimpleType.BOOL)) {
      return Form.TRUTH;
    }
    if (type.equals(SimpleType.STRING)) {
      return Form.TEXT;
    }
    throw new IllegalStateException("field " + field.name()
        + " has a type that the table has no form for: " + Types.name(type));
  }
}
