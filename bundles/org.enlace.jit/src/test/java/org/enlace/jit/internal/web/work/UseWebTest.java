package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Use;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits on use on pages: chosen, shown, and said where they keep somebody from something. */
class UseWebTest {
    private Space space;
    private Exhibits exhibits;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private String at(String way) {
        return "/jit/teams/" + space.parties.team + way;
    }

    private String page(Entry item) {
        return at("/work/entries/" + item.id());
    }

    @Test
    void the_form_proposes_the_purpose_of_the_team_and_the_page_shows_what_is_allowed() {
        String form = space.shown("member", at("/work/new/evidence"));
        assertTrue(form.contains("Limits on use"), form);
        assertTrue(form.matches("(?s).*value=\"team\"[^>]* checked.*"), form);
        assertFalse(form.matches("(?s).*value=\"offence\"[^>]* checked.*"), form);
        Entry item = exhibits.collected(CO);
        String narrow = space.shown("member", page(item));
        assertTrue(narrow.contains("Limits on use") && narrow.contains("The team’s purpose"), narrow);
        assertFalse(narrow.contains("Another offence"), narrow);
        List<String> fields = new java.util.ArrayList<>(Exhibits.typed());
        fields.addAll(List.of("uses", "team", "uses", "offence", "version", "1"));
        String changed = Space.led(space.post("member", page(item) + "/edit", fields.toArray(String[]::new)));
        String wide = space.shown("member", changed);
        assertTrue(wide.contains("The team’s purpose") && wide.contains("Another offence"), wide);
    }

    @Test
    void a_bundle_says_what_it_is_for_and_a_refused_use_names_item_state_and_remedy() {
        Entry item = exhibits.collected(CO);
        String bundles = at("/bundles");
        String form = space.shown("member", bundles + "/new");
        assertTrue(form.matches("(?s).*name=\"use\"[^>]*value=\"team\"[^>]* checked.*"), form);
        String[] typed = {
            "court",
            "Juzgado 2",
            "reference",
            "2027-9",
            "language",
            "es",
            "item",
            item.id().toString(),
            "use",
            "offence"
        };
        HttpResponse<String> refused = space.post("member", bundles + "/new", typed);
        assertEquals(422, refused.statusCode());
        assertTrue(
                refused.body().contains("it is not used for another offence without the consent of CO"),
                refused.body());
        assertTrue(refused.body().contains("-CO-0001, of CO"), refused.body());
        typed[9] = "team";
        String made = Space.led(space.post("member", bundles + "/new", typed));
        assertTrue(space.shown("member", made).contains("Limits on use: The team’s purpose"));
        String decide = space.shown("leader", made + "/decide");
        assertTrue(decide.contains("The items are used for: The team’s purpose."), decide);
        assertTrue(decide.contains("-CO-0001 · Limits on use: The team’s purpose"), decide);
    }

    @Test
    void programs_read_what_is_allowed_and_name_the_use_or_leave_it_out_for_the_purpose_of_the_team() {
        Entry item = exhibits.collected(CO);
        String read = space.get("member", "/api" + at("/entries/") + item.id()).body();
        assertTrue(read.contains("\"uses\":[\"team\"]"), read);
        String bundles = "/api" + at("/bundles");
        String body =
                "{\"court\":\"Juzgado 2\",\"reference\":\"9\",\"language\":\"es\",\"items\":[\"" + item.id() + "\"]%s}";
        HttpResponse<String> plain = space.json("member", bundles, String.format(body, ""));
        assertTrue(plain.body().contains("\"use\":\"team\""), plain.body());
        HttpResponse<String> refused = space.json("member", bundles, String.format(body, ",\"use\":\"agreed\""));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("jit.use-agreed"), refused.body());
        assertTrue(space.json("member", bundles, String.format(body, ",\"use\":\"all\""))
                .body()
                .contains("jit.word"));
        String loan = "{\"item\":\"" + item.id() + "\",\"files\":[\"" + item.id()
                + "\"],\"to\":[\"BR\"],\"purpose\":\"x\",\"use\":\"all\"}";
        assertTrue(space.json("member", "/api" + at("/loans"), loan).body().contains("jit.word"));
    }

    @Test
    void an_item_is_edited_also_when_what_it_was_made_of_is_gone() {
        Entry origin = exhibits.item(BR);
        space.parties.carry();
        List<String> fields = new java.util.ArrayList<>(Exhibits.typed());
        fields.addAll(List.of("parent", origin.id().toString()));
        String made = Space.led(space.post("member", at("/work/new/evidence"), fields.toArray(String[]::new)));
        space.parties.of(BR).desks.entries().takeBack(origin.team(), origin.id(), 1, "Era otro", Parties.LEADER);
        space.parties.carry();
        String form = space.shown("member", made + "/edit");
        assertTrue(
                form.matches("(?s).*<option value=\"" + origin.id() + "\" selected>One that is not seen here.*"), form);
        fields.addAll(List.of("uses", "team", "uses", "threat", "version", "1"));
        assertTrue(space.shown("member", Space.led(space.post("member", made + "/edit", fields.toArray(String[]::new))))
                .contains("An immediate serious threat"));
        fields.set(fields.indexOf(origin.id().toString()), "");
        fields.set(fields.size() - 1, "2");
        HttpResponse<String> dropped = space.post("member", made + "/edit", fields.toArray(String[]::new));
        assertEquals(422, dropped.statusCode());
    }

    @Test
    void another_state_is_asked_for_its_consent_on_the_page_of_its_item_and_gives_it() {
        Entry item = exhibits.collected(BR);
        space.parties.carry();
        String page = space.shown("member", page(item));
        assertTrue(page.contains("Ask the provider to consent to another use"), page);
        HttpResponse<String> nothing = space.post(
                "member",
                at("/work/new/lift"),
                "about",
                item.id().toString(),
                "purpose",
                "Another offence",
                "handling",
                "H0");
        assertEquals(422, nothing.statusCode());
        assertTrue(nothing.body().contains("Nothing is asked for."), nothing.body());
        Space.led(space.post(
                "member",
                at("/work/new/lift"),
                "about",
                item.id().toString(),
                "uses",
                "offence",
                "purpose",
                "Another offence",
                "handling",
                "H0"));
        String asked = space.shown("member", at("/work/handling"));
        assertTrue(asked.contains("What is asked for") && asked.contains("Another offence, with the consent"), asked);
    }

    @Test
    void every_limit_has_its_words_in_four_languages_wherever_it_is_said() {
        Texts texts = Texts.of(WorkTab.class);
        for (Use use : Use.values()) {
            for (Language language : Language.values()) {
                assertTrue(texts.has(language, "entry.choice.uses." + use.token()));
                if (use != Use.TEAM) {
                    assertTrue(UseLimits.refused("jit.use-" + use.token()));
                    for (String key : List.of("refusal.jit.use-", "loan.why.use-", "bundle.stopped.use-")) {
                        assertTrue(texts.has(language, key + use.token()), key + use.token() + " in " + language.tag());
                    }
                }
            }
        }
        assertFalse(UseLimits.refused("jit.use-everything"));
        assertFalse(UseLimits.refused("files.quota"));
    }
}
