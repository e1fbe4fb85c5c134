package dev.lictor.dsl.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;

/**
 * What CEL is here: its limits, its functions, and the one runtime that all expressions share.
 *
 * <p>The planner runtime without a value provider is two to four times as fast as with one. Functions that add an overload to a
 * name of the standard library are bound by the bare id of the overload, or the runtime does not build (cel-java 0.14.0).
 */
final class Language {

  static final CelOptions OPTIONS = CelOptions.current()
      .enableHeterogeneousNumericComparisons(true)
      .comprehensionMaxIterations(10_000)
      .maxRegexProgramSize(1_000)
      .maxExpressionCodePointSize(20_000)
      .maxParseExpressionNodeCount(5_000)
      .maxParseRecursionDepth(100)
      .populateMacroCalls(true) // so that parts of an expression can be shown as they were written
      .build();

  private static final CelType SET = CelSet.TYPE;
  private static final CelType TEXT = SimpleType.STRING;
  private static final CelType BOOL = SimpleType.BOOL;

  private static final List<CelFunctionDecl> DECLARATIONS = List.of(
      function(
          "contains", CelOverloadDecl.newMemberOverload("set_contains_string", BOOL, SET, TEXT)),
      function("@in", CelOverloadDecl.newGlobalOverload("in_string_set", BOOL, TEXT, SET)),
      function(
          "containsAll",
          CelOverloadDecl.newMemberOverload("set_containsAll_set", BOOL, SET, SET),
          CelOverloadDecl.newMemberOverload("set_containsAll_list", BOOL, SET, CelSet.LIST)),
      function(
          "size",
          CelOverloadDecl.newMemberOverload("set_size", SimpleType.INT, SET),
          CelOverloadDecl.newGlobalOverload("size_set", SimpleType.INT, SET)),
      function("list", CelOverloadDecl.newMemberOverload("set_list", CelSet.LIST, SET)),
      function("like", CelOverloadDecl.newMemberOverload("string_like_string", BOOL, TEXT, TEXT)),
      function(
          "likeAny", CelOverloadDecl.newMemberOverload("string_likeAny_set", BOOL, TEXT, SET)));

  static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
      .setOptions(OPTIONS)
      .addLibraries(CelExtensions.optional(), CelExtensions.strings())
      .addFunctionBindings(
          CelFunctionBinding.from(
              "set_contains_string", CelSet.class, String.class, CelSet::contains),
          CelFunctionBinding.from(
              "in_string_set", String.class, CelSet.class, (text, set) -> set.contains(text)),
          CelFunctionBinding.from(
              "set_containsAll_set",
              CelSet.class,
              CelSet.class,
              (set, other) -> set.containsAll(other)),
          CelFunctionBinding.from(
              "set_containsAll_list",
              CelSet.class,
              List.class,
              (set, other) -> set.containsAll(other)),
          CelFunctionBinding.from("set_size", CelSet.class, CelSet::size),
          CelFunctionBinding.from("size_set", CelSet.class, CelSet::size),
          CelFunctionBinding.from("set_list", CelSet.class, CelSet::sorted),
          CelFunctionBinding.from(
              "string_like_string",
              String.class,
              String.class,
              (text, glob) -> Glob.matches(glob, text)),
          CelFunctionBinding.from(
              "string_likeAny_set", String.class, CelSet.class, (text, set) -> set.anyLike(text)))
      .build();

  /** The functions that a misspelt name may have meant. */
  static final List<String> FUNCTIONS = ImmutableList.of(
      "contains",
      "containsAll",
      "size",
      "list",
      "like",
      "likeAny",
      "startsWith",
      "endsWith",
      "matches",
      "all",
      "exists",
      "exists_one",
      "filter",
      "map",
      "has",
      "orValue",
      "hasValue",
      "optMap",
      "optFlatMap",
      "or",
      "join",
      "split",
      "replace",
      "lowerAscii",
      "upperAscii",
      "trim",
      "substring",
      "indexOf",
      "lastIndexOf",
      "charAt",
      "getFullYear",
      "getMonth",
      "getDayOfMonth",
      "getDayOfWeek",
      "getHours",
      "getMinutes",
      "timestamp",
      "duration",
      "string",
      "int",
      "double");

  private Language() {}

  static CelCompilerBuilder compiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addLibraries(CelExtensions.optional(), CelExtensions.strings())
        .addFunctionDeclarations(DECLARATIONS);
  }

  private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
    return CelFunctionDecl.newFunctionDeclaration(name, overloads);
  }
}
