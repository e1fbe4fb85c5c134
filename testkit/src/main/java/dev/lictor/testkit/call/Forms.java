package dev.lictor.testkit.call;

import dev.lictor.call.Operation;
import dev.lictor.schema.aicore.ControlOperation;
import dev.lictor.schema.aicore.ControlOperations;
import dev.lictor.testkit.domain.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All operations of all dialects, each dialect's plainest first. Not instantiable; all functions are pure. */
final class Forms {

  private static final String TABLE = "forms.txt";

  /** Operations of the control plane whose bodies name models, and what else they name. */
  private static final Map<String, Traits> NAMING = Map.of(
      "batches.create", naming("batch_input=CARRIES", "batch_output=CARRIES"),
      "configurations.create", naming("config_ref=CARRIES"),
      "deployments.create", referring("configuration=CARRIES"),
      "deployments.update", referring("configuration=CARRIES"),
      "executions.create", naming("configuration=RESOLVED"),
      "executionSchedules.create", naming("configuration=RESOLVED"),
      "executionSchedules.update", naming("configuration=RESOLVED"),
      "orchestrationConfigs.create", naming("template_ref=CARRIES"),
      "grounding.vector.collections.create", naming());

  private static final Traits NAMELESS = traits(List.of("NAME_NO_MODEL"));

  private static final List<Form> ALL = load();

  private Forms() {}

  /** Returns all operations. */
  static List<Form> list() {
    return ALL;
  }

  /** Returns the form of an operation, if it is one that is known. */
  static Optional<Form> of(Operation operation) {
    return ALL.stream()
        .filter(form -> form.dialect().word().equals(operation.dialect())
            && form.name().equals(operation.name())
            && form.kind() == operation.kind()
            && form.method().equals(operation.method())
            && (operation.deployment().isEmpty() ? !form.vendor().isEmpty() : form.isDeployed()))
        .findFirst();
  }

  /** Returns whether a form is what its dialect is used for, if nothing is said. */
  static boolean isUsual(Form form) {
    return first(other -> other.dialect() == form.dialect()).equals(form);
  }

  /** Returns whether dialect and name tell the kind of a form. */
  static boolean tellsKind(Form form) {
    return first(other -> other.dialect() == form.dialect() && other.name().equals(form.name()))
        .equals(form);
  }

  private static Form first(Predicate<Form> which) {
    return ALL.stream().filter(which).findFirst().orElseThrow();
  }

  private static Traits naming(String... refers) {
    return traits(List.of("BE_READ", "BE_UNCAPPED", "NAME_A_MODEL", "NAME_NO_MODEL"), refers);
  }

  private static Traits referring(String... refers) {
    return traits(List.of("BE_READ", "NAME_NO_MODEL"), refers);
  }

  private static Traits traits(List<String> can, String... refers) {
    return Paragraph.traits(Map.of("can", can, "refers", List.of(refers)));
  }

  private static List<Form> load() {
    List<Form> forms = new ArrayList<>();
    try (InputStream bytes = Forms.class.getResourceAsStream(TABLE)) {
      if (bytes == null) {
        throw new IllegalStateException(
            "resource " + TABLE + " is missing from the jar of lictor-testkit");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      for (Paragraph paragraph : Paragraph.all(lines.lines().toList())) {
        forms.add(paragraph.form());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ControlOperations.all().forEach(operation -> forms.add(forms.size() - 1, control(operation)));
    return List.copyOf(forms);
  }

  private static Form control(ControlOperation operation) {
    return new Form(
        Dialect.AICORE,
        operation.kind(),
        operation.name(),
        operation.method(),
        "",
        operation.path().replaceAll("\\{[^}]*}", "x1234"),
        List.of(),
        NAMING.getOrDefault(operation.name(), NAMELESS));
  }
}
