package org.enlace.protocols.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TilesTest {
    @Test
    void every_country_of_the_reference_data_has_a_square_and_none_has_that_of_another() throws IOException {
        Set<String> known = new TreeSet<>();
        for (JsonNode node : new ObjectMapper()
                .readTree(Path.of("../../config/reference/countries.json").toFile())) {
            known.add(node.get("iso2").textValue());
        }
        assertEquals(
                known,
                Tiles.all().stream()
                        .map(tile -> tile.country().value())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(
                known.size(),
                Tiles.all().stream()
                        .map(tile -> tile.column() + " " + tile.row())
                        .distinct()
                        .count());
        assertTrue(Tiles.all().stream().allMatch(tile -> tile.column() < Tiles.COLUMNS && tile.row() < Tiles.ROWS));
    }
}
