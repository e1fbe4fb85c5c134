package dev.lictor.schema.orchestration;

import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.call.SafetySetting;
import dev.lictor.call.Tool;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One set of modules of a request, while it is read: the only one, or an element of a fallback list. Confined to one call.
 */
final class ModuleSet {

  String model = "";
  String version = "latest";
  long outputCapTokens = -1;
  long choices = 1;
  long retries;
  final Thought thought = new Thought();
  String serviceTier = "";
  final List<SafetySetting> safetySettings = new ArrayList<>(0);

  final UsageWish usage = new UsageWish();
  final Messages template = new Messages();
  final Values defaults = new Values();
  final List<Tool> tools = new ArrayList<>(0);
  final Braces schemaBraces = new Braces();
  long schemaBytes;
  boolean hasTemplate;
  boolean hasTemplateParts;
  boolean hasPrompting;

  @Nullable
  Ref templateRef;

  int promptStart;
  int promptEnd;

  Filters inputFilters = Filters.NONE;
  Filters outputFilters = Filters.NONE;
  Masking masking = Masking.NONE;
  final MaskGrowth maskGrowth = new MaskGrowth();
  boolean hasMaskingProviders;
  boolean grounding;
  final Set<String> repositories = new LinkedHashSet<>(0);
  boolean translation;
}
