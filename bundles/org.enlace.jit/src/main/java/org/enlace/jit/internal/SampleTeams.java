package org.enlace.jit.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Team;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Note;
import org.enlace.jit.course.RequestContent;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;

/**
 * Teams of a demonstration, plainly samples: a request that is being written, one that was sent on paper, so that nothing of it waits for
 * another node, and a team that runs.
 */
final class SampleTeams {
    private static final ZoneId ZONE = ZoneId.of("America/Bogota");
    private static final Caller INVESTIGATOR = sample("investigator", JitPermissions.READ, JitPermissions.PREPARE);
    private static final Caller CENTRAL = sample("central", JitPermissions.READ, JitPermissions.CENTRAL);
    private static final OfficerId PROSECUTOR = new OfficerId("prosecutor");

    private final Desks desks;
    private final Transactions transactions;
    private final RecordIds ids;

    SampleTeams(Desks desks, Transactions transactions, RecordIds ids) {
        this.desks = desks;
        this.transactions = transactions;
        this.ids = ids;
    }

    static Caller sample(String account, Permission... held) {
        return new Caller(
                new OfficerId(account),
                Optional.empty(),
                Optional.empty(),
                Language.ES,
                ZONE,
                Set.of(held)::contains,
                Origin.of(Origin.Door.NODE));
    }

    void make() {
        Courses courses = desks.courses();
        List<CountryCode> others = List.of("PE", "BR", "CO").stream()
                .map(CountryCode::new)
                .filter(country -> !country.equals(desks.country()))
                .toList();
        LocalDate today = courses.today(INVESTIGATOR);
        Note begun = new Note(today, Optional.empty(), "Ejemplo: hay víctimas y sospechosos en ambos países.");
        Note plain = new Note(today, Optional.empty(), "");

        Team.Assessed writing = courses.begin(
                content(
                        "EJEMPLO: captación en línea con fines de explotación",
                        List.of(new Asked(others.get(1), "", false)),
                        List.of("02041"),
                        ""),
                INVESTIGATOR);
        courses.draft(writing.id(), writing.version(), begun, INVESTIGATOR);

        Team.Assessed sending = courses.begin(
                content(
                        "EJEMPLO: ruta de trata de personas por un paso fronterizo",
                        List.of(new Asked(others.get(0), "Autoridad de ejemplo", true)),
                        List.of("0204", "07023"),
                        "Datos de ejemplo: artículo 1 de una ley de muestra."),
                INVESTIGATOR);
        courses.bringIn(sending.id(), PROSECUTOR, INVESTIGATOR);
        courses.draft(sending.id(), sending.version(), begun, INVESTIGATOR);
        courses.submit(sending.id(), sending.version() + 1, plain, INVESTIGATOR);
        Team sent = courses.send(sending.id(), sending.version() + 2, plain, CENTRAL);
        courses.move(sent.id(), sent.version(), Move.ACKNOWLEDGE, others.get(0), plain, Optional.empty(), CENTRAL);
        running(others.subList(0, 2), today);
    }

    private void running(List<CountryCode> others, LocalDate today) {
        SampleSpace.Made made = new SampleSpace(desks, ids, others).make();
        new SampleEntries(desks, transactions, ids, made, others, today).make();
    }

    static RequestContent content(String subject, List<Asked> asked, List<String> crimes, String provisions) {
        return new RequestContent(
                subject,
                "Fiscalía de ejemplo",
                "untoc-19",
                Language.ES,
                asked,
                crimes,
                "Datos de ejemplo, inventados: entre enero y marzo se detectaron traslados de personas entre dos ciudades.",
                "Las pruebas están en dos países y las diligencias tienen que ser simultáneas.",
                provisions,
                "Entrevistas conjuntas con víctimas, análisis de registros y registros domiciliarios simultáneos.",
                "Un fiscal y dos investigadores por país.",
                12);
    }
}
