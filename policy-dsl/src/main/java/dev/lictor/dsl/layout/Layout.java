package dev.lictor.dsl.layout;

import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.YamlFile;
import java.util.List;
import java.util.Optional;

/**
 * Lays a YAML file out as all others are, and never changes what it says: every value, and every comment, is what it was.
 *
 * <p>What a step cannot change safely stays as it is. Laying out twice changes nothing more. Not instantiable; thread-safe.
 */
public final class Layout {

  private static final int MOST_ROUNDS = 8;

  private Layout() {}

  /** One respect in which a text is laid out. */
  private interface Step {
    String apply(Page page);
  }

  /**
   * Returns the text as it should be laid out.
   *
   * @param order the keys at the top of the file in their order; a file with another key keeps its own
   * @param findings where it goes if the file cannot be read; then the result is empty
   */
  public static Optional<String> of(Source source, List<String> order, Findings findings) {
    Findings own = new Findings();
    Optional<Mapping> tree = YamlFile.parse(source, own);
    own.all().forEach(findings::add);
    if (own.failed() || tree.isEmpty()) {
      return Optional.empty();
    }
    List<Step> steps = List.of(
        Steps::withoutReturns,
        Steps::trimmed,
        Quotes::dropped,
        Indents::regular,
        Gaps::single,
        page -> Sections.ordered(page, order),
        Steps::blankLines);
    Page page = Page.of(tree.get());
    Page before = null;
    // One step may make room for another: a quote can only go when a blank follows the colon behind
    // it.
    for (int round = 0; round < MOST_ROUNDS && page != before; round++) {
      before = page;
      for (Step step : steps) {
        page = carefully(page, step);
      }
    }
    return Optional.of(page.source().text());
  }

  private static Page carefully(Page page, Step step) {
    String text = step.apply(page);
    if (text.equals(page.source().text())) {
      return page;
    }
    Findings findings = new Findings();
    return YamlFile.parse(Source.of(page.source().name(), text), findings)
        .filter(tree -> !findings.failed())
        .map(Page::of)
        .filter(changed -> Sameness.of(page, changed))
        .orElse(page);
  }
}
