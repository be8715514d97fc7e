package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlace.launcher.ShellCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three real nodes of three countries, two of which adopted the same module, exchange by file through their shells. */
class ExchangeIT {
    private static final int WITHIN_THE_FIRST_SLIP = 300;

    @TempDir
    private Path folder;

    private int file;

    private final class Country implements AutoCloseable {
        private final String code;
        private final Program program;

        Country(String code) {
            this.code = code;
            Path data = folder.resolve(code);
            DevelopmentSigner.trusted(Program.assembled(), data);
            program = new Program(Program.assembled(), data)
                    .with("ENLACE_COUNTRY", code)
                    .started();
        }

        ShellCall told(String... command) {
            return ShellCall.of(program.data(), InputStream.nullInputStream(), List.of(command));
        }

        String done(String... command) {
            ShellCall call = told(command);
            assertEquals(0, call.status(), () -> code + " " + List.of(command) + ": " + call.out() + call.err());
            return call.out();
        }

        void installs(Path module) {
            done("module:install", module.toString());
        }

        /** Each takes the other's card and hears its fingerprint by telephone. */
        void meets(Country other) {
            takesCardOf(other);
            other.takesCardOf(this);
        }

        private void takesCardOf(Country other) {
            String card = next("card");
            String fingerprint = object(other.done("node:card", card, "--json")).getString("fingerprint");
            done("peer:add", card);
            assertNotEquals(0, told("peer:trust", other.code).status(), "nobody compared anything yet");
            done("peer:trust", other.code, "--fingerprint", fingerprint);
        }

        String exports(Country to) {
            String parcel = next("parcel");
            done("exchange:export", to.code, parcel);
            return parcel;
        }

        JsonObject imports(String parcel) {
            return object(done("exchange:import", parcel, "--json"));
        }

        void sends(Country to) {
            to.imports(exports(to));
        }

        String notes() {
            return done("shared-notes:do", "list");
        }

        JsonArray queue() {
            try (JsonReader reader = Json.createReader(new StringReader(done("exchange:queue", "--json")))) {
                return reader.readArray();
            }
        }

        @Override
        public void close() {
            program.close();
        }
    }

    private String next(String kind) {
        return folder.resolve(++file + "." + kind).toString();
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void countriesWithDifferentModulesExchangeByFile() throws IOException {
        Path module = SampleModule.sharedNotes().in(folder);
        try (Country co = new Country("CO");
                Country pe = new Country("PE");
                Country br = new Country("BR")) {
            co.installs(module);
            pe.installs(module);
            co.meets(pe);
            co.meets(br);

            String note = co.done("shared-notes:do", "share", "hello", "PE,BR").split(" ")[0];
            String other = co.done("shared-notes:do", "share", "for Peru", "PE").split(" ")[0];
            assertEquals(3, co.queue().size(), "queued, nothing left the node");

            String parcel = co.exports(pe);
            assertEquals(2, pe.imports(parcel).getJsonObject("counts").getInt("delivered"));
            assertEquals(2, pe.imports(parcel).getJsonObject("counts").getInt("duplicate"), "again without effect");
            assertTrue(pe.notes().contains(note + "|CO|1|hello"), pe::notes);
            refusedElsewhere(parcel, br, "is for PE");
            damagedIsRefused(parcel, pe);

            notAdoptedIsKeptUntilTheModuleComes(co, br, note, module);

            pe.sends(co);
            assertEquals(0, co.queue().size(), () -> co.done("exchange:queue"));

            co.done("shared-notes:do", "narrow", note, "PE");
            co.done("shared-notes:do", "withdraw", other);
            co.sends(pe);
            co.sends(br);
            assertEquals(note + "|CO|2|hello\n", pe.notes());
            assertEquals("", br.notes(), "Brazil is no longer in the audience");
            assertEquals(2, outstanding(co.queue()), "told, not acknowledged yet");
            pe.sends(co);
            br.sends(co);
            assertEquals(0, outstanding(co.queue()));

            poisonIsQuarantinedAlone(co, pe);
            aKeyIsReplaced(co, pe);
            aRestoredBackupIsNoticed(co, pe);
        }
    }

    private static long outstanding(JsonArray queue) {
        return queue.getValuesAs(JsonObject.class).stream()
                .filter(message -> message.getBoolean("outstanding"))
                .count();
    }

    private static void refusedElsewhere(String parcel, Country country, String why) {
        ShellCall call = country.told("exchange:import", parcel);
        assertEquals(1, call.status());
        assertTrue((call.out() + call.err()).contains(why), call::toString);
    }

    private void damagedIsRefused(String parcel, Country country) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(parcel));
        bytes[WITHIN_THE_FIRST_SLIP] ^= 1;
        Path damaged = Files.write(Path.of(next("parcel")), bytes);
        ShellCall call = country.told("exchange:import", damaged.toString());
        assertEquals(1, call.status(), call::toString);
    }

    private void notAdoptedIsKeptUntilTheModuleComes(Country co, Country br, String note, Path module) {
        assertEquals(1, br.imports(co.exports(br)).getJsonObject("counts").getInt("kept"));
        br.sends(co);
        JsonObject kept = co.queue().getValuesAs(JsonObject.class).stream()
                .filter(message -> message.getString("to").equals("BR"))
                .findFirst()
                .orElseThrow();
        assertEquals("kept", kept.getString("state"));
        assertEquals("not-adopted", kept.getString("code"));
        ShellCall problems = br.told("exchange:problems");
        assertTrue(problems.out().contains("has not adopted the module"), problems::toString);
        br.installs(module);
        NotesNode.await("the kept note is handed over", () -> br.notes().contains(note + "|CO|1|hello"));
        br.sends(co);
    }

    private void poisonIsQuarantinedAlone(Country co, Country pe) {
        co.done("shared-notes:do", "share", "poison", "PE");
        String good = co.done("shared-notes:do", "share", "good", "PE").split(" ")[0];
        JsonObject counts = pe.imports(co.exports(pe)).getJsonObject("counts");
        assertEquals(1, counts.getInt("quarantined"));
        assertEquals(1, counts.getInt("delivered"));
        assertTrue(pe.notes().contains(good), "the rest goes on");
        assertEquals(1, pe.told("exchange:retry").status(), "it fails again");
    }

    private void aKeyIsReplaced(Country co, Country pe) {
        co.done("keys:rotate");
        co.done("keys:rotate", "--agreement");
        co.done("shared-notes:do", "share", "new key", "PE");
        refusedElsewhere(co.exports(pe), pe, "no card here has");
        String card = next("card");
        co.done("node:card", card);
        pe.done("peer:rotate", card);
        co.sends(pe);
        assertTrue(pe.notes().contains("new key"));
        pe.sends(co);
    }

    private void aRestoredBackupIsNoticed(Country co, Country pe) {
        co.done("exchange:restored");
        co.sends(pe);
        pe.sends(co);
        assertTrue(pe.notes().contains("new key"), "what was there stays");
        assertEquals(
                List.of("quarantined"),
                co.queue().getValuesAs(JsonObject.class).stream()
                        .filter(message -> message.getString("to").equals("PE"))
                        .map(message -> message.getString("state"))
                        .toList());
    }
}
