package dev.usagetelemetry.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExprParserTest {

  private static final Set<String> NAMES = Set.of("server", "jobs");

  /** Each construct against the same with brackets or blanks where they change nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          server.a.b()                             | ((server).a).b()
          server.a[0]['k'][*][where it.x]          | server.a [ 0 ] [ 'k' ] [ * ] [ where ( it.x ) ]
          server.a = 1 or server.b and server.c    | (server.a = 1) or ((server.b) and (server.c))
          not server.a = 1                         | not (server.a = 1)
          not not server.a                         | not (not server.a)
          server.a - 1 + 2 - server.b              | ((server.a - 1) + 2) - server.b
          server.a + 1 < server.b                  | (server.a + 1) < (server.b)
          server.a != -1                           | server.a!=-1
          server.a in ('x', 2, true, -3)           | server.a in('x',2,true,-3)
          server.a is x.y.Z                        | (server.a) is x.y.Z
          server.a starts 'x' and server.b exists  | (server.a starts 'x') and (server.b exists)
          count(server.a)                          | count( (server.a) )
          union(server.a, jobs, first(jobs))       | union(server.a,jobs,first(jobs))
          any(jobs, it.on or it.off)               | any(jobs, (it.on or it.off))
          static(a.b.C).D.e('x', 1)                | (static(a.b.C)).D.e('x',1)
          static(a.b.C, jobs).D                    | static(a.b.C, (jobs)).D
          manifest(server, 'Key')                  | manifest((server), 'Key')
          """)
  void brackets_and_blanks_show_what_binds_closer(String text, String same) throws Exception {
    assertThat(parse(text)).isEqualTo(parse(same));
  }

  @Test
  void a_construct_becomes_what_it_says() throws Exception {
    var server = new Expr.Name("server");
    assertThat(parse("server.a()")).isEqualTo(new Expr.Call(server, "a", List.of()));
    assertThat(parse("resource('p', 'k')")).isEqualTo(new Expr.Resource("p", "k"));
    assertThat(parse("manifest('k')")).isEqualTo(new Expr.Manifest(null, "k"));
    assertThat(parse("mbean('n', 'a')")).isEqualTo(new Expr.MBean("n", "a"));
    assertThat(parse("class(a.b.C$D)")).isEqualTo(new Expr.ClassOf("a.b.C$D"));
    assertThat(parse("-5")).isEqualTo(new Expr.Literal(-5));
    assertThat(parse("'it'")).isEqualTo(new Expr.Literal("it"));
    assertThat(parse("true")).isEqualTo(new Expr.Literal(true));
    assertThat(parse("server[*]")).isEqualTo(new Expr.Each(server));
  }

  @Test
  void words_of_the_language_are_names_of_members_all_the_same() throws Exception {
    var server = new Expr.Name("server");
    assertThat(parse("server.in")).isEqualTo(new Expr.Field(server, "in"));
    assertThat(parse("server.is()")).isEqualTo(new Expr.Call(server, "is", List.of()));
    assertThat(parse("server.count")).isEqualTo(new Expr.Field(server, "count"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                    | expected a name at its end
          srver.a               | nothing is captured as "srver", did you mean "server"?
          server.               | expected a name at its end
          server..a             | expected a name at ".a"
          server.a(             | at its end
          server.a(1            | expected ) at its end
          server[1              | expected ] at its end
          server[server]        | expected a number at "server]"
          server[where]         | expected a name at "]"
          server.a b            | nothing more expected at "b"
          server.a = 1 = 2      | nothing more expected at "= 2"
          server.a == 1         | expected a name at "= 1"
          server.a && server.b  | nothing more expected at "&& server.b"
          'open                 | a string without an end
          99999999999           | a number is too large
          cuont(server)         | there is no function cuont, did you mean "count"?
          count()               | expected a name at ")"
          any(server)           | expected , at ")"
          any(server, it.a, it) | expected ) at ", it)"
          resource('a')         | expected , at ")"
          class('a')            | expected a name
          server.a in 'x'       | expected ( at "'x'"
          server.a in ()        | expected a number at ")"
          """)
  void a_mistake_is_told_with_the_place(String text, String said) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining(said);
  }

  private static Expr parse(String text) throws ProfileException {
    return ExprParser.parse(text, NAMES);
  }
}
