package org.enlace.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private final ObjectMapper mapper = Json.mapper();

    record Body(List<String> words, Set<Permission> permissions, Map<String, String> texts) {}

    @Test
    void what_holds_values_is_read() throws JacksonException {
        Body body = mapper.readValue(
                "{\"words\":[\"a\"],\"permissions\":[\"home.read\"],\"texts\":{\"es\":\"x\"}}", Body.class);
        assertEquals(new Body(List.of("a"), Set.of(new Permission("home.read")), Map.of("es", "x")), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"words\":[null]}", "{\"permissions\":[\"a.b\",null]}", "{\"texts\":{\"es\":null}}"})
    void a_list_that_holds_nothing_where_a_value_should_be_is_refused(String json) {
        assertThrows(JacksonException.class, () -> mapper.readValue(json, Body.class));
    }

    @Test
    void a_moment_is_read_by_its_text() throws JacksonException {
        assertEquals(
                Instant.parse("2031-01-01T00:00:00Z"), mapper.readValue("\"2031-01-01T00:00:00Z\"", Instant.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-4091640746504566125",
                "\"-4091640746504566125\"",
                "\"1924992000\"",
                "1924992000.5",
                "\"+10000-01-01T00:00:00Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "\"2031-01-01\"",
                "\"\""
            })
    void what_is_no_moment_that_anything_here_could_keep_is_refused(String json) {
        assertThrows(JacksonException.class, () -> mapper.readValue(json, Instant.class));
    }
}
