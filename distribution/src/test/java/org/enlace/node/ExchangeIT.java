package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
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

    private String next(String kind) {
        return folder.resolve(++file + "." + kind).toString();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void countriesWithDifferentModulesExchangeByFile() throws IOException {
        Path module = SampleModule.sharedNotes().in(folder);
        try (CountryNode co = CountryNode.of("CO", folder);
                CountryNode pe = CountryNode.of("PE", folder);
                CountryNode br = CountryNode.of("BR", folder)) {
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

    private static void refusedElsewhere(String parcel, CountryNode country, String why) {
        ShellCall call = country.told("exchange:import", parcel);
        assertEquals(1, call.status());
        assertTrue((call.out() + call.err()).contains(why), call::toString);
    }

    private void damagedIsRefused(String parcel, CountryNode country) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(parcel));
        bytes[WITHIN_THE_FIRST_SLIP] ^= 1;
        Path damaged = Files.write(Path.of(next("parcel")), bytes);
        ShellCall call = country.told("exchange:import", damaged.toString());
        assertEquals(1, call.status(), call::toString);
    }

    private void notAdoptedIsKeptUntilTheModuleComes(CountryNode co, CountryNode br, String note, Path module) {
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

    private void poisonIsQuarantinedAlone(CountryNode co, CountryNode pe) {
        co.done("shared-notes:do", "share", "poison", "PE");
        String good = co.done("shared-notes:do", "share", "good", "PE").split(" ")[0];
        JsonObject counts = pe.imports(co.exports(pe)).getJsonObject("counts");
        assertEquals(1, counts.getInt("quarantined"));
        assertEquals(1, counts.getInt("delivered"));
        assertTrue(pe.notes().contains(good), "the rest goes on");
        assertEquals(1, pe.told("exchange:retry").status(), "it fails again");
    }

    private void aKeyIsReplaced(CountryNode co, CountryNode pe) {
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

    private void aRestoredBackupIsNoticed(CountryNode co, CountryNode pe) {
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
