package org.enlace.jit.caseuco;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** CASE and UCO 1.4.0 and the terms of our own, by which documents are judged. */
public final class Ontology {
    private static final Path TURTLE = Path.of("src/test/resources/case-uco-1.4.0");
    private static final Path OWN = Path.of("../../docs/enlace-case.ttl");
    private static final String SHACL = "http://www.w3.org/ns/shacl#";
    private static final List<String> SPACES = List.of(
            "https://ontology.caseontology.org/case/",
            "https://ontology.unifiedcyberontology.org/uco/",
            Vocabulary.OWN);

    /** Read once: it is large, and nothing changes it. */
    public static final Ontology SHIPPED = new Ontology();

    private final Graph published = GraphFactory.createDefaultGraph();
    private final Graph known = GraphFactory.createDefaultGraph();
    private final Shapes shapes;

    private Ontology() {
        try (Stream<Path> files = Files.walk(TURTLE)) {
            files.filter(file -> file.toString().endsWith(".ttl"))
                    .sorted()
                    .forEach(file -> RDFParser.source(file).lang(Lang.TURTLE).parse(published));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shapes = Shapes.parse(judging(published));
        published.find().forEachRemaining(known::add);
        RDFParser.source(OWN).lang(Lang.TURTLE).parse(known);
    }

    /**
     * The shapes, without those about dictionaries, which no export has: Jena takes their queries for none (what is selected is not what
     * they group by).
     */
    private static Graph judging(Graph published) {
        Graph judging = GraphFactory.createDefaultGraph();
        published
                .find()
                .filterDrop(one -> one.getPredicate().equals(shacl("sparql"))
                        && one.getSubject().isURI()
                        && one.getSubject().getURI().contains("/uco/types/")
                        && one.getSubject().getURI().contains("Dictionary"))
                .forEachRemaining(judging::add);
        return judging;
    }

    /** What a program of others reads in a document; it asks no other machine. */
    public static Graph read(String document) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(document, Lang.JSONLD11).parse(graph);
        return graph;
    }

    /** What the shapes find, of any severity, each with its node and its property; empty for a document that conforms. */
    public List<String> violations(String document) {
        Graph data = read(document);
        // Classes are below one another by the published ontology alone: what conforms does so for whoever does not
        // know our terms.
        published.find(Node.ANY, RDFS.subClassOf.asNode(), Node.ANY).forEachRemaining(data::add);
        return ShaclValidator.get().validate(shapes, data).getEntries().stream()
                .map(entry ->
                        entry.severity() + " " + entry.focusNode() + " " + entry.resultPath() + " " + entry.message())
                .toList();
    }

    /**
     * What a document says that no ontology foresees: shapes are open and let a mistyped name pass. A term has to be declared, as what it
     * is used as, and a property to belong to a class of the node that has it.
     */
    public Set<String> unforeseen(String document) {
        Set<String> found = new TreeSet<>();
        Graph data = read(document);
        data.find().forEachRemaining(triple -> {
            Node property = triple.getPredicate();
            if (property.equals(RDF.type.asNode())) {
                if (!known.contains(triple.getObject(), RDF.type.asNode(), OWL.Class.asNode())) {
                    found.add("no class: " + triple.getObject());
                }
            } else if (SPACES.stream().noneMatch(property.getURI()::startsWith)) {
                found.add("of nobody: " + property);
            } else {
                Node as = (triple.getObject().isLiteral() ? OWL.DatatypeProperty : OWL.ObjectProperty).asNode();
                if (!known.contains(property, RDF.type.asNode(), as)) {
                    found.add("not declared: " + property + " as " + as.getLocalName());
                } else if (!fits(property, classes(data, triple.getSubject()))) {
                    found.add("not a property of it: " + property + " of " + triple.getSubject());
                }
            }
        });
        return found;
    }

    /** Nodes that are spoken of and of which nothing is said. */
    public static Set<String> dangling(String document) {
        Set<String> found = new TreeSet<>();
        Graph data = read(document);
        data.find().forEachRemaining(triple -> {
            Node object = triple.getObject();
            if (object.isURI()
                    && object.getURI().startsWith(Vocabulary.KB)
                    && !data.contains(object, RDF.type.asNode(), Node.ANY)) {
                found.add(object.getURI());
            }
        });
        return found;
    }

    private Set<Node> classes(Graph data, Node subject) {
        Set<Node> all = new HashSet<>();
        data.find(subject, RDF.type.asNode(), Node.ANY).forEachRemaining(one -> above(one.getObject(), all));
        return all;
    }

    private void above(Node type, Set<Node> all) {
        if (all.add(type)) {
            known.find(type, RDFS.subClassOf.asNode(), Node.ANY).forEachRemaining(one -> above(one.getObject(), all));
        }
    }

    private boolean fits(Node property, Set<Node> classes) {
        return classes.stream()
                .anyMatch(type -> known.contains(property, RDFS.domain.asNode(), type) || shaped(type, property));
    }

    private boolean shaped(Node type, Node property) {
        return known.find(type, shacl("property"), Node.ANY).toList().stream()
                .map(Triple::getObject)
                .anyMatch(shape -> known.contains(shape, shacl("path"), property));
    }

    private static Node shacl(String name) {
        return NodeFactory.createURI(SHACL + name);
    }
}
