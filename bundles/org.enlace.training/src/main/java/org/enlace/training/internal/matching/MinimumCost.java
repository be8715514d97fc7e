package org.enlace.training.internal.matching;

import java.util.Map;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.alg.interfaces.MinimumCostFlowAlgorithm.MinimumCostFlow;
import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultGraphSpecificsStrategy;
import org.jgrapht.graph.DefaultGraphType;
import org.jgrapht.graph.DefaultWeightedEdge;

/** Lets JGraphT find the cheapest flow through a network, and the prices of its nodes that prove it. */
final class MinimumCost {
    /** Below 2 the algorithm sends by shortest paths without scaling, which is as fast here: most arcs carry one unit. */
    private static final int WITHOUT_SCALING = 1;

    private MinimumCost() {}

    /** Sends so many units from the source to the sink. Costs are whole and below 10⁹, so that its arithmetic is exact. */
    static void send(Network network, int units) {
        Arcs graph = new Arcs();
        for (int node = 0; node < network.nodes(); node++) {
            graph.addVertex(node);
        }
        for (int arc = 0; arc < network.arcs(); arc += 2) {
            Arc edge = new Arc(arc, network.left(arc));
            graph.addEdge(network.from(arc), network.to(arc), edge);
            graph.setEdgeWeight(edge, network.cost(arc));
        }
        CapacityScalingMinimumCostFlow<Integer, Arc> algorithm = new CapacityScalingMinimumCostFlow<>(WITHOUT_SCALING);
        MinimumCostFlow<Arc> flow = algorithm.getMinimumCostFlow(
                new MinimumCostFlowProblemImpl<>(graph, node -> supply(node, units), edge -> edge.capacity));
        for (Arc edge : graph.edgeSet()) {
            int sent = (int) Math.round(flow.getFlow(edge));
            if (sent > 0) {
                network.send(edge.number, sent);
            }
        }
        for (Map.Entry<Integer, Double> price : algorithm.getDualSolution().entrySet()) {
            network.price(price.getKey(), Math.round(price.getValue()));
        }
    }

    private static int supply(int node, int units) {
        return switch (node) {
            case Network.SOURCE -> units;
            case Network.SINK -> -units;
            default -> 0;
        };
    }

    private static final class Arc extends DefaultWeightedEdge {
        private static final long serialVersionUID = 1L;
        private final int number;
        private final int capacity;

        Arc(int number, int capacity) {
            this.number = number;
            this.capacity = capacity;
        }
    }

    /** Without the index of pairs that graphs of the library have by default: nobody asks which arc joins two nodes. */
    private static final class Arcs extends AbstractBaseGraph<Integer, Arc> {
        private static final long serialVersionUID = 1L;

        Arcs() {
            super(
                    null,
                    null,
                    new DefaultGraphType.Builder()
                            .directed()
                            .allowMultipleEdges(true)
                            .allowSelfLoops(false)
                            .weighted(true)
                            .modifiable(true)
                            .build(),
                    new DefaultGraphSpecificsStrategy<>());
        }
    }
}
