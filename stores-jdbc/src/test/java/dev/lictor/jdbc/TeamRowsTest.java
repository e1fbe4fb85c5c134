package dev.lictor.jdbc;

import static dev.lictor.jdbc.Callers.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.attribute.Attributes.Attribute;
import dev.lictor.identity.Team;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What rows say, on real databases. */
@Timeout(60)
class TeamRowsTest {

  private static final Attributes DECLARED = new Attributes(Map.of(
      "monthlyTokens", new Attribute(AttributeType.INT, false),
      "regions", new Attribute(AttributeType.STRING_SET, false),
      "pilot", new Attribute(AttributeType.BOOL, false),
      "costCenter", new Attribute(AttributeType.STRING, true)));

  @ParameterizedTest
  @EnumSource
  void findsATeamWithItsTypedAttributesByIssuerTenantAndInstanceTogether(Database database)
      throws SQLException {
    DataSource source = database.open();
    Database.run(
        source,
        "INSERT INTO teams VALUES ('uaa', 't', 'i-1', 'alpha', ARRAY['gpt-5', 'o3'], 1000, 'eu, us', TRUE, 'c-7')",
        "INSERT INTO teams VALUES ('uaa', 't-2', 'i-1', 'beta', NULL, 5, '', FALSE, NULL)");
    try (JdbcTeamDirectory teams = directory(source, new TeamQuery(Database.QUERY, DECLARED))) {

      assertThat(Callers.ask(teams, "i-1").join())
          .contains(new Team(
              "alpha",
              Set.of("gpt-5", "o3"),
              Map.of(
                  "monthlyTokens",
                  1000L,
                  "regions",
                  Set.of("eu", "us"),
                  "pilot",
                  true,
                  "costCenter",
                  "c-7")));
      assertThat(
              teams.find(Callers.of("uaa", "t-2", "i-1")).toCompletableFuture().join())
          .contains(new Team(
              "beta", Set.of(), Map.of("monthlyTokens", 5L, "regions", Set.of(), "pilot", false)));
      assertThat(named(teams, "i-2")).isEqualTo("none");
      assertThat(
              teams.find(Callers.of("other", "t", "i-1")).toCompletableFuture().join())
          .isEmpty();
      assertThat(named(teams, "i-1' OR '1' = '1")).isEqualTo("none");
      assertThat(teams.attributes()).isEqualTo(DECLARED);
    }
  }

  static Stream<Arguments> values() {
    return Stream.of(
            Arguments.of("string", "CAST('gold' AS VARCHAR(9))", "gold"),
            Arguments.of("int", "CAST(5 AS SMALLINT)", 5L),
            Arguments.of("int", "CAST(5 AS INTEGER)", 5L),
            Arguments.of("int", "CAST(9223372036854775807 AS BIGINT)", Long.MAX_VALUE),
            Arguments.of("int", "CAST(12 AS DECIMAL(10, 2))", 12L),
            Arguments.of("bool", "TRUE", true),
            Arguments.of("set<string>", "ARRAY['a', 'b', 'a']", Set.of("a", "b")),
            Arguments.of("set<string>", "CAST(' a,b ' AS VARCHAR(9))", Set.of("a", "b")),
            Arguments.of("set<string>", "CAST(' ' AS VARCHAR(9))", Set.of()))
        .flatMap(TeamRowsTest::onEach);
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsAColumnAsItsType(Database database, String type, String sql, Object value)
      throws SQLException {
    assertThat(read(database, type, false, sql)).isEqualTo(Map.of("x", value));
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
            Arguments.of("string", "CAST(5 AS INTEGER)", "holds string, found INTEGER"),
            Arguments.of("string", "ARRAY['a']", "holds string, found ARRAY"),
            Arguments.of("string", "CAST(NULL AS VARCHAR(9))", "expected a value, found NULL"),
            Arguments.of("int", "CAST(NULL AS DECIMAL(3, 0))", "expected a value, found NULL"),
            Arguments.of("int", "CAST('5' AS VARCHAR(9))", "holds int, found VARCHAR"),
            Arguments.of("int", "CAST(1.5 AS DECIMAL(3, 1))", "found one with a fraction"),
            Arguments.of("int", "CAST(9223372036854775808 AS DECIMAL(19, 0))", "or a larger one"),
            Arguments.of("int", "CAST(5 AS DOUBLE PRECISION)", "holds int, found DOUBLE"),
            Arguments.of("bool", "CAST('true' AS VARCHAR(9))", "holds bool, found VARCHAR"),
            Arguments.of("bool", "CAST(1 AS INTEGER)", "holds bool, found INTEGER"),
            Arguments.of("set<string>", "CAST(1 AS INTEGER)", "holds set<string>, found INTEGER"),
            Arguments.of("set<string>", "ARRAY[1, 2]", "texts in the array, found Integer"),
            Arguments.of("set<string>", "ARRAY['a', NULL]", "texts in the array, found NULL"),
            Arguments.of(
                "set<string>", "CAST('a,,b' AS VARCHAR(9))", "a value between any two commas"),
            Arguments.of(
                "set<string>", "CAST(NULL AS VARCHAR(9) ARRAY)", "expected a value, found NULL"))
        .flatMap(TeamRowsTest::onEach);
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void failsOnAColumnThatIsNotOfItsType(
      Database database, String type, String sql, String complaint) {
    assertThatThrownBy(() -> read(database, type, false, sql))
        .hasRootCauseInstanceOf(TeamLookupException.class)
        .hasMessageContaining("the team of uaa/t/i-1: column \"x\": ")
        .hasMessageContaining(complaint);
  }

  private static Stream<Arguments> onEach(Arguments arguments) {
    Object[] given = arguments.get();
    return Stream.of(Database.values())
        .map(database -> Arguments.of(database, given[0], given[1], given[2]));
  }

  @ParameterizedTest
  @EnumSource
  void leavesOutWhatIsNullAndMayBe(Database database) throws SQLException {
    for (String type : AttributeType.words()) {
      String sql =
          switch (type) {
            case "int" -> "CAST(NULL AS BIGINT)";
            case "bool" -> "CAST(NULL AS BOOLEAN)";
            case "set<string>" -> "CAST(NULL AS VARCHAR(9) ARRAY)";
            default -> "CAST(NULL AS VARCHAR(9))";
          };

      assertThat(read(database, type, true, sql)).as(type).isEmpty();
    }
  }

  private static Map<String, Object> read(
      Database database, String type, boolean optional, String sql) throws SQLException {
    DataSource source = database.open();
    Database.add(source, "alpha", "i-1");
    Attributes declared = new Attributes(
        Map.of("x", new Attribute(AttributeType.parse(type).orElseThrow(), optional)));
    try (JdbcTeamDirectory teams = directory(
        source, new TeamQuery(Database.QUERY.replace("*", "name, " + sql + " AS x"), declared))) {
      Optional<Team> team = Callers.ask(teams, "i-1").join();
      return team.orElseThrow().attributes();
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsIfTwoRowsAreThereForOneCaller(Database database) throws SQLException {
    DataSource source = database.open();
    Database.add(source, "alpha", "i-1");
    Database.add(source, "alpha", "i-1");
    try (JdbcTeamDirectory teams =
        directory(source, new TeamQuery(Database.QUERY, Attributes.NONE))) {
      assertThat(named(teams, "i-1"))
          .contains("the team of uaa/t/i-1: expected one row, found two or more");
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysAtTheStartWhatIsWrongWithAQuery(Database database) throws SQLException {
    DataSource source = database.open();

    assertThat(verified(source, "*")).isEqualTo("sound");
    assertThat(verified(source, "name, regions, pilot, costCenter"))
        .contains("the query gives no column \"monthlyTokens\"");
    assertThat(verified(source, "tenant AS nam, monthlyTokens, regions, pilot, costCenter"))
        .contains("the query gives no column \"name\"");
    assertThat(verified(source, "name, instance AS name, monthlyTokens, regions, pilot"))
        .contains("the query gives two columns \"name\"");
    assertThat(verified(source, "nonsense")).contains("could not be looked up: ");
  }

  private static String verified(DataSource source, String columns) {
    try (JdbcTeamDirectory teams =
        directory(source, new TeamQuery(Database.QUERY.replace("*", columns), DECLARED))) {
      return teams
          .verify()
          .handle((sound, failure) -> failure == null ? "sound" : failure.toString())
          .toCompletableFuture()
          .join();
    }
  }

  @Test
  void refusesAttributesThatOneColumnWouldHaveToServe() {
    Attribute text = new Attribute(AttributeType.STRING, false);

    assertThatThrownBy(() -> new TeamQuery("", new Attributes(Map.of("Name", text))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attribute \"Name\": another column has that name already");
    assertThatThrownBy(() -> new TeamQuery("", new Attributes(Map.of("tier", text, "TIER", text))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JdbcTeamDirectory directory(DataSource source, TeamQuery query) {
    return JdbcTeamDirectory.builder(source, query).build();
  }
}
