package org.enlace.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/protocols", "/protocols?q=trata&year=2024", "/protocols/1/edit", "/a?to=https%3A%2F%2Fx"})
    void a_path_of_this_node_is_followed(String path) {
        assertEquals(path, OwnPath.of(path).orElseThrow().toString());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                " //evil.example",
                "/ /evil.example",
                "https://evil.example",
                "HTTPS:evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/a\nLocation: //evil.example",
                "/a\u2028b",
                "/..//evil.example",
                "/a//evil.example",
                "/%zz",
                "/a#//evil.example",
                "?x",
                "/\u0000"
            })
    void everything_else_leads_home(String asked) {
        assertTrue(OwnPath.of(asked).isEmpty());
        assertEquals("/", OwnPath.orHome(asked).toString());
        assertEquals("/sign-in", OwnPath.via("/sign-in", asked));
    }

    @Test
    void an_overlong_address_leads_home() {
        assertTrue(OwnPath.of("/" + "x".repeat(2_000)).isEmpty());
    }

    @Test
    void what_is_come_back_to_stands_encoded_in_the_address() {
        assertEquals("/sign-in?to=%2Fprotocols%3Fq%3Da%26b", OwnPath.via("/sign-in", "/protocols?q=a&b"));
        assertEquals("/sign-in", OwnPath.via("/sign-in", "/"));
    }
}
