package dev.lictor.dsl.diagnostic;

/**
 * The stable codes of all findings: {@code L00} the text, {@code L005} its structure, {@code L01} expressions, {@code L02} what
 * may be absent, {@code L03} documents, {@code L04} directories, {@code L05} settings. Immutable.
 */
public enum Code {
  /** The file cannot be read. */
  UNREADABLE("L0001"),
  /** The file is not plain UTF-8. */
  ENCODING("L0002"),
  /** The file is not well-formed YAML. */
  SYNTAX("L0003"),
  /** A tab stands where spaces belong. */
  TAB("L0004"),
  /** A key occurs twice in one mapping. */
  DUPLICATE_KEY("L0005"),
  /** An anchor or an alias. */
  ANCHOR("L0006"),
  /** A tag, which is also how YAML reads an unquoted expression that begins with {@code !}. */
  TAG("L0007"),
  /** A merge key. */
  MERGE_KEY("L0008"),
  /** Several YAML documents in one file. */
  SEVERAL_DOCUMENTS("L0009"),
  /** A comment cuts a value. */
  CUT_BY_COMMENT("L0010"),
  /** A comma of a flow collection cuts a value. */
  CUT_BY_COMMA("L0011"),
  /** The file is too large or too deep. */
  TOO_LARGE("L0012"),
  /** A key is not a text. */
  BAD_KEY("L0013"),
  /** The file holds nothing. */
  EMPTY("L0014"),
  /** A character that is not seen, or that changes how others are seen. */
  INVISIBLE("L0015"),
  /** Files could not be taken for a reason that is not in them. */
  FAILED("L0016"),

  /** A key that nobody knows. */
  UNKNOWN_KEY("L0050"),
  /** A key that must be there is not. */
  MISSING_KEY("L0051"),
  /** A value has the wrong type. */
  WRONG_TYPE("L0052"),
  /** A value is none of the words that are allowed. */
  NOT_ONE_OF("L0053"),
  /** A text has the wrong form. */
  WRONG_FORM("L0054"),
  /** A number, text or list is too small or too large. */
  OUT_OF_RANGE("L0055"),
  /** Two keys exclude each other. */
  CONFLICTING_KEYS("L0056"),
  /** A part of the language that this version does not have. */
  NOT_SUPPORTED("L0057"),

  /** An expression that the checker refuses for a reason that has no code of its own. */
  BAD_EXPRESSION("L0100"),
  /** An expression is not well-formed. */
  EXPRESSION_SYNTAX("L0101"),
  /** A field that the type does not have. */
  UNKNOWN_FIELD("L0102"),
  /** A name or a function that does not exist. */
  UNKNOWN_NAME("L0103"),
  /** An operator or a function does not take these types. */
  TYPE_MISMATCH("L0104"),
  /** An expression has the wrong type for its place. */
  RESULT_TYPE("L0105"),
  /** A word outside a closed list. */
  UNKNOWN_WORD("L0106"),
  /** A part of CEL that is not there. */
  FORBIDDEN("L0107"),
  /** A regular expression that is not a literal, or not well-formed. */
  BAD_PATTERN("L0108"),
  /** A variable is used before it is defined. */
  FORWARD_USE("L0109"),
  /** A field that calls of the selected kinds do not have. */
  FIELD_NOT_ON("L0110"),

  /** What may be absent is read without a guard. */
  UNGUARDED("L0201"),
  /** A value is taken out of an optional that may be empty. */
  OPTIONAL_VALUE("L0202"),
  /** A limit depends on what its accounts do not determine. */
  LIMIT_NOT_DETERMINED("L0203"),

  /** Two rules of a document have one id. */
  DUPLICATE_ID("L0301"),
  /** Two documents have one name. */
  DUPLICATE_NAME("L0302"),
  /** A parameter's value does not have its type. */
  BAD_PARAM("L0303"),
  /** A time zone that does not exist. */
  UNKNOWN_ZONE("L0304"),
  /** A message's hole is not closed or is empty. */
  BAD_TEMPLATE("L0305"),
  /** An {@code on} that selects nothing, or a word in it that nobody knows. */
  BAD_SELECTOR("L0306"),
  /** A budget counts what nobody can tell of some of its calls. */
  UNCOUNTED("L0307"),
  /** An {@code ensure} rule says nothing. */
  EMPTY_MANDATE("L0308"),
  /** Calls that an {@code ensure} rule is about cannot have what it says. */
  IMPOSSIBLE_MANDATE("L0309"),
  /** What is ensured contradicts itself. */
  CONFLICTING_MANDATES("L0310"),
  /** A date that does not exist. */
  BAD_DATE("L0311"),
  /** An exception that has ended. */
  ENDED("L0312"),
  /** Policies of another author have an error. */
  BROKEN_DELEGATE("L0313"),

  /** Two entries of a directory are for the same caller or model. */
  DUPLICATE_ENTRY("L0401"),
  /** An attribute's declaration or value is wrong. */
  BAD_ATTRIBUTE("L0402"),
  /** An entry is for callers that cannot be. */
  NEVER_MATCHES("L0403"),

  /** A setting that does not fit. */
  BAD_SETTING("L0501");

  private final String id;

  Code(String id) {
    this.id = id;
  }

  /** Returns the code as findings show it, such as {@code L0102}. */
  public String id() {
    return id;
  }
}
