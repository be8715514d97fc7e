package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.configuration.internal.ConfigurationFiles.ReadFile;
import org.enlace.configuration.internal.ConfigurationFiles.Reading;
import org.junit.jupiter.api.Test;
import org.osgi.service.metatype.AttributeDefinition;

class EffectiveTest {
    private static final Declaration WEB = new Declaration(
            "org.enlace.web",
            false,
            "org.enlace.web",
            Map.of(
                    "port", attribute("port", AttributeDefinition.INTEGER, 0, 1, 65535),
                    "zone",
                            new Attribute(
                                    "zone", AttributeDefinition.STRING, 0, null, null, List.of("A", "B"), List.of("A")),
                    "hosts", attribute("hosts", AttributeDefinition.STRING, 1, null, null),
                    "_key", attribute("_key", AttributeDefinition.STRING, 0, 8, null)),
            false);
    private static final Declaration PEER =
            new Declaration("org.enlace.peer", true, "org.enlace.peers", Map.of(), true);

    @Test
    void aValueOfTheNodesOwnOverridesTheShippedOneKeyByKey() throws Exception {
        Effective effective = effective(
                shipped("{ 'org.enlace.web': { 'port': 1, 'zone': 'B' } }"),
                own("{ 'org.enlace.web': { 'port': 2 } }"));
        assertEquals(Map.of("port", 2, "zone", "B"), effective.plain().get("org.enlace.web"));
        assertEquals(
                "ENLACE_DATA/config/own.json",
                effective.values().get("org.enlace.web").get("port").file());
        assertEquals(List.of(), effective.mistakes());
    }

    @Test
    void aWrongValueLeavesTheOneBelowInForceAndSaysWhatIsAllowed() throws Exception {
        Effective effective = effective(
                shipped("{ 'org.enlace.web': { 'port': 1 } }"),
                own("{ 'org.enlace.web': { 'port': 70000, 'zone': 'b' } }"));
        assertEquals(Map.of("port", 1), effective.plain().get("org.enlace.web"));
        assertEquals(
                List.of(
                        "ENLACE_DATA/config/own.json: org.enlace.web: \"port\" is 70000, but takes a whole number from"
                                + " 1 to 65535; the value 1 of ENLACE_HOME/config/shipped.json applies",
                        "ENLACE_DATA/config/own.json: org.enlace.web: \"zone\" is \"b\", but takes one of A, B; the"
                                + " default A applies"),
                messages(effective));
    }

    @Test
    void aTextIsNoNumber() throws Exception {
        Effective effective = effective(own("{ 'org.enlace.web': { 'port': '8181' } }"));
        assertEquals(Map.of(), effective.plain().get("org.enlace.web"));
        assertTrue(messages(effective).get(0).contains("is \"8181\", but takes a whole number"));
    }

    @Test
    void aListTakesASingleValueButASingleValueTakesNoList() throws Exception {
        Effective effective = effective(own("{ 'org.enlace.web': { 'hosts': 'one', 'zone': ['A'] } }"));
        Object[] hosts = (Object[]) effective.plain().get("org.enlace.web").get("hosts");
        assertEquals(List.of("one"), List.of(hosts));
        assertTrue(hosts instanceof String[]);
        assertEquals(1, effective.mistakes().size());
    }

    @Test
    void anUnknownKeyIsNamedWithTheOneThatWasMeant() throws Exception {
        Effective effective = effective(own("{ 'org.enlace.web': { 'prot': 1 } }"));
        assertEquals(
                List.of("ENLACE_DATA/config/own.json: org.enlace.web has no key \"prot\"; did you mean \"port\"?"),
                messages(effective));
    }

    @Test
    void aMistypedPidIsWrongAndAStrangeOneOnlyUnread() throws Exception {
        Effective effective = effective(own("{ 'org.enlace.wbe': { 'port': 1 }, 'com.example.later': { 'x': 1 } }"));
        assertEquals(Mistake.Kind.WRONG, effective.mistakes().get(0).kind());
        assertTrue(messages(effective).get(0).contains("did you mean \"org.enlace.web\"?"));
        assertEquals(Mistake.Kind.UNREAD, effective.mistakes().get(1).kind());
        assertTrue(messages(effective).get(1).contains("no installed module reads \"com.example.later\""));
    }

    @Test
    void whatTheReleaseShipsForAModuleThatIsNotInstalledIsNoMistake() throws Exception {
        assertEquals(
                List.of(),
                effective(shipped("{ 'com.example.later': { 'x': 1 } }")).mistakes());
    }

    @Test
    void aFactoryNeedsANameForEachConfiguration() throws Exception {
        Effective effective = effective(own("{ 'org.enlace.peer': { 'x': 1 }, 'org.enlace.peer~ec': { 'x': 1 } }"));
        assertEquals(Map.of("x", 1L), effective.plain().get("org.enlace.peer~ec"));
        assertFalse(effective.plain().containsKey("org.enlace.peer"));
        assertTrue(messages(effective).get(0).contains("org.enlace.peer~NAME"));
    }

    @Test
    void aSecretIsNeverShown() throws Exception {
        Effective effective = effective(own("{ 'org.enlace.web': { '_key': 'hunter2' } }"));
        assertFalse(effective.mistakes().toString().contains("hunter2"));
        assertTrue(
                messages(effective).get(0).contains("at least 8 characters"),
                messages(effective).toString());
    }

    @Test
    void whatNobodyDeclaresMayBeASecret() throws Exception {
        Effective effective = effective(own("{ 'com.example.later': { 'x': 'hunter2' } }"));
        assertTrue(effective.values().get("com.example.later").get("x").secret());
    }

    @Test
    void whatIsNotOfItsTypeIsNotRepeatedWhereItMayBeAPassword() throws Exception {
        Effective effective = effective(own("{ 'org.enlace.web': { 'password:Integer': 'hunter2' } }"));
        assertFalse(
                effective.mistakes().toString().contains("hunter2"),
                effective.mistakes().toString());
    }

    @Test
    void twoFilesThatGiveTheSameKeyAreNamed() throws Exception {
        Effective effective =
                effective(own("{ 'org.enlace.web': { 'port': 1 } }"), own("{ 'org.enlace.web': { 'port': 2 } }"));
        assertEquals(Map.of("port", 1), effective.plain().get("org.enlace.web"));
        assertEquals(1, effective.mistakes().size());
    }

    private static Attribute attribute(String key, int type, int many, Integer least, Integer most) {
        return new Attribute(
                key,
                type,
                many,
                least == null ? null : BigDecimal.valueOf(least),
                most == null ? null : BigDecimal.valueOf(most),
                List.of(),
                List.of());
    }

    private static ReadFile shipped(String json) throws Unreadable {
        return file(Origin.SHIPPED, "shipped.json", json);
    }

    private static ReadFile own(String json) throws Unreadable {
        return file(Origin.OWN, "own.json", json);
    }

    private static ReadFile file(Origin origin, String name, String json) throws Unreadable {
        String label = origin.label(name);
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new ReadFile(origin, label, JsonSettings.read(label, bytes));
    }

    private static List<String> messages(Effective effective) {
        return effective.mistakes().stream().map(Mistake::message).toList();
    }

    private static Effective effective(ReadFile... files) {
        return Effective.of(new Reading(List.of(files), List.of(), false), new Declarations() {
            @Override
            public Optional<Declaration> find(String pid) {
                return all().stream().filter(each -> each.pid().equals(pid)).findFirst();
            }

            @Override
            public Collection<Declaration> all() {
                return List.of(WEB, PEER);
            }
        });
    }
}
