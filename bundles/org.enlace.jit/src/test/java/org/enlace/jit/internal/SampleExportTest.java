package org.enlace.jit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.caseuco.Ontology;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.internal.caseuco.CaseDocument;
import org.enlace.jit.internal.caseuco.CaseExports;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

class SampleExportTest {
    @Test
    void the_evidence_of_the_demonstration_conforms_to_case_and_uco() throws IOException {
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                TestNode node = new TestNode(database)) {
            new SampleTeams(node.desks, database.transactions(), TestNode::id).make();
            RecordId team = node.courses()
                    .overview(Query.ALL, Place.FIRST, 10, TestNode.ADMIN)
                    .items()
                    .get(0)
                    .id();
            Caller investigator = TestNode.officer("investigator", JitPermissions.READ);
            CaseExports exports = node.desks.chains().exports();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new CaseDocument(exports).write(exports.begin(team, investigator), List.of(), out);
            String document = out.toString(StandardCharsets.UTF_8);
            assertEquals(List.of(), Ontology.SHIPPED.violations(document), document);
            assertEquals(Set.of(), Ontology.SHIPPED.unforeseen(document), document);
            assertTrue(
                    document.contains("transferred-out") && document.contains("\"enlace:itemsLeftOut\":0"), document);
        }
    }
}
