package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private final Proxies trusted = Proxies.of("127.0.0.1", "192.0.2.10", "2001:db8::10");

    /** A request over a connection from an address, with headers of which each is written as on the wire. */
    private static HttpServletRequest from(String address, String... headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ProxiesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, asked) -> {
                    List<String> values = asked == null ? List.of() : values((String) asked[0], headers);
                    return switch (method.getName()) {
                        case "getRemoteAddr" -> address;
                        case "getHeader" -> values.isEmpty() ? null : values.get(0);
                        case "getHeaders" -> Collections.enumeration(values);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private static List<String> values(String name, String... headers) {
        return Arrays.stream(headers)
                .filter(header -> header.startsWith(name + ": "))
                .map(header -> header.substring(name.length() + 2))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                    | Forwarded: for=203.0.113.7",
                "203.0.113.7                    | Forwarded: for=\"203.0.113.7:4711\";proto=https",
                "2001:db8:0:0:0:0:0:7           | Forwarded: proto=https;For=\"[2001:db8::7]:4711\"",
                "203.0.113.7                    | X-Forwarded-For: 203.0.113.7",
                "2001:db8:0:0:0:0:0:7           | X-Forwarded-For: 2001:db8::7",
                "203.0.113.7                    | X-Forwarded-For: 203.0.113.7, 192.0.2.10",
                "203.0.113.7                    | X-Forwarded-For: 127.0.0.1, 203.0.113.7",
                "203.0.113.7                    | Forwarded: for=127.0.0.1, for=203.0.113.7, for=192.0.2.10",
                "0.0.0.0                        | Forwarded: for=203.0.113.7, for=unknown",
                "0.0.0.0                        | Forwarded: for=_hidden",
                "0.0.0.0                        | Forwarded: proto=https",
                "0.0.0.0                        | X-Forwarded-For: localhost",
                "0.0.0.0                        | X-Forwarded-For: 999.1.1.1",
                "0.0.0.0                        | X-Forwarded-For: 127.0.0.1",
                "0.0.0.0                        | X-Real-IP: 203.0.113.7",
                "0.0.0.0                        | Accept: */*",
            })
    void theLastAddressThatIsNoTrustedProxysCounts(String sender, String header) {
        assertEquals(sender, trusted.sender(from("127.0.0.1", header)));
        assertEquals(sender, trusted.sender(from("192.0.2.10", header)));
    }

    @Test
    void severalLinesAreOneWay() {
        assertEquals(
                "203.0.113.8",
                trusted.sender(
                        from("127.0.0.1", "X-Forwarded-For: 127.0.0.1, 203.0.113.7", "X-Forwarded-For: 203.0.113.8")));
    }

    @Test
    void whatAnotherSaysIsNotBelieved() {
        assertEquals("203.0.113.9", trusted.sender(from("203.0.113.9", "X-Forwarded-For: 127.0.0.1")));
        assertEquals("203.0.113.9", Proxies.NONE.sender(from("203.0.113.9", "Forwarded: for=127.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=127.0.0.1",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Proto: https",
                "X-Real-IP: 127.0.0.1",
                "Via: 1.1 proxy"
            })
    void whoComesThroughAProxyOnThisMachineIsNotThisMachine(String header) {
        assertEquals("0.0.0.0", Proxies.NONE.sender(from("127.0.0.1", header)));
        assertEquals("127.0.0.1", Proxies.NONE.sender(from("127.0.0.1", "Accept: */*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "192.0.2", "192.0.2.0/24", "999.1.1.1", "::g"})
    void onlyAddressesAreTrusted(String name) {
        assertThrows(IllegalArgumentException.class, () -> Proxies.of(name));
    }
}
