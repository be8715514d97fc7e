package org.enlace.jit.caseuco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.enlace.files.Sha256;
import org.enlace.jit.caseuco.Exhibit.Attached;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of items by chance: whatever they say, they are JSON-LD that conforms to CASE and UCO, and a broken one is noticed. */
class CaseGraphTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DOCUMENTS = 8;

    private static String document(Inquiry inquiry, List<Exhibit> exhibits, long leftOut) {
        CaseGraph graph = new CaseGraph(inquiry);
        List<Map<String, Object>> nodes = new ArrayList<>();
        exhibits.forEach(one -> nodes.addAll(graph.add(one)));
        nodes.addAll(graph.end(leftOut, "Contiene indicios."));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", Vocabulary.context());
        document.put("@graph", nodes);
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatever_items_and_events_say_a_document_is_read_and_conforms(TestReporter reporter) {
        long seed = Long.getLong("caseuco.seed", System.nanoTime());
        reporter.publishEntry("caseuco.seed", String.valueOf(seed));
        Chances chances = new Chances(seed);
        for (int i = 0; i < DOCUMENTS; i++) {
            List<Exhibit> exhibits = chances.exhibits(8);
            Inquiry inquiry = chances.inquiry();
            String document = document(inquiry, exhibits, i);
            assertEquals(document, document(inquiry, exhibits, i), "The same gives the same");
            String which = "-Dcaseuco.seed=" + seed + ", document " + i + "\n";
            assertEquals(List.of(), Ontology.SHIPPED.violations(document), () -> which + document);
            assertEquals(Set.of(), Ontology.SHIPPED.unforeseen(document), () -> which + document);
            assertEquals(Set.of(), Ontology.dangling(document), () -> which + document);
        }
    }

    @Test
    void nothing_is_lost_and_no_text_becomes_anything_but_a_text() {
        for (long seed = 1; seed <= 5; seed++) {
            List<Exhibit> exhibits = new Chances(seed).exhibits(6);
            Graph graph = Ontology.read(document(new Chances(seed).inquiry(), exhibits, 2));
            assertEquals(exhibits.size(), of(graph, "ProvenanceRecord"));
            long events = exhibits.stream()
                    .mapToLong(one -> one.log().events().stream().distinct().count())
                    .sum();
            long obtained =
                    exhibits.stream().filter(one -> one.takenBack().isEmpty()).count();
            assertEquals(events + obtained, of(graph, "InvestigativeAction"));
            assertTrue(graph.find().toList().stream()
                    .allMatch(one -> one.getSubject().isURI()
                            && one.getSubject().getURI().startsWith(Vocabulary.KB)
                            && !one.getObject().isBlank()));
        }
    }

    @Test
    void what_two_countries_give_the_same_id_stays_two_files() {
        RecordId id = RecordId.parse("01234567-89ab-7def-8123-456789abcdef");
        Iterator<String> hashes = List.of("ab", "cd").iterator();
        List<Exhibit> exhibits = Stream.iterate(1L, seed -> seed + 1)
                .flatMap(seed -> new Chances(seed).exhibits(6).stream())
                .filter(one -> one.takenBack().isEmpty() && one.files().isEmpty())
                .limit(2)
                .map(one -> {
                    String hash = hashes.next();
                    return one.with(List.of(new Attached(id, hash + ".E01", "", new Sha256(hash.repeat(32)), 1)), 0);
                })
                .toList();
        String document = document(new Chances(1).inquiry(), exhibits, 0);
        assertEquals(List.of(), Ontology.SHIPPED.violations(document), document);
        Graph graph = Ontology.read(document);
        Node file = NodeFactory.createURI("https://ontology.unifiedcyberontology.org/uco/observable/File");
        assertEquals(2, graph.find(Node.ANY, RDF.type.asNode(), file).toList().size(), document);
    }

    private static long of(Graph graph, String type) {
        Node investigated = NodeFactory.createURI("https://ontology.caseontology.org/case/investigation/" + type);
        return graph.find(Node.ANY, RDF.type.asNode(), investigated).toList().size();
    }

    /** A document that has everything that is broken below. */
    private static String whole() {
        for (long seed = 1; ; seed++) {
            String document = document(new Chances(seed).inquiry(), new Chances(seed).exhibits(8), 0);
            if (List.of(
                            "exhibitNumber",
                            "uco-types:Hash\"",
                            "sizeInBytes",
                            "uco-tool:Tool",
                            "uco-tool:version",
                            "wasInformedBy",
                            "StatementMarking")
                    .stream()
                    .allMatch(document::contains)) {
                return document;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a moment that is none        | \"@type\":\"xsd:dateTime\"                                | \"@type\":\"xsd:string\"",
                "a hash without a value       | uco-types:hashValue                                       | enlace:clock",
                "a hash by an unknown method  | \"SHA256\"                                                | \"CRC32\"",
                "a size that is a text        | (\"uco-observable:sizeInBytes\":)(-?\\d+)                 | $1\"$2\"",
                "a number that is no text     | (\"case-investigation:exhibitNumber\":)\"[^\"]*\"         | $1 7",
                "an action that is an event   | \"case-investigation:InvestigativeAction\"               | [\"case-investigation:InvestigativeAction\",\"uco-core:Event\"]",
                "a marking of no statement    | uco-marking:statement                                     | uco-core:name",
                "a performer that is a text   | (\"uco-action:performer\":)\\{\"@id\":(\"[^\"]*\")}       | $1$2",
                "a name that is no UUID       | kb:ProvenanceRecord-[0-9a-f]{8}                           | kb:ProvenanceRecord-"
            })
    void what_is_broken_does_not_conform(String what, String part, String instead) {
        String document = whole();
        assertEquals(List.of(), Ontology.SHIPPED.violations(document));
        String broken = document.replaceAll(part, instead);
        assertFalse(broken.equals(document), what);
        assertFalse(Ontology.SHIPPED.violations(broken).isEmpty(), what);
    }

    @Test
    void a_mistyped_or_misplaced_term_is_noticed_that_shapes_let_pass() {
        String document = whole();
        Map<String, UnaryOperator<String>> mistakes = Map.of(
                "not declared", text -> text.replace("\"uco-action:startTime\"", "\"uco-action:starttime\""),
                "no class", text -> text.replace("\"uco-tool:Tool\"", "\"uco-tool:Tol\""),
                "not a property of it", text -> text.replace("\"uco-tool:version\"", "\"uco-observable:fileName\""),
                "of nobody", text -> text.replace("\"uco-tool:version\"", "\"https://x.example/version\""));
        mistakes.forEach((finding, mistake) -> {
            String mistaken = mistake.apply(document);
            assertFalse(mistaken.equals(document), finding);
            assertTrue(
                    Ontology.SHIPPED.unforeseen(mistaken).stream().anyMatch(one -> one.startsWith(finding)), finding);
        });
    }
}
