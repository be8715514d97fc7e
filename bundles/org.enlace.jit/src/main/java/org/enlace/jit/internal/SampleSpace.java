package org.enlace.jit.internal;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Files;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Team;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Annex;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Note;
import org.enlace.jit.internal.access.PersonForm;
import org.enlace.jit.internal.agreement.SampleText;
import org.enlace.jit.internal.signing.SignForm;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;

/**
 * A team of a demonstration that runs: three countries, of which the two others sign on paper, its agreement in force, its people named.
 * All of it is plainly invented. What the team knows and does is {@link SampleEntries}.
 */
final class SampleSpace {
    static final ZoneId ZONE = ZoneId.of("America/Bogota");

    /** Investigates, drafts texts, and is a member. */
    static final Caller INVESTIGATOR = SampleTeams.sample("investigator", JitPermissions.READ, JitPermissions.PREPARE);

    /** Signs, and leads the part of the own country. */
    static final Caller PROSECUTOR = SampleTeams.sample(
            "prosecutor", JitPermissions.READ, JitPermissions.PREPARE, JitPermissions.SIGN, Files.READ, Files.ADD);

    private static final Caller CENTRAL = SampleTeams.sample(
            "central", JitPermissions.READ, JitPermissions.CENTRAL, JitPermissions.SIGN, Files.READ, Files.ADD);

    private final Desks desks;
    private final RecordIds ids;
    private final List<CountryCode> others;
    private final LocalDate today;

    SampleSpace(Desks desks, RecordIds ids, List<CountryCode> others) {
        this.desks = desks;
        this.ids = ids;
        this.others = List.copyOf(others);
        today = desks.courses().today(INVESTIGATOR);
    }

    /** Who is in the team, by country: the leader first, then a member. */
    record Made(RecordId team, Map<CountryCode, List<RecordId>> people) {}

    Made make() {
        RecordId team = negotiated();
        SampleText text = new SampleText(desks.agreements());
        text.make(team, "untoc-19", today, INVESTIGATOR);
        Map<CountryCode, List<RecordId>> people = new HashMap<>();
        people.put(desks.country(), ours(team));
        for (CountryCode other : others) {
            people.put(other, theirs(team, other));
        }
        text.complete(team, INVESTIGATOR);
        int version = desks.agreements().drafts().version(team, InstrumentKind.AGREEMENT, INVESTIGATOR);
        Instrument agreement = desks.agreements()
                .proposals()
                .propose(team, InstrumentKind.AGREEMENT, version, INVESTIGATOR)
                .instrument();
        sign(team, agreement);
        others.forEach(other -> enter(team, agreement, other));
        return new Made(team, people);
    }

    private static Note note(LocalDate day, String text) {
        return new Note(day, Optional.empty(), text);
    }

    /** Asked of both others on paper, and accepted by them. */
    private RecordId negotiated() {
        Courses courses = desks.courses();
        Team.Assessed begun = courses.begin(
                SampleTeams.content(
                        "EJEMPLO: red de tráfico de personas en tres países",
                        others.stream()
                                .map(other -> new Asked(other, "Autoridad de ejemplo", true))
                                .toList(),
                        List.of("0204", "08051"),
                        "Datos de ejemplo: artículos 2 y 3 de una ley de muestra."),
                INVESTIGATOR);
        courses.bringIn(begun.id(), new OfficerId("prosecutor"), INVESTIGATOR);
        courses.draft(begun.id(), begun.version(), note(today, "Ejemplo."), INVESTIGATOR);
        courses.submit(begun.id(), begun.version() + 1, note(today, ""), INVESTIGATOR);
        Team team = courses.send(begun.id(), begun.version() + 2, note(today, ""), CENTRAL);
        for (CountryCode other : others) {
            team = courses.move(
                    team.id(), team.version(), Move.ACKNOWLEDGE, other, note(today, ""), Optional.empty(), CENTRAL);
            team = courses.move(
                    team.id(), team.version(), Move.ACCEPT, other, note(today, "Ejemplo."), Optional.empty(), CENTRAL);
        }
        return team.id();
    }

    private List<RecordId> ours(RecordId team) {
        Instrument annex = desks.signing()
                .people()
                .designate(
                        team,
                        List.of(
                                person(TeamRole.LEADER, "EJEMPLO Fiscal", "Fiscal", "prosecutor"),
                                person(TeamRole.MEMBER, "EJEMPLO Investigadora", "Inspectora", "investigator"),
                                person(TeamRole.AUTHORITY, "EJEMPLO Autoridad central", "Funcionaria", "central")),
                        INVESTIGATOR);
        sign(team, annex);
        return annex.designations().stream().map(Designation::id).toList();
    }

    private PersonForm person(TeamRole role, String name, String function, String account) {
        return new PersonForm(
                Optional.empty(),
                role,
                name,
                function,
                "Organismo de ejemplo",
                Set.of(),
                today,
                Optional.empty(),
                ZONE,
                Optional.of(new OfficerId(account)));
    }

    /** Who the people of a country on paper are, proposed for it. */
    private List<RecordId> theirs(RecordId team, CountryCode country) {
        List<Designation> people = new ArrayList<>();
        people.add(person(country, TeamRole.LEADER, "EJEMPLO Jefa de " + country, "Fiscal"));
        people.add(person(country, TeamRole.MEMBER, "EJEMPLO Integrante de " + country, "Inspector"));
        Annex annex = new Annex(InstrumentKind.DESIGNATION, Optional.empty(), ZONE, List.of(), people);
        Instrument text = desks.agreements()
                .proposals()
                .propose(team, annex, INVESTIGATOR)
                .instrument();
        enter(team, text, country);
        return people.stream().map(Designation::id).toList();
    }

    private Designation person(CountryCode country, TeamRole role, String name, String function) {
        return new Designation(
                ids.next(),
                country,
                role,
                name,
                function,
                "Organismo de ejemplo de " + country,
                Set.of(),
                today,
                Optional.empty(),
                ZONE,
                Optional.empty());
    }

    private void sign(RecordId team, Instrument text) {
        desks.signing()
                .desk()
                .sign(
                        team,
                        text.hash(),
                        new SignForm(text.hash(), "EJEMPLO Fiscal", "Fiscal", today, Optional.empty()),
                        PROSECUTOR);
    }

    /** What a country signed on paper, with a scanned act that says that it is none. */
    private void enter(RecordId team, Instrument text, CountryCode country) {
        RecordId act = desks.signing()
                .desk()
                .keep(
                        team,
                        text.hash(),
                        "EJEMPLO-acta-" + country + ".pdf",
                        new ByteArrayInputStream(SamplePaper.pdf("EJEMPLO: acta de firma inventada, " + country)),
                        PROSECUTOR);
        desks.signing()
                .desk()
                .enter(
                        team,
                        text.hash(),
                        country,
                        new SignForm(text.hash(), "EJEMPLO Firmante de " + country, "Fiscal", today, Optional.of(act)),
                        PROSECUTOR);
    }
}
