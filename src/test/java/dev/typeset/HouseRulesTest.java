package dev.typeset;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DeleteReturningStep;
import org.jooq.InsertReturningStep;
import org.jooq.TableLike;
import org.jooq.UpdateReturningStep;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of the house. One that is only written down is broken within a year. */
class HouseRulesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/typeset");
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.typeset");

  private static void hold(ArchRule rule) {
    rule.check(MAIN);
  }

  @Nested
  class Packages {
    @Test
    void ofTheReviewDependInOneDirection() {
      String review = "dev.typeset.review";
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(review + "..")
          .layer("programs")
          .definedBy(review)
          .layer("report")
          .definedBy(review + ".report")
          .layer("rules")
          .definedBy(review + ".rules")
          .layer("measurement")
          .definedBy(review + ".measurement")
          .layer("traffic")
          .definedBy(review + ".traffic")
          .layer("statements")
          .definedBy(review + ".statements")
          .layer("program")
          .definedBy(review + ".program")
          .layer("diagram")
          .definedBy(review + ".diagram")
          .layer("database")
          .definedBy(review + ".database")
          .whereLayer("programs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("programs")
          .whereLayer("rules")
          .mayOnlyBeAccessedByLayers("programs", "report")
          .whereLayer("measurement")
          .mayOnlyBeAccessedByLayers("programs", "rules")
          .whereLayer("traffic")
          .mayOnlyBeAccessedByLayers("programs")
          .whereLayer("statements")
          .mayOnlyBeAccessedByLayers("programs", "traffic")
          .whereLayer("program")
          .mayOnlyBeAccessedByLayers("programs", "traffic")
          .whereLayer("diagram")
          .mayOnlyBeAccessedByLayers("programs")
          .check(new ClassFileImporter().importPackages(review));
    }

    @Test
    void dependInOneDirection() {
      hold(
          layeredArchitecture()
              .consideringOnlyDependenciesInAnyPackage("dev.typeset..")
              .layer("core")
              .definedBy("dev.typeset.core..")
              .layer("db")
              .definedBy("dev.typeset.db..")
              .layer("http")
              .definedBy("dev.typeset.http..")
              .layer("users")
              .definedBy("dev.typeset.users..")
              .layer("tags")
              .definedBy("dev.typeset.tags..")
              .layer("posts")
              .definedBy("dev.typeset.posts..")
              .layer("replays")
              .definedBy("dev.typeset.replays..")
              .layer("sessions")
              .definedBy("dev.typeset.sessions..")
              .layer("persons")
              .definedBy("dev.typeset.persons..")
              .layer("App")
              .definedBy("dev.typeset")
              .whereLayer("App")
              .mayNotBeAccessedByAnyLayer()
              .whereLayer("posts")
              .mayOnlyBeAccessedByLayers("persons", "App")
              .whereLayer("replays")
              .mayOnlyBeAccessedByLayers("App")
              .whereLayer("sessions")
              .mayOnlyBeAccessedByLayers("App")
              .whereLayer("persons")
              .mayOnlyBeAccessedByLayers("App")
              .whereLayer("users")
              .mayOnlyBeAccessedByLayers("posts", "sessions", "persons", "App")
              .whereLayer("tags")
              .mayOnlyBeAccessedByLayers("posts", "App")
              .whereLayer("db")
              .mayOnlyBeAccessedByLayers(
                  "users", "tags", "posts", "replays", "sessions", "persons", "App")
              .whereLayer("http")
              .mayOnlyBeAccessedByLayers(
                  "users", "tags", "posts", "replays", "sessions", "persons", "App"));
    }

    @Test
    void letCoreDependOnTheJdkAlone() {
      hold(
          classes()
              .that()
              .resideInAPackage("dev.typeset.core..")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(
                  "dev.typeset.core..", "java..", "javax.crypto..", "org.jspecify.."));
    }

    @Test
    void letHttpKnowNoSqlAndDbNoHttp() {
      hold(
          noClasses()
              .that()
              .resideInAPackage("dev.typeset.http..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("org.jooq..", "io.r2dbc..", "java.sql.."));
      hold(
          noClasses()
              .that()
              .resideInAPackage("dev.typeset.db..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  "io.javalin..",
                  "org.eclipse.jetty..",
                  "jakarta.servlet..",
                  "com.fasterxml.jackson.databind.."));
    }

    @Test
    void letRepositoriesKnowNoHttpAndRoutesNoSql() {
      hold(
          noClasses()
              .that()
              .haveSimpleNameEndingWith("Repository")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("io.javalin..", "dev.typeset.http.."));
      hold(
          noClasses()
              .that()
              .haveSimpleNameEndingWith("Routes")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("org.jooq..", "io.r2dbc..", "dev.typeset.db.."));
    }

    @Test
    void eachSayWhatTheyAreForAndKnowNull() throws IOException {
      try (Stream<Path> folders = Files.walk(SOURCES).filter(Files::isDirectory)) {
        assertThat(folders)
            .allSatisfy(folder ->
                assertThat(Files.readString(folder.resolve("package-info.java")))
                    .contains("@NullMarked")
                    .contains("/**"));
      }
    }
  }

  @Nested
  class Columns {
    /** Else no column could go, for the release that still runs would ask for it. */
    @Test
    void areNamedByWhoNeedsThem() {
      hold(
          noClasses()
              .should()
              .callMethod(DSL.class, "selectFrom", TableLike.class)
              .orShould()
              .callMethod(InsertReturningStep.class, "returning")
              .orShould()
              .callMethod(UpdateReturningStep.class, "returning")
              .orShould()
              .callMethod(DeleteReturningStep.class, "returning"));
    }
  }

  @Nested
  class Blocking {
    @Test
    void isForStartCloseAndWhoAsksAlone() {
      hold(
          noClasses()
              .that(
                  areNot(
                      "dev.typeset.Preparation",
                      "dev.typeset.db.Database",
                      // On the virtual thread of a request, before anything else is done for it.
                      "dev.typeset.http.Admission"))
              .should()
              .accessTargetWhere(
                  access(
                      "waits for a Mono",
                      "reactor.core.publisher.(Mono|Flux)",
                      "block.*|toIterable|toStream")));
      hold(
          noClasses()
              .that(
                  areNot(
                      "dev.typeset.Main",
                      "dev.typeset.Preparation",
                      // On the virtual thread of a request.
                      "dev.typeset.http.Reply"))
              .should()
              .accessTargetWhere(
                  access(
                      "waits for a future",
                      "java.util.concurrent.(CompletableFuture|Future)",
                      "get|join")));
    }

    @Test
    void neverHappensInAQuery() {
      hold(
          noClasses()
              .should()
              .accessTargetWhere(
                  access(
                      "runs a jOOQ statement by JDBC's ways",
                      "org.jooq.*",
                      "execute|executeAsync|fetch.*|stream|iterator|collect|transaction.*")));
    }

    @Test
    void isAllOfJdbcAndFlyway() {
      hold(
          noClasses()
              .that(
                  areNot(
                      "dev.typeset.db.(Jdbc|Migrat\\w+|Mismatches|Suitability|DemoData|Privileges|EmbeddedServiceRole|DatabaseFailure).*"))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  "java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb.."));
    }
  }

  @Nested
  class Records {
    @Test
    void areMadeByTheirConstructorsWhichTheCompilerCompares() {
      hold(
          noClasses()
              .should()
              .accessTargetWhere(
                  access(
                      "fills a record by the names of columns", "org.jooq.*", "into|intoMap.*")));
    }
  }

  @Nested
  class Connections {
    @Test
    void areOpenedAndGivenToJooqInOnePlace() {
      hold(
          noClasses()
              .that(areNot("dev.typeset.db.(Database|IdleCheck|PoolGauges|StatementLog)"))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("io.r2dbc.pool..", "io.r2dbc.proxy.."));
      hold(
          noClasses()
              .that(areNot("dev.typeset.db.Database"))
              .should()
              .accessTargetWhere(access("sets up jOOQ", "org.jooq.impl.DSL", "using")));
    }
  }

  @Nested
  class Names {
    @Test
    void sayWhatThingsAre() {
      hold(
          noClasses()
              .that()
              .areTopLevelClasses()
              .should()
              .haveNameMatching(
                  ".*\\.(Base\\w*|\\w+(Service|Manager|Helper|Utils?|Impl|Mapper|Dto))"));
      hold(
          noMethods()
              .that()
              .arePublic()
              .and()
              .areDeclaredInClassesThat()
              .resideInAnyPackage(
                  "dev.typeset", "dev.typeset.core..", "dev.typeset.http..", "dev.typeset.users..")
              .and()
              .areDeclaredInClassesThat(areNot("dev.typeset.http.CodedTags"))
              .should()
              .haveNameMatching("get[A-Z].*"));
    }

    @Test
    void areTheSameVerbsInEachRepository() {
      hold(
          methods()
              .that()
              .areDeclaredInClassesThat()
              .haveSimpleNameEndingWith("Repository")
              .and()
              .arePublic()
              .should()
              .haveNameMatching("find\\w*|list\\w*|create|update|delete\\w*|exists|search|stats"));
    }
  }

  @Nested
  class SourceFiles {
    @Test
    void staySmall() throws IOException {
      List<Long> lines = new ArrayList<>();
      for (Path file : sources()) {
        try (Stream<String> text = Files.lines(file)) {
          lines.add(text.count());
        }
      }
      Collections.sort(lines);
      assertThat(lines.getLast()).as("lines of the longest file").isLessThanOrEqualTo(250);
      assertThat(lines.get(lines.size() / 2)).as("lines of the median file").isLessThan(110);
    }

    @Test
    void carryNoUnfinishedWork() throws IOException {
      assertThat(sources())
          .allSatisfy(file ->
              assertThat(Files.readString(file))
                  .doesNotContainPattern("TODO|FIXME|XXX|printStackTrace"));
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
          .toList();
    }
  }

  private static DescribedPredicate<JavaClass> areNot(String... patterns) {
    String pattern = String.join("|", patterns);
    return describe(
        "are not " + pattern, type -> !type.getName().matches("(" + pattern + ")(\\$.*)?"));
  }

  private static DescribedPredicate<JavaAccess<?>> access(String what, String owner, String name) {
    return describe(
        what,
        access ->
            access.getTargetOwner().getName().matches(owner) && access.getName().matches(name));
  }
}
