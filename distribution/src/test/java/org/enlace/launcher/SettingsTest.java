package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Map<String, String> LEAST = Map.of("ENLACE_HOME", "/opt/enlace", "ENLACE_DATA", "/var/enlace");

    private static Settings with(String name, String value) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(name, value);
        return Settings.of(environment);
    }

    @Test
    void withoutFurtherWordItIsNoCountrysOnPort8181AtTheLoopback() {
        Settings settings = Settings.of(LEAST);
        assertEquals("", settings.country());
        assertEquals("http://127.0.0.1:8181", settings.address());
        assertEquals(8122, settings.sshPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "65536", "8181x", "99999999999"})
    void aPortIsAWholeNumberFrom1To65535(String value) {
        Refused refused = assertThrows(Refused.class, () -> with("ENLACE_HTTP_PORT", value));
        assertEquals(2, refused.exitCode());
        assertTrue(refused.getMessage().contains("\"" + value + "\""), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "203.0.113.9", "127.0.0.2"})
    void anotherHostIsForTlsAndPlainHttpStaysAtTheLoopback(String host) {
        Settings settings = with("ENLACE_HTTP_HOST", host);
        assertEquals("http://127.0.0.1:8181", settings.address());
        Outside outside = settings.outside().orElseThrow();
        assertEquals(host, outside.host());
        assertEquals(8443, outside.port());
        assertEquals(List.of(host), outside.names());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "'', true", "10.0.0.1, false"})
    void settingsForOtherMachinesThatNoneReachesAreSaidToBeIgnored(String host, boolean ignored) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("ENLACE_HTTP_HOST", host);
        Outside.sayIgnored(Settings.of(environment), environment, new Console(stream, stream));
        assertEquals("", said.toString(StandardCharsets.UTF_8));
        environment.put("ENLACE_TLS_NAMES", "enlace.una.example");
        Outside.sayIgnored(Settings.of(environment), environment, new Console(stream, stream));
        assertEquals(ignored, said.toString(StandardCharsets.UTF_8).contains("Ignored: ENLACE_TLS_NAMES."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void everyAddressNeedsToBeToldItsNames(String host) {
        Refused refused = assertThrows(Refused.class, () -> with("ENLACE_HTTP_HOST", host));
        assertTrue(refused.getMessage().contains("ENLACE_TLS_NAMES"), refused.getMessage());
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("ENLACE_HTTP_HOST", host);
        environment.put("ENLACE_TLS_NAMES", "Enlace.una.example, 10.0.0.5,fe80::1");
        assertEquals(
                List.of("enlace.una.example", "10.0.0.5", "fe80::1"),
                Settings.of(environment).outside().orElseThrow().names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.una.example", "https://una.example", "una..example", "una_example", "una.example:8443"})
    void whatIsNoNameIsRefused(String name) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("ENLACE_HTTP_HOST", "10.0.0.1");
        environment.put("ENLACE_TLS_NAMES", name);
        Refused refused = assertThrows(Refused.class, () -> Settings.of(environment));
        assertTrue(refused.getMessage().contains("\"" + name + "\""), refused.getMessage());
    }

    @Test
    void aCertificateThatIsNotThereIsRefused() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("ENLACE_HTTP_HOST", "10.0.0.1");
        environment.put("ENLACE_TLS_KEYSTORE", "/nowhere/tls.p12");
        assertTrue(assertThrows(Refused.class, () -> Settings.of(environment))
                .getMessage()
                .contains("/nowhere/tls.p12"));
    }

    @Test
    void withoutAHostNobodyElseReachesTheNode() {
        assertTrue(Settings.of(LEAST).outside().isEmpty());
        assertTrue(with("ENLACE_HTTP_HOST", "localhost").outside().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,http://127.0.0.1:8181", "::1,http://[::1]:8181", "localhost,http://localhost:8181"})
    void everyFormOfTheLoopbackIsTaken(String host, String address) {
        assertEquals(address, with("ENLACE_HTTP_HOST", host).address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"co", "COL", "C1", "Colombia"})
    void aCountryIsTwoCapitals(String country) {
        assertThrows(Refused.class, () -> with("ENLACE_COUNTRY", country));
    }

    @Test
    void demoIsOneOrZeroAndNothingElse() {
        assertTrue(with("ENLACE_DEMO", "1").demo());
        assertThrows(Refused.class, () -> with("ENLACE_DEMO", "perhaps"));
    }

    @Test
    void theLogIsTextOrJsonAndNothingElse() {
        assertFalse(Settings.of(LEAST).jsonLog());
        assertTrue(with("ENLACE_LOG", "json").jsonLog());
        assertTrue(with("ENLACE_LOG", "json").withDemo().jsonLog());
        Refused refused = assertThrows(Refused.class, () -> with("ENLACE_LOG", "JSON"));
        assertTrue(refused.getMessage().contains("text") && refused.exitCode() == 2, refused.getMessage());
    }

    @Test
    void anEmptyVariableCountsAsUnset() {
        assertEquals(8181, with("ENLACE_HTTP_PORT", " ").httpPort());
    }
}
