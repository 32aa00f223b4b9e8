package dev.typeset.review.program;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * What changes of the typed tables that jOOQ generates, as those see it who compile against them.
 */
public final class JavaApiDifference {
  private JavaApiDifference() {}

  /**
   * A field of a table that is another now.
   *
   * @param table its constant, such as {@code POSTS}
   * @param field its constant, such as {@code TITLE}
   * @param before its type in Java and in SQL; empty where it was added
   * @param after the same; empty where it was removed
   */
  public record FieldChange(String table, String field, String before, String after) {}

  /**
   * The fields that differ, by table and name.
   *
   * @param before a folder of generated sources
   * @param after another
   */
  public static List<FieldChange> between(Path before, Path after) throws IOException {
    Map<String, SortedMap<String, String>> old = tables(before);
    Map<String, SortedMap<String, String>> now = tables(after);
    List<FieldChange> changes = new ArrayList<>();
    var names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String table : names) {
      SortedMap<String, String> was = old.getOrDefault(table, new TreeMap<>());
      SortedMap<String, String> is = now.getOrDefault(table, new TreeMap<>());
      var fields = new TreeSet<>(was.keySet());
      fields.addAll(is.keySet());
      for (String field : fields) {
        String left = was.getOrDefault(field, "");
        String right = is.getOrDefault(field, "");
        if (!left.equals(right)) {
          changes.add(new FieldChange(table, field, left, right));
        }
      }
    }
    return changes;
  }

  private static Map<String, SortedMap<String, String>> tables(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.resolveSibling("").endsWith("tables"))
              .sorted()
              .toList();
    }
    Map<String, SortedMap<String, String>> tables = new TreeMap<>();
    if (files.isEmpty()) {
      return tables;
    }
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree type : unit.getTypeDecls()) {
          ClassTree table = (ClassTree) type;
          tables.put(constant(table), fields(table));
        }
      }
    }
    return tables;
  }

  /** The field that holds the one instance of a table's class. */
  private static String constant(ClassTree table) {
    return table.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(field -> field.getType().toString().equals(table.getSimpleName().toString()))
        .map(field -> field.getName().toString())
        .findFirst()
        .orElse(table.getSimpleName().toString());
  }

  private static SortedMap<String, String> fields(ClassTree table) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (Tree member : table.getMembers()) {
      if (member instanceof VariableTree field
          && field.getType() instanceof ParameterizedTypeTree type
          && type.getType().toString().equals("TableField")
          && field.getInitializer() instanceof MethodInvocationTree call) {
        String java = type.getTypeArguments().getLast().toString();
        String sql = call.getArguments().get(1).toString().replace("SQLDataType.", "");
        fields.put(field.getName().toString(), java + ", " + sql);
      }
    }
    return fields;
  }
}
