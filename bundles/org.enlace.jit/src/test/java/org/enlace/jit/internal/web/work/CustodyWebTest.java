package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The register of evidence and the chains of custody as officers use them, over the platform's real web side. */
class CustodyWebTest {
    private Space space;
    private Exhibits exhibits;
    private String register;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        register = space.work + "/evidence";
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private String page(Entry item) {
        return space.shown("leader", space.work + "/entries/" + item.id());
    }

    private String write(Entry item, String kind) {
        return register + "/" + item.id() + "/events/new/" + kind;
    }

    @Test
    void an_empty_register_says_what_to_do_and_an_item_gets_its_number() {
        String empty = space.shown("leader", register);
        assertTrue(empty.contains("No evidence yet") && empty.contains(space.work + "/new/evidence"), empty);
        assertTrue(empty.contains("aria-current=\"page\"><strong>Evidence and custody"), empty);
        String form = space.shown("leader", space.work + "/new/evidence");
        assertFalse(form.contains("name=\"number\""), "nobody types the number");
        String page = Space.led(space.post("leader", space.work + "/new/evidence", Exhibits.typed()));
        String shown = space.shown("leader", page);
        assertTrue(shown.contains("Nothing is recorded yet") && shown.contains("/events/new\""), shown);
        String list = space.shown("member", register);
        assertTrue(list.contains("-CO-0001") && list.contains("No events"), list);
        assertTrue(space.shown("member", register + "?q=nada").contains("Nothing matches"), "narrowed");
        assertTrue(space.shown("member", register + "?country=BR").contains("Nothing matches"), "narrowed by country");
    }

    @Test
    void who_is_not_of_the_team_finds_nothing_and_a_participant_no_chain() {
        Entry item = exhibits.item(CO);
        for (String path : List.of("", "/transit", "/" + item.id() + "/events/new", "/" + item.id() + "/label")) {
            assertEquals(404, space.get("outsider", register + path).statusCode(), path);
            assertEquals(403, space.get("stranger", register + path).statusCode(), path);
        }
        assertEquals(404, space.get("participant", register).statusCode());
        space.post(
                "leader",
                space.work + "/new/given",
                "to",
                space.named(CO, "participant").toString(),
                "entries",
                item.id().toString(),
                "handling",
                "H0");
        String given = space.shown("participant", space.work + "/entries/" + item.id());
        assertFalse(given.contains("Chain of custody"), given);
        assertEquals(404, space.post("outsider", write(item, "collected")).statusCode());
        assertEquals(404, space.get("leader", write(item, "nothing")).statusCode());
    }

    @Test
    void a_chain_begins_with_how_the_item_was_obtained_which_is_not_typed_twice() {
        Entry item = exhibits.item(CO);
        String choose = space.shown("leader", register + "/" + item.id() + "/events/new");
        assertTrue(choose.contains(write(item, "collected")) && choose.contains(write(item, "acquired")), choose);
        assertFalse(choose.contains(write(item, "destroyed")), "nothing else begins it");
        String form = space.shown("leader", write(item, "collected"));
        assertTrue(form.contains("value=\"Casa de Cali\"") && form.contains("value=\"Juzgado 3\""), form);
        assertTrue(form.contains("name=\"happened-time\"") && form.contains("value=\"7:00\""), form);
        assertFalse(form.contains("name=\"receiving-name\"") || form.contains("name=\"method\""), form);
        assertEquals(
                303, space.get("leader", write(item, "transferred-out")).statusCode(), "that is not how it begins");
        Space.led(space.post("leader", write(item, "collected"), Exhibits.event("condition", "Encendido")));
        String shown = page(item);
        assertTrue(shown.contains("1. Collected (Country CO)") && shown.contains("Country CO holds it"), shown);
        assertTrue(shown.contains("Encendido") && shown.contains("Nothing: no gap shows"), shown);
        assertTrue(shown.contains("key compared"), shown);
        assertTrue(space.shown("member", register).contains("In custody"), "the register says so too");
    }

    @Test
    void what_is_wrong_is_said_at_its_field_by_its_name_and_nothing_typed_is_lost() {
        Entry item = exhibits.collected(CO);
        List<String> typed = new ArrayList<>(Exhibits.event("purpose", "<b>Perito", "handing-name", "Ana"));
        HttpResponse<String> wrong = space.post("leader", write(item, "transferred-out"), typed);
        assertEquals(422, wrong.statusCode());
        String body = wrong.body();
        assertTrue(body.contains("href=\"#handing-rank\"") && body.contains("Who hands it over, Rank or office"), body);
        assertTrue(body.contains("href=\"#receiving-country\"") && body.contains("href=\"#condition\""), body);
        assertTrue(body.contains("value=\"Ana\"") && !body.contains("<b>Perito"), body);
        HttpResponse<String> hash = space.post(
                "leader", write(item, "hash-verified"), Exhibits.event("before", "<b>12", "after", Exhibits.HASH));
        assertTrue(hash.body().contains("id=\"before-error\"") && !hash.body().contains("<b>12"), hash.body());
        HttpResponse<String> future = space.post(
                "leader",
                write(item, "accessed"),
                Exhibits.event("happened-year", "2031", "purpose", "P", "condition", "C"));
        assertEquals(422, future.statusCode());
        assertTrue(future.body().contains("id=\"happened-error\""), future.body());
        assertEquals(
                422,
                space.post("leader", write(item, "sealed"), "happened-year", "x", "happened-zone", "y")
                        .statusCode());
    }

    @Test
    void somebody_of_the_team_is_taken_over_and_a_transfer_is_in_transit() {
        Entry item = exhibits.collected(CO);
        List<String> typed = new ArrayList<>(Exhibits.event("purpose", "Perito"));
        typed.addAll(List.of("receiving-member", space.named(BR, "member").toString(), "fill", "receiving"));
        HttpResponse<String> filled = space.post("leader", write(item, "transferred-out"), typed);
        assertEquals(200, filled.statusCode());
        assertTrue(
                filled.body().contains("name=\"receiving-name\"")
                        && filled.body().contains("value=\"Persona member\""),
                filled.body());
        assertTrue(
                filled.body().contains("value=\"BR\" selected") && filled.body().contains("Perito"), filled.body());
        assertFalse(filled.body().contains("govuk-error-summary"), "taking over is not sending");
        HttpResponse<String> outside = space.post("leader", write(item, "transferred-out"), Exhibits.transfer("PE"));
        assertEquals(422, outside.statusCode());
        assertTrue(outside.body().contains("id=\"receiving-country-error\""), outside.body());
        Space.led(space.post("leader", write(item, "transferred-out"), Exhibits.transfer("BR")));
        String shown = page(item);
        assertTrue(shown.contains("In transit from Country CO to Country BR, for Ana Ruiz"), shown);
        assertTrue(shown.contains(write(item, "transfer-ended")) && !shown.contains(write(item, "received")), shown);
        String transit = space.shown("member", register + "/transit");
        assertTrue(transit.contains("Nothing is on its way to your country") && transit.contains("-CO-0001"), transit);
        assertTrue(space.shown("member", register).contains("In transit: one item"), "the register leads there");
        Space.led(space.post(
                "leader",
                write(item, "transfer-ended"),
                Exhibits.event("answers", exhibits.last(item), "condition", "Igual", "remarks", "El vuelo no salió")));
        assertTrue(page(item).contains("Country CO holds it"), "it is back");
    }

    @Test
    void what_comes_to_this_country_waits_for_its_people_until_it_is_acknowledged() {
        Entry item = exhibits.sent(BR, CO);
        var waiting = exhibits.waiting(CO);
        assertEquals(1, waiting.size());
        assertTrue(waiting.get(0).arguments().toString().contains("-BR-0001"), waiting::toString);
        assertFalse(waiting.get(0).toString().contains("Teléfono"), "nothing of what it is");
        String transit = space.shown("leader", register + "/transit");
        assertTrue(transit.contains(write(item, "received")) && transit.contains("Acknowledge receipt of"), transit);
        assertTrue(space.shown("leader", space.work).contains(write(item, "received")), "it is due for who writes");
        String form = space.shown("leader", write(item, "received"));
        assertTrue(
                form.contains("value=\"Ana Ruiz\"") && form.contains("name=\"answers\" value=\"" + exhibits.last(item)),
                form);
        assertTrue(form.contains("Handed over (Country BR)"), "what it answers stands above");
        List<String> received = new ArrayList<>(Exhibits.transfer("CO", "BR"));
        received.addAll(List.of("answers", exhibits.last(item)));
        // On these nodes equal accounts have equal marks, and whoever handed over does not say that it arrived.
        assertEquals(
                422, space.post("leader", write(item, "received"), received).statusCode());
        Space.led(space.post("member", write(item, "received"), received));
        assertTrue(page(item).contains("Country CO holds it: Ana Ruiz"), "it is here");
        assertTrue(space.shown("leader", register + "/transit").contains("Nothing is on its way"), "no more");
        assertEquals(List.of(), exhibits.waiting(CO));
        assertEquals(
                303, space.get("leader", write(item, "received")).statusCode(), "an old address leads to the item");
        Entry mistaken = exhibits.sent(BR, CO);
        assertEquals(1, exhibits.waiting(CO).size());
        Refusal chained = assertThrows(Refusal.class, () -> space.entries(BR)
                .takeBack(space.parties.team, mistaken.id(), 1, "Error", Parties.LEADER));
        assertEquals("jit.entry-chained", chained.code(), "nothing that has a chain is taken back");
        assertEquals(1, exhibits.waiting(CO).size());
    }

    @Test
    void what_is_sent_twice_is_written_once() {
        Entry item = exhibits.collected(CO);
        List<String> typed = Exhibits.event("purpose", "Perito", "condition", "Igual");
        Space.led(space.post("leader", write(item, "accessed"), typed));
        Space.led(space.post("leader", write(item, "accessed"), typed));
        assertFalse(page(item).contains("3. Accessed"), "the second is the first once more");
    }

    @Test
    void before_an_item_is_gone_it_is_asked_once_more_and_afterwards_only_corrected() {
        Entry item = exhibits.collected(CO);
        List<String> typed = Exhibits.event("purpose", "Orden <b>", "method", "Incineración");
        HttpResponse<String> asked = space.post("leader", write(item, "destroyed"), typed);
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("name=\"confirmed\"") && !asked.body().contains("Orden <b>"), asked.body());
        assertFalse(page(item).contains("Destroyed (Country CO)"), "nothing is written yet");
        List<String> again = new ArrayList<>(typed);
        again.addAll(List.of("again", "yes"));
        assertTrue(space.post("leader", write(item, "destroyed"), again).body().contains("value=\"Incineración\""));
        List<String> confirmed = new ArrayList<>(typed);
        confirmed.addAll(List.of("confirmed", "yes"));
        Space.led(space.post("leader", write(item, "destroyed"), confirmed));
        String shown = page(item);
        assertTrue(shown.contains("It was destroyed.") && !shown.contains("/events/new\""), shown);
        String correct = write(item, "corrected") + "?corrects=" + exhibits.first(item);
        assertTrue(shown.contains(correct), shown);
        assertTrue(space.shown("leader", correct).contains("1. Collected (Country CO)"), "what is corrected");
        assertEquals(303, space.get("leader", write(item, "corrected")).statusCode(), "nothing is named");
        Space.led(space.post(
                "leader",
                write(item, "corrected"),
                Exhibits.event("corrects", exhibits.first(item), "remarks", "Era gris")));
        String after = page(item);
        assertTrue(after.contains("Corrected") && after.contains("Era gris"), after);
    }

    @Test
    void a_finding_is_explained_with_what_to_do_about_it() {
        Entry item = exhibits.item(CO);
        Space.led(space.post(
                "leader",
                write(item, "collected"),
                Exhibits.event("happened-day", "26", "happened-month", "2", "condition", "C")));
        String shown = page(item);
        assertTrue(shown.contains("More than a day passed") && shown.contains("correct it by another event"), shown);
        assertTrue(space.shown("member", register).contains("One remark"), "the register marks it");
    }

    @Test
    void what_was_made_of_an_item_and_what_it_was_made_of_lead_to_each_other() {
        Entry item = exhibits.collected(CO);
        String form = space.shown("leader", space.work + "/new/evidence?about=" + item.id());
        assertTrue(form.contains("value=\"" + item.id() + "\" selected"), form);
        List<String> typed = new ArrayList<>(Exhibits.typed());
        typed.addAll(List.of("parent", item.id().toString()));
        String image = Space.led(space.post("leader", space.work + "/new/evidence", typed));
        assertTrue(page(item).contains("Items obtained from this one"), "derived");
        assertTrue(space.shown("leader", image).contains("Obtained from"), "from what");
    }

    @Test
    void who_said_no_reason_sees_neither_chain_nor_place_of_what_is_under_a_condition() {
        Entry item = exhibits.item(BR, new Handling(Set.of(HandlingCode.H3), java.util.Optional.of("Solo el fiscal")));
        String list = space.shown("member", register);
        assertTrue(list.contains("-BR-0001") && !list.contains("Teléfono negro"), list);
        assertFalse(space.shown("member", space.work + "/entries/" + item.id()).contains("Chain of custody"));
        HttpResponse<String> sheet = space.get("member", space.work + "/evidence/" + item.id() + "/sheet.pdf");
        assertEquals(422, sheet.statusCode(), sheet::body);
        assertTrue(
                sheet.body().contains("href=\"" + space.work + "/entries/" + item.id() + "\""),
                () -> "it leads to where the reason is said: " + sheet.body());
        Space.led(space.post("member", space.work + "/entries/" + item.id() + "/reason", "reason", "Juicio"));
        assertTrue(space.shown("member", space.work + "/entries/" + item.id()).contains("Chain of custody"));
    }
}
