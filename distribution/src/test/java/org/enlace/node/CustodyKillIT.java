package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.enlace.node.Halt.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The nodes of a team are killed with {@code kill -9} while something is written into a chain of custody, while it changes hands, while
 * a bundle for a court is made and while a copy is lent and fetched: before it is stored, and once it is stored and nobody was told.
 * Afterwards what was stored is there once, what was not is not there at all, both nodes say the same of where the item is, and
 * nothing is said to be there that is not. The long proofs kill at every one of these places; every build kills while a thing is seized and handed over.
 */
class CustodyKillIT {
    private static final String JIT = "org.enlace.jit.internal.";
    private static final Place TELLING = Place.before(JIT + "custody.CustodySharing", "say");
    private static final Place WRITTEN = Place.after(JIT + "custody.CustodyDesk", "write");
    private static final Place TAKEN = Place.after(JIT + "custody.CustodyIntake", "take");
    private static final String LENDING = JIT + "loan.";

    /** Reached when a window is asked for, once all that came before it is stored. */
    private static final Place ASKING = Place.before(JIT + "persistence.JdbcLoans", "removeParts");

    private static final Place PART_CAME = Place.after(LENDING + "LoanFetching", "part");
    private static final int SIZE = 2_000_000;
    private static final int PARTS = 4;

    @TempDir
    private Path folder;

    private CountryNode colombia;
    private CountryNode brazil;
    private SignedTeam team;
    private Exhibits here;
    private Exhibits there;

    /** Steps of a test on the two nodes of a team. */
    private interface Steps {
        void take() throws Exception;
    }

    @Test
    void killedWhileAThingIsSeizedAndHandedOverNothingIsLostOrHalf() throws Exception {
        killed(() -> handedOver(written()));
    }

    @Tag("proof")
    @Test
    void killedAtWhateverIsWrittenNothingIsLostHalfOrClaimed() throws Exception {
        killed(() -> {
            String thing = written();
            handedOver(thing);
            acknowledged(thing);
            String image = here.item("MUESTRA: imagen", "digital");
            byte[] content = new byte[SIZE];
            new Random(1).nextBytes(content);
            String file = here.stored(image, "MUESTRA imagen.bin", content);
            bundled(thing, image);
            lent(image, file, content);
        });
    }

    /** Two nodes with a team between them, of which something is done; then audit and files of both are whole. */
    private void killed(Steps steps) throws Exception {
        try (CountryNode co = CountryNode.watched("CO", folder);
                CountryNode br = CountryNode.watched("BR", folder)) {
            colombia = co;
            brazil = br;
            co.meets(br);
            team = SignedTeam.of(co, br, "BR", "MUESTRA: evidencia y cortes de luz");
            here = new Exhibits("CO", "/api" + team.path(), account -> team.as(colombia, account));
            there = new Exhibits("BR", "/api" + team.path(), account -> team.as(brazil, account));
            steps.take();
            for (CountryNode node : List.of(co, br)) {
                assertEquals(0, node.told("audit:verify").status(), "the audit is not broken");
                node.done("files:check");
            }
        }
    }

    /** A thing that was seized: cut off before the event is stored it is not there, cut off after that it is there once. */
    private String written() throws Exception {
        String thing = here.item("MUESTRA: teléfono", "physical");
        JsonObject collected = here.event("collected", 1, "condition", "Encendido");
        colombia.killedAt(TELLING, 1, () -> here.writes(thing, collected));
        assertEquals(List.of(), here.events(thing));
        here.writes(thing, collected);
        JsonObject sealed = here.event("sealed", 2, "seal", "PRECINTO 1", "condition", "Apagado");
        colombia.killedAt(WRITTEN, 1, () -> here.writes(thing, sealed));
        List<String> events = here.events(thing);
        assertEquals(2, events.size(), events::toString);
        here.writes(thing, sealed);
        assertEquals(events, here.events(thing), "what somebody sends again is there already");
        return thing;
    }

    /** It is on its way, or it is not; and Brazil, whose node falls while it hears of it, knows all of it or asks again. */
    private void handedOver(String thing) throws Exception {
        JsonObject out =
                here.handed("transferred-out", 3, "CO", "BR", "purpose", "Extraer", "condition", "Precinto intacto");
        if (KilledNode.everyStep()) {
            colombia.killedAt(TELLING, 1, () -> here.writes(thing, out));
            assertEquals("held CO", here.state(thing));
        }
        colombia.killedAt(WRITTEN, 1, () -> here.writes(thing, out));
        assertEquals("in-transit CO", here.state(thing));
        String parcel = colombia.exports(brazil);
        brazil.killedAt(TAKEN, 2, () -> brazil.told("exchange:import", parcel));
        brazil.imports(parcel);
        NotesNode.await(
                "the chain is handed over",
                () -> there.there("investigator", "/evidence/" + thing + "/custody")
                        && there.events(thing).size() == 3);
        assertEquals(here.events(thing), there.events(thing));
        assertEquals("in-transit CO", there.state(thing));
    }

    /** As long as Brazil's acknowledgement is not stored the thing is on its way for both; then it is in Brazil for both. */
    private void acknowledged(String thing) throws Exception {
        JsonObject received =
                there.handed("received", 4, "CO", "BR", "answers", there.out(thing), "condition", "Precinto intacto");
        if (KilledNode.everyStep()) {
            brazil.killedAt(TELLING, 1, () -> there.writes(thing, received));
            assertEquals("in-transit CO", there.state(thing));
        }
        brazil.sends(colombia);
        assertEquals("in-transit CO", here.state(thing));
        brazil.killedAt(WRITTEN, 1, () -> there.writes(thing, received));
        assertEquals("held BR", there.state(thing));
        String parcel = brazil.exports(colombia);
        colombia.killedAt(TAKEN, 1, () -> colombia.told("exchange:import", parcel));
        colombia.imports(parcel);
        NotesNode.await("the answer is handed over", () -> here.state(thing).equals("held BR"));
        assertEquals(there.events(thing), here.events(thing));
        assertEquals(4, here.events(thing).size());
    }

    private String bundle(String path) {
        return here.seen("prosecutor", path).getString("state");
    }

    /**
     * Approved, and cut off before anything was read, before its row says that it is there, and after that: none is half. A node that
     * runs again may have gone on with it by itself.
     */
    private void bundled(String thing, String image) throws Exception {
        Place half = Place.before(JIT + "bundle.BundleRounds", "attached");
        List<Place> every = List.of(
                Place.before(JIT + "bundle.BundleMaker", "make"), half, Place.after(JIT + "bundle.BundleBook", "made"));
        for (Place place : KilledNode.everyStep() ? every : List.of(half)) {
            String path = "/bundles/" + prepared(thing, image);
            String file = "/api" + team.path() + path + "/file";
            colombia.killedAt(place, 1, () -> {
                approves(path);
                NotesNode.await("it is made", () -> bundle(path).equals("made"));
            });
            // It may be made between two looks.
            boolean before = bundle(path).equals("made");
            int given = team.as(colombia, "prosecutor").status(file);
            boolean after = bundle(path).equals("made");
            assertTrue(given == 200 ? after : given == 422 && !before, "nothing is given out that is not there");
            colombia.done("node:job-run", "jit-bundles");
            NotesNode.await("it is made", () -> bundle(path).equals("made"));
            Path zip = Files.write(folder.resolve("bundle.zip"), here.fetched("prosecutor", file));
            String said = colombia.program().enlace("verify", zip.toString());
            assertTrue(said.startsWith("WHOLE"), said);
        }
    }

    private void approves(String path) {
        JsonObject seen = here.seen("investigator", path);
        here.posts(
                "investigator",
                path + "/approve",
                Json.createObjectBuilder()
                        .add("version", seen.getInt("version"))
                        .add("reviewed", seen.getJsonObject("review").getString("reviewed"))
                        .add("basis", "Auto del 3 de mayo")
                        .build()
                        .toString());
    }

    private String prepared(String thing, String image) {
        return here.posts(
                        "prosecutor",
                        "/bundles",
                        Json.createObjectBuilder()
                                .add("court", "Juzgado de muestra")
                                .add("reference", "MUESTRA 1")
                                .add("language", "es")
                                .add(
                                        "items",
                                        Json.createArrayBuilder().add(thing).add(image))
                                .build()
                                .toString())
                .getString("id");
    }

    /** A file is lent; each node falls while it gives, takes, stores and finishes it, and it arrives once, as it was. */
    private void lent(String image, String file, byte[] content) throws Exception {
        String loan = here.posts(
                        "investigator",
                        "/loans",
                        Json.createObjectBuilder()
                                .add("item", image)
                                .add("files", Json.createArrayBuilder().add(file))
                                .add("to", Json.createArrayBuilder().add("BR"))
                                .add("purpose", "Comparar")
                                .build()
                                .toString())
                .getString("id");
        String path = "/loans/" + loan;
        colombia.killedAt(
                Place.after(LENDING + "LoanDesk", "approve"), 1, () -> here.decides("prosecutor", path, "approve"));
        assertEquals("lent", here.seen("prosecutor", path).getString("state"));
        fetchedWithFalls();
        JsonObject copy = only();
        assertArrayEquals(content, there.fetched("investigator", "/api/files/" + copy.getString("file") + "/content"));
        brazil.sends(colombia);
        NotesNode.await("Colombia hears of it", () -> copyAsLent(path).equals("fetched"));
        there.posts("prosecutor", "/borrowed/" + copy.getString("id") + "/acknowledge", "");
        brazil.sends(colombia);
        NotesNode.await("Colombia hears of it", () -> copyAsLent(path).equals("acknowledged"));
    }

    /** Brazil's node falls before it asks, in the middle of what comes, once it is stored, and before it says that it is whole. */
    private void fetchedWithFalls() throws Exception {
        String offer = colombia.exports(brazil);
        if (KilledNode.everyStep()) {
            brazil.killedAt(ASKING, 1, () -> brazil.told("exchange:import", offer));
        }
        brazil.imports(offer);
        assertEquals(0, only().getInt("have"), "nothing was asked for yet");
        brazil.done("node:job-run", "jit-loans");
        colombia.killedDuring(Place.after(LENDING + "LoanGiving", "share"), PARTS / 2, () -> carried(brazil, colombia));
        for (Place place : List.of(PART_CAME, ASKING)) {
            brazil.killedDuring(place, place == PART_CAME ? PARTS - 1 : 1, () -> carried(colombia, brazil));
            claimed();
        }
        Runnable goesOn = () -> brazil.done("node:job-run", "jit-loans");
        brazil.killedDuring(Place.before(LENDING + "LoanEnding", "arrived"), 1, goesOn);
        claimed();
        NotesNode.await("all of it is there", () -> {
            goesOn.run();
            return only().getString("state").equals("fetched");
        });
    }

    /** It is on its way, without a file; or all of it is there, where a node that runs again has gone on by itself. */
    private void claimed() {
        JsonObject copy = only();
        String file = copy.containsKey("file") && !copy.isNull("file") ? "fetched" : "fetching";
        assertEquals(file, copy.getString("state"), copy::toString);
    }

    /** A parcel is carried; both do what they have put off, which a node does by itself only after minutes. */
    private static void carried(CountryNode from, CountryNode to) {
        from.done("node:job-run", "jit-loans");
        to.imports(from.exports(to));
        to.done("node:job-run", "jit-loans");
    }

    private JsonObject only() {
        List<JsonObject> all = there.list("/borrowed");
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    private String copyAsLent(String path) {
        return here.seen("prosecutor", path)
                .getJsonArray("copies")
                .getJsonObject(0)
                .getString("state");
    }
}
