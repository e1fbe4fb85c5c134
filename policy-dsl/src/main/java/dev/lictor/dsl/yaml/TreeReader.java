package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Turns the events of one YAML text into a tree; what has two readings is a finding. Not thread-safe. */
final class TreeReader {

  private static final int MAX_DEPTH = 32;

  private final Source source;
  private final Findings findings;
  private final Traps traps;
  private final ParserImpl events;
  private int depth;

  TreeReader(Source source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.traps = new Traps(source, findings);
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    String text =
        source.name().endsWith(".json") ? source.text().replace('\t', ' ') : source.text();
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  Optional<Node> read() {
    try {
      events.next();
      if (!events.checkEvent(Event.ID.DocumentStart)) {
        findings.add(Diagnostic.about(source.name(), Code.EMPTY, "the file is empty", ""));
        return Optional.empty();
      }
      events.next();
      Node root = node("");
      events.next();
      if (events.checkEvent(Event.ID.DocumentStart)) {
        Span start = span(events.peekEvent());
        add(
            start,
            Code.SEVERAL_DOCUMENTS,
            "",
            "one file holds one YAML document",
            "move what follows to a file of its own");
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (MarkedYamlEngineException e) {
      // A value that was cut leaves a rest that is no YAML.
      if (traps.cut()) {
        return Optional.empty();
      }
      traps.syntax(e, this::offset);
      return Optional.empty();
    } catch (TooDeepException e) {
      add(
          e.span,
          Code.TOO_LARGE,
          "",
          "mappings and lists may be nested " + MAX_DEPTH + " deep",
          "");
      return Optional.empty();
    } catch (YamlEngineException e) {
      findings.add(
          Diagnostic.about(source.name(), Code.SYNTAX, "the file is not well-formed YAML", ""));
      return Optional.empty();
    }
  }

  private Node node(String path) {
    Event event = events.next();
    if (event instanceof AliasEvent) {
      traps.alias(span(event), path);
      return Scalar.of(span(event), path, "", Scalar.Style.SINGLE_QUOTED);
    }
    properties((NodeEvent) event, path);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, path);
    }
    if (++depth > MAX_DEPTH) {
      throw new TooDeepException(span(event));
    }
    boolean flow = ((CollectionStartEvent) event).isFlow();
    Node node = event.getEventId() == Event.ID.SequenceStart
        ? sequence(event, path, flow)
        : mapping(event, path, flow);
    depth--;
    return node;
  }

  private void properties(NodeEvent event, String path) {
    if (event.getAnchor().isPresent()) {
      add(
          span(event),
          Code.ANCHOR,
          path,
          "anchors and aliases are not taken: each value is written where it counts",
          "");
    }
    Optional<String> tag = event instanceof ScalarEvent scalar
        ? scalar.getTag()
        : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent()) {
      traps.tag(span(event), path);
    }
  }

  private Scalar scalar(ScalarEvent event, String path) {
    Span span = span(event);
    Scalar scalar = Scalar.of(span, path, event.getValue(), style(event.getScalarStyle()));
    // A tagged scalar without a text would read as null, and then be found missing as well.
    return event.getTag().isPresent() || event.getAnchor().isPresent()
        ? Scalar.of(span, path, event.getValue(), Scalar.Style.SINGLE_QUOTED)
        : scalar;
  }

  private Sequence sequence(Event start, String path, boolean flow) {
    List<Node> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      Node item = node(path + '[' + items.size() + ']');
      if (flow) {
        traps.flowItem(item);
      }
      items.add(item);
    }
    return new Sequence(span(start, events.next()), path, items);
  }

  private Mapping mapping(Event start, String path, boolean flow) {
    List<Mapping.Entry> entries = new ArrayList<>();
    Map<String, Scalar> seen = new HashMap<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Node key = node(path);
      String name = key instanceof Scalar s ? s.value() : "?";
      Node value = node(path.isEmpty() ? name : path + '.' + name);
      Scalar good = key(key, value, path, seen);
      if (good == null) {
        continue;
      }
      if (flow
          && !entries.isEmpty()
          && traps.cutByComma(entries.get(entries.size() - 1).value(), good, value)) {
        continue;
      }
      entries.add(new Mapping.Entry(good, value));
    }
    return new Mapping(span(start, events.next()), path, entries);
  }

  private @Nullable Scalar key(Node key, Node value, String path, Map<String, Scalar> seen) {
    if (!(key instanceof Scalar scalar) || scalar.type() == Scalar.Type.NULL) {
      add(key.span(), Code.BAD_KEY, path, "expected a text as key, found " + key.noun(), "");
      return null;
    }
    if (scalar.value().equals("<<")) {
      add(
          key.span(),
          Code.MERGE_KEY,
          path,
          "merge keys are not taken: each value is written where it counts",
          "");
      return null;
    }
    Scalar first = seen.putIfAbsent(scalar.value(), scalar);
    if (first != null) {
      add(
          key.span(),
          Code.DUPLICATE_KEY,
          value.path(),
          "the key `" + scalar.value() + "` stands here twice",
          "first in line " + source.line(first.span().start()));
      return null;
    }
    return scalar;
  }

  private static Scalar.Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> Scalar.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Scalar.Style.DOUBLE_QUOTED;
      case LITERAL -> Scalar.Style.LITERAL;
      case FOLDED -> Scalar.Style.FOLDED;
      case PLAIN -> Scalar.Style.PLAIN;
    };
  }

  private Span span(Event event) {
    return span(event, event);
  }

  private Span span(Event start, Event end) {
    int from = offset(start.getStartMark());
    return new Span(source, from, Math.max(from, offset(end.getEndMark())));
  }

  private int offset(Optional<Mark> mark) {
    return mark.map(m -> Math.min(m.getIndex(), source.length())).orElse(0);
  }

  private void add(Span span, Code code, String path, String message, String hint) {
    findings.add(span, code, path, message, hint);
  }

  private static final class TooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Span span;

    TooDeepException(Span span) {
      super("too deep", null, false, false);
      this.span = span;
    }
  }
}
