package org.enlace.identity.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Officer;
import org.enlace.identity.OfficerImport;
import org.enlace.identity.OfficerImport.Outcome;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.Profile;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import of officers says of the links of those who are new. */
class ImportLinesTest {
    private static final Instant UNTIL = Instant.parse("2026-12-05T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<Letter> letters = new ArrayList<>();
    private final StringWriter said = new StringWriter();
    private boolean server;
    private Optional<String> site = Optional.empty();

    private final Mail mail = new Mail() {
        @Override
        public boolean configured() {
            return server;
        }

        @Override
        public Optional<String> link(String path) {
            return site.map(root -> root + path);
        }

        @Override
        public boolean send(Letter letter) {
            return letters.add(letter);
        }
    };

    @BeforeEach
    void aNodeThatThisMachineReaches() throws Exception {
        Files.createDirectories(folder.resolve("run"));
        Files.writeString(folder.resolve("run/http"), "http://127.0.0.1:8181\n");
        Files.writeString(folder.resolve("officers.csv"), "as the fake reads it\n");
    }

    /** Two new accounts, of which one has an address, and one that was there. */
    private static Officers officers() {
        OfficerImport done = new OfficerImport(List.of(
                new OfficerImport.Line(2, "anna", Outcome.CREATE, Optional.empty()),
                new OfficerImport.Line(3, "bruno", Outcome.CREATE, Optional.empty()),
                new OfficerImport.Line(4, "carla", Outcome.UNCHANGED, Optional.empty())));
        return (Officers) Proxy.newProxyInstance(
                Officers.class.getClassLoader(),
                new Class<?>[] {Officers.class},
                (self, method, given) -> switch (method.getName()) {
                    case "plan", "run" -> done;
                    case "invite" -> new OneTimeLink("/invitation?code=of-" + given[0], UNTIL);
                    case "find" -> new Officer.Invited((OfficerId) given[0], 1, profile(given[0].toString()));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Profile profile(String name) {
        return new Profile(
                name,
                Optional.empty(),
                "",
                Language.ES,
                ZoneId.of("America/Bogota"),
                Set.of(),
                Optional.of(new MailAddress("anna@policia.example")).filter(address -> name.equals("anna")));
    }

    private int run(Map<String, String> options) throws Exception {
        return new ImportLines(officers(), new Address(folder.resolve("run"), mail), mail)
                .run(
                        "import",
                        new Invocation(
                                List.of("officers.csv"),
                                options,
                                folder,
                                new PrintWriter(said, true),
                                (step, done, total) -> {},
                                Caller.node(Officers.MANAGE),
                                100));
    }

    @Test
    void eachNewOfficersLinkIsPrintedByThePublicNameOfTheNode() throws Exception {
        site = Optional.of("https://enlace.fiscalia.example");
        assertEquals(0, run(Map.of()));
        assertTrue(
                said.toString().contains("anna  https://enlace.fiscalia.example/invitation?code=of-anna"),
                said::toString);
        assertTrue(said.toString().contains("bruno  https://"), said::toString);
        assertFalse(said.toString().contains("of-carla"), said::toString);
    }

    @Test
    void withoutAPublicNameALinkNamesWhereOtherMachinesReachTheNode() throws Exception {
        Files.writeString(folder.resolve("run/https"), "https://10.0.0.5:8443\nab:cd\n");
        run(Map.of());
        assertTrue(said.toString().contains("anna  https://10.0.0.5:8443/invitation?code=of-anna"), said::toString);
        assertEquals(
                "http://127.0.0.1:8181/setup?code=x",
                new Address(folder.resolve("run"), mail).here(new OneTimeLink("/setup?code=x", UNTIL)),
                "what is opened before other machines reach the node");
    }

    @Test
    void aDryRunMakesNoLinks() throws Exception {
        run(Map.of("dry-run", ""));
        assertFalse(said.toString().contains("code="), said::toString);
    }

    @Test
    void linksAreExportedToAFileOfTheirOwnersAloneThatWasNotThere() throws Exception {
        run(Map.of("links", "links.csv"));
        assertFalse(said.toString().contains("code="), said::toString);
        Path file = folder.resolve("links.csv");
        List<String> lines = Files.readAllLines(file);
        assertEquals("officer,name,email,link,until,sent", lines.get(0));
        assertEquals(
                "anna,anna,anna@policia.example,http://127.0.0.1:8181/invitation?code=of-anna,2026-12-05T12:00:00Z,no",
                lines.get(1));
        assertEquals(3, lines.size());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(Refusal.class, () -> run(Map.of("links", "links.csv")));
    }

    @Test
    void whoHasAnAddressIsWrittenToInTheirLanguageAndTheOthersLinksArePrinted() throws Exception {
        server = true;
        site = Optional.of("https://enlace.fiscalia.example");
        run(Map.of("send", ""));
        assertEquals(1, letters.size());
        assertEquals("anna@policia.example", letters.get(0).to().toString());
        assertEquals("Su cuenta en el nodo de Enlace", letters.get(0).subject());
        assertTrue(letters.get(0).text().contains("https://enlace.fiscalia.example/invitation?code=of-anna"));
        assertFalse(said.toString().contains("of-anna"), said::toString);
        assertTrue(said.toString().contains("bruno  https://"), said::toString);
    }

    @Test
    void withoutAMailServerSendingIsRefusedBeforeAnythingIsMade() {
        assertTrue(assertThrows(Refusal.class, () -> run(Map.of("send", "")))
                .getMessage()
                .contains("org.enlace.mail"));
        assertEquals("", said.toString());
    }
}
