package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.enlace.configuration.Change;
import org.enlace.configuration.Change.Part;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.metatype.AttributeDefinition;

class ConfigurationBookTest {
    private static final String MILL = "org.example.mill";
    private static final Declaration DECLARED = new Declaration(
            MILL,
            false,
            "org.example",
            Map.of(
                    "stones",
                    new Attribute(
                            "stones",
                            AttributeDefinition.INTEGER,
                            0,
                            BigDecimal.ONE,
                            BigDecimal.TEN,
                            List.of(),
                            List.of("2")),
                    "grain",
                    new Attribute(
                            "grain",
                            AttributeDefinition.STRING,
                            0,
                            null,
                            null,
                            List.of("wheat", "maize"),
                            List.of("wheat")),
                    "wet",
                    new Attribute("wet", AttributeDefinition.BOOLEAN, 0, null, null, List.of(), List.of("false")),
                    "names",
                    new Attribute("names", AttributeDefinition.STRING, 1, null, null, List.of(), List.of()),
                    "zone",
                    new Attribute(
                            "zone",
                            AttributeDefinition.STRING,
                            0,
                            null,
                            null,
                            List.of(),
                            List.of(""),
                            "Where the mill stands",
                            Optional.of(ValueForms.zone())),
                    "river",
                    new Attribute(
                            "river",
                            AttributeDefinition.STRING,
                            0,
                            null,
                            null,
                            List.of(),
                            List.of(""),
                            "",
                            Optional.of(ValueForms.folder().standing())),
                    "word",
                    new Attribute("word", AttributeDefinition.PASSWORD, 0, null, null, List.of(), List.of())),
            false);
    private static final Declaration WHEEL =
            new Declaration("org.example.wheel", true, "org.example", DECLARED.attributes(), false);

    /** No dam holds the river called broken. */
    private static final ConfigurationRules DAM = new ConfigurationRules() {
        @Override
        public String pid() {
            return MILL;
        }

        @Override
        public Map<String, ValueForm> forms() {
            return Map.of();
        }

        @Override
        public void requireUsable(Set<String> changed, Map<String, Object> values) {
            if (changed.contains("river") && "/broken".equals(values.get("river"))) {
                throw new Refusal("mill.dry", "The river is dry with " + values.get("stones") + " stones");
            }
        }

        @Override
        public boolean bearsAudit() {
            return true;
        }

        @Override
        public Optional<Texts> texts() {
            return Optional.of(Texts.of(ConfigurationBookTest.class));
        }

        @Override
        public Optional<Refusal> objection(String key, Caller caller) {
            return key.equals("wet") && caller.origin().door() == Origin.Door.SSH
                    ? Optional.of(new Refusal("config.shuts-out", "It is wet"))
                    : Optional.empty();
        }
    };

    private static final Caller ANNA = caller(Configurations.READ, Configurations.MANAGE);

    @TempDir
    Path folder;

    private final List<Act> acts = new ArrayList<>();
    private Map<String, Map<String, Object>> inForce = Map.of();
    private Intake intake;
    private ConfigurationBook book;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(folder.resolve("home/config"));
        Files.createDirectories(folder.resolve("data/config"));
        shipped("{ \"org.example.mill\": { } }");
        restart();
    }

    private static Declarations declarations() {
        return new Declarations() {
            @Override
            public Optional<Declaration> find(String pid) {
                return all().stream().filter(each -> each.pid().equals(pid)).findFirst();
            }

            @Override
            public Collection<Declaration> all() {
                return List.of(DECLARED, WHEEL);
            }

            @Override
            public Optional<ConfigurationRules> rules(String pid) {
                return Optional.of(DAM);
            }
        };
    }

    private void restart() {
        Declarations declarations = declarations();
        intake = new Intake(
                new ConfigurationFiles(
                        folder.resolve("home"), folder.resolve("data"), folder.resolve("good"), Clock.systemUTC()),
                declarations,
                values -> {
                    inForce = new TreeMap<>(values);
                    return 0;
                },
                new History(folder.resolve("data"), Clock.systemUTC()));
        book = new ConfigurationBook(intake, folder.resolve("data/config"), declarations, List::of);
        book.audit(acts::add);
    }

    @Test
    void aValueIsInForceWhenItIsSetAndGoesWhereItsPidIsShipped() throws IOException {
        shipped("{ \"org.example.mill\": { \"stones\": 3 } }");
        Change change = book.set(MILL, "stones", List.of("4"), ANNA);
        assertEquals(new Change(1, change.at(), "anna", 0, List.of(new Part(MILL, "stones", "", "4"))), change);
        assertEquals(4, inForce.get(MILL).get("stones"));
        assertEquals("{\n  \"org.example.mill\": {\n    \"stones\": 4\n  }\n}\n", own());
        Act act = acts.get(0);
        assertEquals("config.set", act.code());
        assertEquals(Optional.of(new Act.Subject("configuration", MILL)), act.subject());
        assertEquals(Map.of("stones", new Act.Change(null, "4")), act.changes());
        assertEquals(List.of(new Part(MILL, "stones", "3", "4")), book.diff(OptionalLong.empty(), ANNA));
    }

    @Test
    void aValueIsChangedWhereSomebodyWroteItAndTheCommentsStay() throws IOException {
        Path file = folder.resolve("data/config/unit.json");
        Files.writeString(file, "// ours\n{ \"org.example.mill\": { \"grain\": \"maize\" /* see note */ } }");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        book.set(MILL, "grain", List.of("wheat"), ANNA);
        assertEquals(
                "// ours\n{ \"org.example.mill\": { \"grain\": \"wheat\" /* see note */ } }", Files.readString(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aListTakesSeveralValues() {
        book.set(MILL, "names", List.of("a, b", "c"), ANNA);
        assertEquals(List.of("a, b", "c"), Attribute.elements(inForce.get(MILL).get("names")));
        book.set("org.example.wheel~first", "wet", List.of("true"), ANNA);
        assertEquals(true, inForce.get("org.example.wheel~first").get("wet"));
        assertTrue(Files.exists(folder.resolve("data/config/org.example.wheel-first.json")));
    }

    @Test
    void whatIsNotAllowedIsRefusedWithWhatIsAndNothingIsWritten() {
        assertEquals("config.value", refused(MILL, "stones", "11").code());
        assertTrue(refused(MILL, "stones", "11").getMessage().contains("a whole number from 1 to 10"));
        assertTrue(refused(MILL, "grain", "sand").getMessage().contains("one of wheat, maize"));
        for (String typed : List.of("", "2.5", "1e3", "٣", "99999999999999999999", "0x3", "3 ")) {
            assertEquals("config.value", refused(MILL, "stones", typed).code(), typed);
        }
        assertEquals("config.value", refused(MILL, "wet", "yes").code());
        assertEquals("config.value", refused(MILL, "stones", "1", "2").code());
        assertTrue(refused(MILL, "stnoes", "1").getMessage().contains("did you mean \"stones\"?"));
        assertTrue(
                refused("org.example.mil", "stones", "1").getMessage().contains("did you mean \"org.example.mill\"?"));
        for (String pid : List.of("", "../x", "a b", "(&)", "org.example.wheel", MILL + "~a")) {
            assertTrue(
                    Set.of("config.unknown-pid", "config.factory")
                            .contains(refused(pid, "stones", "1").code()),
                    pid);
        }
        assertEquals("config.long", refused(MILL, "grain", "x".repeat(4001)).code());
        assertEquals(List.of(), acts);
        assertFalse(Files.exists(folder.resolve("data/config/mill.json")));
    }

    @Test
    void aTextOfAnotherFormIsRefusedWithAnExampleAndNamedInAFile() throws IOException {
        assertEquals("config.value", refused(MILL, "zone", "Mars/Phobos").code());
        assertTrue(refused(MILL, "zone", "Mars/Phobos").getMessage().contains("such as America/Bogota, or \"\""));
        book.set(MILL, "zone", List.of("America/Lima"), ANNA);
        own("{ \"org.example.mill\": { \"zone\": \"Mars/Phobos\", \"river\": \"nil\" } }");
        Effective effective = intake.take();
        assertEquals(Map.of("river", "nil"), inForce.get(MILL), "a form that stands is named alone");
        assertEquals(2, effective.mistakes().size());
        assertTrue(effective.mistakes().toString().contains("\"zone\" is \"Mars/Phobos\", but takes a time zone"));
        assertTrue(effective.mistakes().toString().contains("it stays in force"));
        book.set(MILL, "zone", List.of("UTC"), ANNA);
        assertEquals(
                "config.value",
                assertThrows(Refusal.class, () -> book.undo(3, ANNA)).code());
    }

    @Test
    void whatCannotBeUsedIsRefusedBeforeItIsWritten() {
        book.set(MILL, "stones", List.of("4"), ANNA);
        Refusal refusal = refused(MILL, "river", "/broken");
        assertEquals("The river is dry with 4 stones", refusal.getMessage());
        assertEquals(1, acts.size());
    }

    @Test
    void onTheConsoleOfTheNodeWhatTheAuditNeedsIsChangedWithoutIt() {
        Caller console = from(Origin.Door.SHELL);
        book.audit(null);
        book.set(MILL, "stones", List.of("4"), console);
        book.undo(1, console);
        assertEquals(2, book.history(10, ANNA).size());
        for (Origin.Door door : List.of(Origin.Door.SSH, Origin.Door.PAGE, Origin.Door.API)) {
            assertThrows(Refusal.class, () -> book.set(MILL, "stones", List.of("5"), from(door)), door.name());
            assertThrows(Refusal.class, () -> book.undo(1, from(door)), door.name());
        }
        book.audit(act -> {
            throw new IllegalStateException("The audit cannot write");
        });
        book.set(MILL, "stones", List.of("6"), console);
        assertEquals(6, inForce.get(MILL).get("stones"));
    }

    @Test
    void whatShutsTheWayInIsTold() {
        assertEquals(
                "config.value",
                assertThrows(
                                Refusal.class,
                                () -> book.objection(MILL, "stones", List.of("many"), from(Origin.Door.SSH)))
                        .code());
        assertTrue(book.objection(MILL, "wet", List.of(), from(Origin.Door.SSH)).isPresent());
        assertTrue(book.texts(MILL).isPresent(), "in whose words a page says it");
        assertEquals(Optional.empty(), book.objection(MILL, "stones", List.of("4"), from(Origin.Door.SSH)));
        assertEquals(Optional.empty(), book.objection(MILL, "wet", List.of(), from(Origin.Door.SHELL)));
    }

    @Test
    void aPasswordInAUrlIsNeitherSetNorShownNorKept() throws IOException {
        for (String url : List.of("jdbc:x://u:hush@host/d", "jdbc:x://host/d?a=b&Password=hush", "x://host;pwd=hush")) {
            Refusal refusal = refused(MILL, "names", url);
            assertEquals("config.secret-in-url", refusal.code());
            assertFalse(refusal.getMessage().contains("hush"), refusal.getMessage());
        }
        assertFalse(refused(MILL, "zone", "x://u:hush@host").getMessage().contains("hush"));
        own("{ \"org.example.mill\": { \"names\": [\"x://u:hush@host\"], \"zone\": \"x://host?password=hush\" } }");
        assertFalse(intake.take().mistakes().toString().contains("hush"));
        assertFalse(book.history(1, ANNA).toString().contains("hush"));
        assertEquals(
                List.of("***", "***"),
                book.diff(OptionalLong.empty(), ANNA).stream().map(Part::after).toList());
    }

    @Test
    void aSecretIsNeitherSetNorShownNorKept() throws IOException {
        own("{ \"org.example.mill\": { \"word\": \"hush\", \"stones\": 3 } }");
        assertEquals("config.secret", refused(MILL, "word", "louder").code());
        assertThrows(Refusal.class, () -> book.reset(MILL, "word", ANNA));
        book.set(MILL, "grain", List.of("maize"), ANNA);
        assertEquals(
                List.of(
                        new Part(MILL, "grain", "\"wheat\"", "\"maize\""),
                        new Part(MILL, "stones", "2", "3"),
                        new Part(MILL, "word", "", "***")),
                book.diff(OptionalLong.empty(), ANNA));
        String kept = Files.readString(folder.resolve("data/config/history/changes.jsonl"));
        assertFalse(kept.contains("hush"), kept);
        assertTrue(own().contains("hush"), "the file itself keeps it");
        assertEquals(
                "config.secret",
                assertThrows(Refusal.class, () -> book.undo(1, ANNA)).code());
    }

    @Test
    void aSecretUnderAMistypedKeyOrOfAModuleThatIsAwayIsNotKeptEither() throws IOException {
        own(
                "{ \"org.example.mill\": { \"wrod\": \"hush\", \"Word\": \"hush\" }, \"org.example.away\": { \"word\": \"hush\" } }");
        assertEquals(
                List.of("***", "***", "***"),
                book.diff(OptionalLong.empty(), ANNA).stream().map(Part::after).toList());
        String kept = Files.readString(folder.resolve("data/config/history/changes.jsonl"));
        assertFalse(kept.contains("hush"), kept);
        assertEquals(
                "config.secret",
                assertThrows(Refusal.class, () -> book.undo(1, ANNA)).code());
        assertTrue(own().contains("hush"), "the file itself keeps it");
    }

    @Test
    void whatSomebodySavesWhileTheAuditWritesIsNotWrittenOver() throws IOException {
        own("{ \"org.example.mill\": { \"stones\": 4 } }");
        String edited = "{ \"org.example.mill\": { \"stones\": 7, \"grain\": \"maize\" } }";
        book.audit(act -> {
            acts.add(act);
            try {
                own(edited);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertEquals("config.edited", refused(MILL, "stones", "5").code());
        assertEquals(edited, own());
        assertEquals(
                List.of(Act.Outcome.DONE, Act.Outcome.FAILED),
                acts.stream().map(Act::outcome).toList());
        assertEquals("", book.history(1, ANNA).get(0).by(), "in the history stands the edit alone");
        try (var left = Files.list(folder.resolve("data/config"))) {
            assertTrue(left.noneMatch(file -> file.toString().endsWith(".draft")));
        }
    }

    @Test
    void aWrongValueDoesNotComeBackByUndoing() throws IOException {
        own("{ \"org.example.mill\": { \"stones\": 99 } }");
        book.set(MILL, "stones", List.of("5"), ANNA);
        assertEquals(
                "config.value",
                assertThrows(Refusal.class, () -> book.undo(2, ANNA)).code());
        assertEquals(5, inForce.get(MILL).get("stones"));
    }

    @Test
    void aLetterThatACrashCutInTwoHidesNoOtherLine() throws IOException {
        book.set(MILL, "names", List.of("ñ"), ANNA);
        Path kept = folder.resolve("data/config/history/changes.jsonl");
        byte[] line = Files.readAllBytes(kept);
        byte[] cut = "{\"number\":2,\"by\":\"ñ".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(kept, line);
        Files.write(kept, java.util.Arrays.copyOf(cut, cut.length - 1), java.nio.file.StandardOpenOption.APPEND);
        restart();
        book.set(MILL, "stones", List.of("5"), ANNA);
        assertEquals(2, book.history(10, ANNA).size());
    }

    @Test
    void severalKeysArePreparedAndAuditedNowAndChangedTogetherLater() throws IOException {
        own("{ \"org.example.mill\": { \"stones\": 3 } }");
        Map<String, String> wished = new LinkedHashMap<>();
        wished.put("stones", "3");
        wished.put("wet", "true");
        wished.put("grain", "maize");
        Configurations.Prepared prepared = book.prepare(MILL, wished, ANNA);
        assertEquals(
                List.of(Set.of("wet"), Set.of("grain")),
                acts.stream().map(act -> act.changes().keySet()).toList(),
                "what is so already is left alone");
        assertFalse(own().contains("maize"), own());
        book.audit(act -> {
            throw new IllegalStateException("The audit has nowhere to write");
        });
        Change change = prepared.apply();
        assertEquals(
                List.of(new Part(MILL, "wet", "", "true"), new Part(MILL, "grain", "", "\"maize\"")), change.parts());
        assertEquals("maize", inForce.get(MILL).get("grain"));
        assertEquals(true, inForce.get(MILL).get("wet"));
    }

    @Test
    void whatWasPreparedAndIsNotDoneIsAuditedAsFailed() throws IOException {
        own("{ \"org.example.mill\": { \"stones\": 3 } }");
        book.prepare(MILL, Map.of("grain", "maize"), ANNA).drop();
        assertEquals(
                List.of(Act.Outcome.DONE, Act.Outcome.FAILED),
                acts.stream().map(Act::outcome).toList());
        assertFalse(own().contains("maize"), own());
        assertThrows(Refusal.class, () -> book.prepare(MILL, Map.of("grain", "sand"), ANNA));
        assertThrows(Refusal.class, () -> book.prepare(MILL, Map.of("word", "louder"), ANNA));
        assertThrows(Forbidden.class, () -> book.prepare(MILL, Map.of("grain", "maize"), caller(Configurations.READ)));
        assertEquals(2, acts.size());
    }

    @Test
    void whatWasPreparedWhenTheNodeWasEndedIsAuditedAsFailedByTheNextStart() throws Exception {
        own("{ \"org.example.mill\": { \"stones\": 3 } }");
        book.prepare(MILL, Map.of("grain", "maize", "wet", "true"), ANNA);
        restart();
        assertEquals(1, left().size());
        starts(left());
        assertEquals(List.of(), left());
        assertEquals(
                List.of(Act.Outcome.DONE, Act.Outcome.DONE, Act.Outcome.FAILED, Act.Outcome.FAILED),
                acts.stream().map(Act::outcome).toList());
        assertEquals(
                Set.of("grain", "wet"),
                Set.of(acts.get(2).facts().get("key"), acts.get(3).facts().get("key")));
        assertFalse(own().contains("maize"), own());
        starts(left());
        assertEquals(4, acts.size());
    }

    @Test
    void endedRightAfterTheChangeNothingIsTakenBack() throws Exception {
        own("{ \"org.example.mill\": { \"stones\": 3 } }");
        Configurations.Prepared prepared = book.prepare(MILL, Map.of("grain", "maize"), ANNA);
        List<PreparedNote> before = left();
        prepared.apply();
        assertEquals(List.of(), left(), "nothing is left of what came to its end");
        starts(before);
        assertEquals(1, acts.size());
        book.prepare(MILL, Map.of("grain", "wheat"), ANNA).drop();
        assertEquals(List.of(), left());
    }

    @Test
    void anAuditThatIsNotThereYetIsAskedAgainAtTheNextStart() throws Exception {
        book.prepare(MILL, Map.of("grain", "maize"), ANNA);
        List<PreparedNote> left = left();
        new LeftPrepared(intake, declarations(), left, act -> {
                    throw new IllegalStateException("The audit cannot write");
                })
                .close();
        assertEquals(1, left.size());
        starts(left);
        assertEquals(Act.Outcome.FAILED, acts.get(1).outcome());
        book.audit(act -> {
            throw new IllegalStateException("The audit cannot write");
        });
        assertThrows(IllegalStateException.class, () -> book.prepare(MILL, Map.of("grain", "maize"), ANNA));
        assertEquals(List.of(), left(), "nothing was audited, so nothing has to be put right");
    }

    @Test
    void aNoteThatCannotBeReadIsKeptAndHidesNoOtherAndADraftIsClearedAway() throws Exception {
        book.prepare(MILL, Map.of("grain", "maize"), ANNA);
        Path history = folder.resolve("data/config/history");
        List<String> damaged = List.of("", "[{\"pid\":\"" + MILL, "[1]", "[{}]", "{}", "[" + "[".repeat(5_000));
        for (String text : damaged) {
            Files.writeString(history.resolve("prepared-" + damaged.indexOf(text) + ".json"), text);
        }
        Files.write(history.resolve("prepared-a.json"), new byte[] {(byte) 0xff});
        Files.createDirectory(history.resolve("prepared-b.json"));
        Files.writeString(history.resolve(".prepared-1.draft"), "[");
        restart();
        assertEquals(1, left().size());
        starts(left());
        assertEquals(
                List.of(Act.Outcome.DONE, Act.Outcome.FAILED),
                acts.stream().map(Act::outcome).toList());
        try (Stream<Path> files = Files.list(history)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertEquals(
                    damaged.size() + 2,
                    names.stream().filter(name -> name.startsWith("prepared-")).count(),
                    names::toString);
            assertFalse(names.contains(".prepared-1.draft"), names::toString);
        }
    }

    @Test
    void aNoteThatCannotBeToldHidesNoOther() throws Exception {
        book.prepare(MILL, Map.of("grain", "maize"), ANNA);
        restart();
        List<PreparedNote> left = new CopyOnWriteArrayList<>(left());
        Path away = folder.resolve("data/config/history/away/note.json");
        left.add(0, new PreparedNote(away, List.of()));
        starts(left);
        assertEquals(List.of(away), left.stream().map(PreparedNote::file).toList());
        assertEquals(List.of(), left());
        assertEquals(Act.Outcome.FAILED, acts.get(1).outcome());
    }

    private List<PreparedNote> left() throws IOException {
        return new ArrayList<>(PreparedNote.left(folder.resolve("data/config")));
    }

    /** As the first audit of a process does. */
    private void starts(List<PreparedNote> left) throws InterruptedException {
        new LeftPrepared(intake, declarations(), left, acts::add).close();
    }

    @Test
    void whatTheAuditDoesNotTakeDownIsNotDone() {
        book.audit(act -> {
            throw new IllegalStateException("The audit cannot write");
        });
        assertThrows(IllegalStateException.class, () -> book.set(MILL, "stones", List.of("4"), ANNA));
        book.audit(null);
        assertEquals("config.no-audit", refused(MILL, "stones", "4").code());
        assertFalse(Files.exists(folder.resolve("data/config/mill.json")));
        assertEquals(List.of(), book.history(10, ANNA));
    }

    @Test
    void aChangeIsUndoneAndSoIsItsUndoing() {
        book.set(MILL, "stones", List.of("4"), ANNA);
        book.set(MILL, "stones", List.of("5"), ANNA);
        Change undone = book.undo(2, ANNA);
        assertEquals(4, inForce.get(MILL).get("stones"));
        assertEquals(2, undone.undoes());
        book.undo(3, ANNA);
        assertEquals(5, inForce.get(MILL).get("stones"));
        assertEquals(
                List.of(4L, 3L, 2L, 1L),
                book.history(10, ANNA).stream().map(Change::number).toList());
        assertEquals("config.undo", acts.get(3).code());
        assertEquals(List.of(new Part(MILL, "stones", "4", "5")), book.diff(OptionalLong.of(1), ANNA));
    }

    @Test
    void whoAsksForWhatIsNotThereHearsWhatThereIs() {
        Refusal key = assertThrows(Refusal.class, () -> book.get(MILL, "stnes", ANNA));
        assertEquals("config.unknown-key", key.code());
        assertTrue(key.getMessage().endsWith("did you mean \"stones\"?"), key.getMessage());
        assertEquals(
                "config.unknown-pid",
                assertThrows(Refusal.class, () -> book.get(MILL + "x", "stones", ANNA))
                        .code());
    }

    @Test
    void whatWasChangedSinceIsNotUndone() {
        book.set(MILL, "stones", List.of("4"), ANNA);
        book.set(MILL, "stones", List.of("5"), ANNA);
        assertEquals(
                "config.changed-since",
                assertThrows(Refusal.class, () -> book.undo(1, ANNA)).code());
        assertThrows(NotFound.class, () -> book.undo(7, ANNA));
        assertEquals(5, inForce.get(MILL).get("stones"));
    }

    @Test
    void aKeyThatIsResetHasTheShippedValueAgain() throws IOException {
        shipped("{ \"org.example.mill\": { \"stones\": 3 } }");
        book.set(MILL, "stones", List.of("4"), ANNA);
        book.reset(MILL, "stones", ANNA);
        assertEquals(3, inForce.get(MILL).get("stones"));
        assertEquals(
                "config.not-own",
                assertThrows(Refusal.class, () -> book.reset(MILL, "stones", ANNA))
                        .code());
        assertEquals(List.of(), book.diff(OptionalLong.empty(), ANNA));
    }

    @Test
    void whatSomebodyEditsStandsInTheHistoryTooAlsoAfterAStart() throws IOException {
        book.set(MILL, "stones", List.of("4"), ANNA);
        own("{ \"org.example.mill\": { \"stones\": 6, \"grain\": \"maize\" } }");
        restart();
        List<Change> history = book.history(10, ANNA);
        assertEquals(2, history.size());
        assertEquals("", history.get(0).by());
        assertEquals(
                List.of(new Part(MILL, "grain", "", "\"maize\""), new Part(MILL, "stones", "4", "6")),
                history.get(0).parts());
        book.undo(2, ANNA);
        assertEquals(Map.of("stones", 4), inForce.get(MILL));
        assertEquals(3, book.history(10, ANNA).size(), "what this node wrote itself is no edit");
    }

    @Test
    void aLineThatACrashLeftHalfWrittenHidesNoOther() throws IOException {
        book.set(MILL, "stones", List.of("4"), ANNA);
        Path kept = folder.resolve("data/config/history/changes.jsonl");
        Files.writeString(kept, Files.readString(kept) + "{\"number\":2,\"at\":\"20");
        restart();
        book.set(MILL, "stones", List.of("5"), ANNA);
        restart();
        assertEquals(2, book.history(10, ANNA).size());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    }

    @Test
    void aFileThatCannotBeReadIsLeftAlone() throws IOException {
        own("{ \"org.example.mill\": { \"stones\": 4 } }");
        intake.take();
        own("{ \"org.example.mill\": { \"stones\": 4 ");
        Refusal refusal = refused(MILL, "stones", "5");
        assertEquals("config.file", refusal.code());
        assertTrue(refusal.getMessage().contains("is not JSON"), refusal.getMessage());
        assertEquals(List.of(MILL), refusal.values(), "what a page says of it holds no English");
        assertEquals("{ \"org.example.mill\": { \"stones\": 4 ", own());
    }

    @Test
    void whoMayNotIsRefused() {
        Caller reader = caller(Configurations.READ);
        assertThrows(Forbidden.class, () -> book.set(MILL, "stones", List.of("4"), reader));
        assertThrows(Forbidden.class, () -> book.reset(MILL, "stones", reader));
        assertThrows(Forbidden.class, () -> book.undo(1, reader));
        Caller nobody = caller();
        assertThrows(Forbidden.class, () -> book.list(nobody));
        assertThrows(Forbidden.class, () -> book.history(1, nobody));
        assertThrows(Forbidden.class, () -> book.diff(OptionalLong.empty(), nobody));
    }

    @Test
    void everyFindingHasItsRemedyInFourLanguages() {
        Texts texts = Texts.of(ConfigurationBook.class);
        for (Language language : Language.values()) {
            assertEquals(texts.keys(Language.ES), texts.keys(language), language.tag());
            texts.keys(language).stream()
                    .filter(key -> key.startsWith("finding.") && !key.endsWith(".remedy"))
                    .forEach(key -> assertTrue(texts.has(language, key + ".remedy"), key));
        }
    }

    private static Caller caller(Permission... permissions) {
        return Caller.holding(new OfficerId("anna"), Language.EN, ZoneOffset.UTC, Set.of(permissions));
    }

    private static Caller from(Origin.Door door) {
        return new Caller(
                new OfficerId("anna"),
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                permission -> true,
                Origin.of(door));
    }

    private Refusal refused(String pid, String key, String... typed) {
        return assertThrows(Refusal.class, () -> book.set(pid, key, List.of(typed), ANNA), pid + " " + key);
    }

    private void shipped(String text) throws IOException {
        Files.writeString(folder.resolve("home/config/mill.json"), text);
    }

    private void own(String text) throws IOException {
        Files.writeString(folder.resolve("data/config/mill.json"), text);
    }

    private String own() throws IOException {
        return Files.readString(folder.resolve("data/config/mill.json"));
    }
}
