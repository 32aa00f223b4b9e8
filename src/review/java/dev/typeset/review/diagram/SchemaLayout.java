package dev.typeset.review.diagram;

import dev.typeset.review.diagram.DrawnSchema.Box;
import dev.typeset.review.diagram.DrawnSchema.Line;
import dev.typeset.review.diagram.DrawnSchema.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where the boxes and lines of a diagram are: tables to the right of those that they point to,
 * lines from row to row, around the tables. The same for the same schema on every machine.
 */
record SchemaLayout(
    double width, double height, Map<Box, Place> boxes, Map<Line, List<Point>> lines) {
  /** The height of a table's name. */
  static final int HEAD = 34;

  /** The height of a column. */
  static final int ROW = 24;

  /** How wide a letter of a column is at most, in any font of one width. */
  static final int LETTER = 8;

  /** How wide a letter of a table's name is at most. */
  static final int HEAD_LETTER = 10;

  /** The space left and right of what stands in a box. */
  static final int GAP = 12;

  /** Where a box is, and where in it the names and types of its columns begin. */
  record Place(
      double x, double y, double width, double height, double keys, double names, double types) {
    /** The middle of a row, from 0. */
    double row(int index) {
      return y + HEAD + ROW * (index + 0.5);
    }
  }

  /** A corner of a line, or one of its ends. */
  record Point(double x, double y) {}

  static SchemaLayout of(DrawnSchema schema) {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode graph = graph();
    Map<Box, ElkNode> nodes = new LinkedHashMap<>();
    Map<Box, Place> sizes = new LinkedHashMap<>();
    for (Box box : schema.boxes()) {
      Place size = size(box, schema.changed());
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setDimensions(size.width(), size.height());
      node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      node.setProperty(CoreOptions.ALIGNMENT, Alignment.LEFT);
      nodes.put(box, node);
      sizes.put(box, size);
    }
    Map<Line, ElkEdge> edges = new LinkedHashMap<>();
    Map<String, ElkPort> ports = new HashMap<>();
    for (Line line : schema.lines()) {
      Box target = box(schema, line.target());
      Box table = box(schema, line.table());
      double out = middle(target, line.targetColumn()) + aside(schema, line);
      double in = middle(table, line.column());
      edges.put(
          line,
          ElkGraphUtil.createSimpleEdge(
              port(ports, nodes, target, out, PortSide.EAST),
              port(ports, nodes, table, in, PortSide.WEST)));
    }
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    Map<Box, Place> places = new LinkedHashMap<>();
    sizes.forEach((box, size) -> {
      ElkNode node = Objects.requireNonNull(nodes.get(box));
      places.put(
          box,
          new Place(
              node.getX(),
              node.getY(),
              size.width(),
              size.height(),
              size.keys(),
              size.names(),
              size.types()));
    });
    Map<Line, List<Point>> lines = new LinkedHashMap<>();
    edges.forEach((line, edge) -> lines.put(line, points(edge)));
    return new SchemaLayout(graph.getWidth(), graph.getHeight(), places, lines);
  }

  private static ElkNode graph() {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(
        LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 28.0);
    graph.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    graph.setProperty(LayeredOptions.SPACING_NODE_SELF_LOOP, 26.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 64.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 26.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 14.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 16.0);
    graph.setProperty(LayeredOptions.PADDING, new ElkPadding(16));
    return graph;
  }

  private static Place size(Box box, boolean signs) {
    double keys = GAP + (signs ? 2 * LETTER : 0);
    int key = longest(box.rows().stream().map(Row::keys));
    double names = keys + (key == 0 ? 0 : (key + 1) * LETTER);
    double types = names + (longest(box.rows().stream().map(Row::name)) + 2) * LETTER;
    // After the type there is the sign of NOT NULL.
    double rows = types + (longest(box.rows().stream().map(Row::type)) + 2) * LETTER + GAP;
    double head = 2 * GAP + (box.name().length() + (signs ? 2 : 0)) * HEAD_LETTER;
    return new Place(
        0, 0, Math.max(rows, head), HEAD + ROW * box.rows().size() + 4, keys, names, types);
  }

  private static int longest(Stream<String> words) {
    return words.mapToInt(String::length).max().orElse(0);
  }

  private static Box box(DrawnSchema schema, String name) {
    return schema.boxes().stream().filter(box -> box.name().equals(name)).findFirst().orElseThrow();
  }

  private static double middle(Box box, String column) {
    return HEAD + ROW * (box.rows().stream().map(Row::name).toList().indexOf(column) + 0.5);
  }

  /** Lines that look different end beside each other at the row that they point to. */
  private static double aside(DrawnSchema schema, Line line) {
    List<String> looks =
        schema.lines().stream()
            .filter(other -> other.target().equals(line.target()))
            .filter(other -> other.targetColumn().equals(line.targetColumn()))
            .map(SchemaLayout::look)
            .distinct()
            .sorted()
            .toList();
    double step = Math.min(10, (ROW - 4.0) / looks.size());
    return (looks.indexOf(look(line)) - (looks.size() - 1) / 2.0) * step;
  }

  private static String look(Line line) {
    return line.change() + " " + line.optional();
  }

  private static ElkPort port(
      Map<String, ElkPort> ports, Map<Box, ElkNode> nodes, Box box, double y, PortSide side) {
    return ports.computeIfAbsent(
        box.name() + "\n" + y + "\n" + side,
        _ -> {
          ElkNode node = Objects.requireNonNull(nodes.get(box));
          ElkPort port = ElkGraphUtil.createPort(node);
          port.setLocation(side == PortSide.EAST ? node.getWidth() : 0, y);
          port.setProperty(LayeredOptions.PORT_SIDE, side);
          return port;
        });
  }

  private static List<Point> points(ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().getFirst();
    return Stream.of(
            Stream.of(new Point(section.getStartX(), section.getStartY())),
            section.getBendPoints().stream().map(bend -> new Point(bend.getX(), bend.getY())),
            Stream.of(new Point(section.getEndX(), section.getEndY())))
        .flatMap(points -> points)
        .toList();
  }
}
