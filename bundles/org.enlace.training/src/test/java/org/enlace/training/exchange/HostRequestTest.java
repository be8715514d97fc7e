package org.enlace.training.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.HostRequest.NotTaken;
import org.enlace.training.exchange.HostRequest.Said;
import org.enlace.training.exchange.HostRequest.Standing;
import org.enlace.training.exchange.HostRequest.State;
import org.enlace.training.exchange.HostRequest.Why;
import org.junit.jupiter.api.Test;

/** A question to a host, as whoever organises and the host speak in turn. */
class HostRequestTest {
    private static final Stamp HUGO = new Stamp(new OfficerId("hugo"), Instant.parse("2027-03-01T12:00:00Z"));
    private static final Guest GUEST = new Guest(
            new CountryCode("BR"),
            RankBand.OPERATIONAL,
            Map.of(new LanguageCode("es"), Cefr.C2),
            List.of(new Theme("routes")),
            "Aprender",
            "",
            "");

    private static HostRequest asked() {
        Period stay = new Period(LocalDate.parse("2027-05-03"), LocalDate.parse("2027-05-07"));
        Said said = new Said(
                "Rutas de mayo",
                "Unidad de Lima",
                stay,
                State.ASKED,
                false,
                Optional.of(GUEST),
                Set.of(),
                Optional.empty(),
                Optional.empty());
        return HostRequest.first(new RecordId(new UUID(0x7000L, 0x8000000000000001L)), new CountryCode("CO"), said);
    }

    private static HostRequest turned(HostRequest request, int answer) {
        return request.saying(request.said().turning(Optional.of(new NotTaken(answer, Why.ELSEWHERE))));
    }

    @Test
    void an_answer_is_under_way_until_whoever_organises_says_what_became_of_it() {
        HostRequest sent = asked().confirm(HUGO);

        assertEquals(Standing.OPEN, asked().standing());
        assertEquals(Standing.SENT, sent.standing());
        assertEquals(2, sent.version());
        assertEquals(Standing.SENT, sent.saying(asked().said()).standing());
    }

    @Test
    void the_same_answer_changes_nothing_and_the_other_is_refused() {
        HostRequest sent = asked().confirm(HUGO);

        assertSame(sent, sent.confirm(HUGO));
        assertEquals(
                "placement.host-answered",
                assertThrows(Refusal.class, () -> sent.decline("Obras", HUGO)).code());
    }

    @Test
    void an_answer_that_was_not_taken_may_be_given_anew_and_what_is_said_of_it_is_not_of_the_next() {
        HostRequest open = turned(asked().confirm(HUGO), 1);
        assertEquals(Standing.OPEN, open.standing());
        assertEquals(Optional.of(Why.ELSEWHERE), open.turned());

        HostRequest again = open.decline("Entonces no", HUGO);
        assertEquals(2, again.answer().orElseThrow().number());
        assertEquals(Standing.SENT, again.standing());
        assertEquals(Optional.empty(), again.turned());
    }

    @Test
    void what_is_over_says_nothing_of_the_officer_and_takes_no_answer() {
        HostRequest over = asked().saying(asked().said().over(Why.WITHDRAWN));

        assertEquals(Optional.empty(), over.said().guest());
        assertEquals(Standing.OVER, over.standing());
        assertThrows(Refusal.class, () -> over.confirm(HUGO));
    }

    @Test
    void a_refusal_has_a_reason() {
        assertEquals(
                Optional.of("reason"),
                assertThrows(Refusal.class, () -> asked().decline(" ", HUGO)).field());
    }
}
