package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the features propose for roles is enough for what training lets them do elsewhere. */
class ProposedRolesTest {
    private static Map<String, Set<String>> proposed(String feature) throws IOException {
        JsonNode read = new ObjectMapper()
                .readTree(Path.of("../../features", feature + ".json").toFile());
        Map<String, Set<String>> roles = new TreeMap<>();
        for (JsonNode permission : read.at("/extensions/enlace.module/json/permissions")) {
            Set<String> named = new TreeSet<>();
            permission.get("roles").forEach(role -> named.add(role.asText()));
            roles.put(permission.get("name").asText(), named);
        }
        return roles;
    }

    @Test
    void whoever_keeps_lessons_of_training_may_pass_them_on_to_the_library() throws IOException {
        Set<String> organisers = proposed("training-exchanges").get("training.organise");
        Set<String> writers = proposed("protocol-library").get("protocols.write");

        assertTrue(organisers.contains("training-coordinator"), organisers::toString);
        Set<String> shut = new TreeSet<>(organisers);
        shut.removeAll(writers);
        assertEquals(Set.of(), shut, "a lesson becomes a draft of the library by its own permission to write");
    }
}
