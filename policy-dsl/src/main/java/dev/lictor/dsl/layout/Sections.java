package dev.lictor.dsl.layout;

import dev.lictor.dsl.yaml.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the keys at the top into their order. A comment at the margin belongs to the key below it; what stands above the first key
 * stays at the top.
 */
final class Sections {

  private final Page page;
  private final List<String> lines = new ArrayList<>();

  private record Section(int rank, List<String> lines, boolean apart) {}

  private Sections(Page page) {
    this.page = page;
  }

  static String ordered(Page page, List<String> order) {
    List<String> keys = List.copyOf(page.tree().keys());
    List<String> sorted =
        keys.stream().sorted(Comparator.comparingInt(order::indexOf)).toList();
    boolean known = order.containsAll(keys) && !page.isFlow(page.tree());
    return known && !sorted.equals(keys)
        ? new Sections(page).sorted(order)
        : page.source().text();
  }

  private String sorted(List<String> order) {
    List<Mapping.Entry> entries = page.tree().entries();
    List<Section> sections = new ArrayList<>();
    int from = page.line(entries.get(0).key());
    add(1, from);
    for (int i = 0; i < entries.size(); i++) {
      boolean last = i + 1 == entries.size();
      int next = last ? page.lines() + 1 : page.line(entries.get(i + 1).key());
      int end = endOfSection(page.line(entries.get(i).key()), next);
      sections.add(section(order.indexOf(entries.get(i).key().value()), from, end));
      from = end;
    }
    sections.sort(Comparator.comparingInt(Section::rank));
    for (Section section : sections) {
      if (section.apart() && !lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
        lines.add("");
      }
      lines.addAll(section.lines());
    }
    add(from, page.lines() + 1);
    return String.join("\n", lines);
  }

  private void add(int from, int to) {
    for (int line = from; line < to; line++) {
      lines.add(page.text(line));
    }
  }

  // Behind the last line of the value; comments that are indented belong to it.
  private int endOfSection(int first, int next) {
    int last = first;
    for (int line = first; line < next; line++) {
      if (page.isCode(line) || (page.isComment(line) && page.indent(line) > 0)) {
        last = line;
      }
    }
    return last + 1;
  }

  private Section section(int rank, int from, int to) {
    int first = from;
    while (first < to && page.isBlank(first)) {
      first++;
    }
    List<String> own = new ArrayList<>();
    for (int line = first; line < to; line++) {
      own.add(page.text(line));
    }
    return new Section(rank, own, first > from);
  }
}
