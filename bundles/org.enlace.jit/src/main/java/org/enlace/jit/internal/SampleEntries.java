package org.enlace.jit.internal;

import static org.enlace.jit.internal.SampleSpace.INVESTIGATOR;
import static org.enlace.jit.internal.SampleSpace.PROSECUTOR;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.enlace.jit.internal.SampleWriter.Said;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading.Information;
import org.enlace.jit.work.Grading.Source;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/**
 * What the running team of a demonstration knows and does. Everything is invented and cannot be real: names begin with EJEMPLO, telephones with
 * +00, plates with EJ.
 */
final class SampleEntries {
    private static final Said SEEN = Said.fact(Source.B, Information.G2);
    private static final Said THOUGHT = Said.thought(Source.C, Information.G3);

    private final SampleWriter writer;
    private final CountryCode own;
    private final CountryCode first;
    private final CountryCode second;
    private final LocalDate today;

    SampleEntries(SampleWriter writer, CountryCode own, CountryCode first, CountryCode second, LocalDate today) {
        this.writer = writer;
        this.own = own;
        this.first = first;
        this.second = second;
        this.today = today;
    }

    void make() {
        plan();
        holdings();
        closing();
    }

    private String day(int from) {
        return today.plusDays(from).toString();
    }

    private String moment(int days, int hour) {
        return today.plusDays(days)
                .atTime(LocalTime.of(hour, 0))
                .toInstant(ZoneOffset.UTC)
                .toString();
    }

    private String me(Object who) {
        return writer.designated(own, who == PROSECUTOR ? 0 : 1).toString();
    }

    private void plan() {
        RecordId objective = writer.ours(
                PROSECUTOR,
                EntryKind.OBJECTIVE,
                "title",
                "EJEMPLO: desarticular la red en los tres países a la vez",
                "text",
                "Dato de ejemplo. Detener a quienes dirigen y poner a salvo a las víctimas el mismo día.",
                "due",
                day(120));
        RecordId measure = writer.ours(
                PROSECUTOR,
                EntryKind.MEASURE,
                "title",
                "EJEMPLO: registros simultáneos",
                "text",
                "Dato de ejemplo: tres domicilios, misma hora.",
                "objective",
                objective.toString(),
                "state",
                own.value(),
                "responsible",
                me(PROSECUTOR),
                "legal-basis",
                "Artículo de muestra 12",
                "due",
                day(45),
                "progress",
                "planned");
        writer.ours(
                INVESTIGATOR,
                EntryKind.MEASURE,
                "title",
                "EJEMPLO: análisis de registros de paso",
                "objective",
                objective.toString(),
                "state",
                own.value(),
                "responsible",
                me(INVESTIGATOR),
                "due",
                day(-3),
                "progress",
                "running");
        writer.ours(
                INVESTIGATOR,
                EntryKind.TASK,
                "title",
                "EJEMPLO: pedir los turnos del paso fronterizo",
                "measure",
                measure.toString(),
                "responsible",
                me(INVESTIGATOR),
                "due",
                day(5),
                "progress",
                "running");
        RecordId asked = writer.ours(
                PROSECUTOR,
                EntryKind.ASKED,
                "title",
                "EJEMPLO: titularidad de una línea telefónica",
                "text",
                "Dato de ejemplo: identificar a quien usa la línea +00 000 0002.",
                "state",
                first.value(),
                "legal-basis",
                "Artículo de muestra 7",
                "authority",
                "Juzgado de ejemplo",
                "measure",
                measure.toString(),
                "due",
                day(10));
        writer.theirs(
                first,
                0,
                EntryKind.ANSWER,
                "about",
                asked.toString(),
                "answer",
                "running",
                "authority",
                "Juzgado de ejemplo 3",
                "outcome",
                "Dato de ejemplo: pedido al operador.",
                "due",
                day(8));
        writer.theirs(
                second,
                0,
                EntryKind.ASKED,
                "title",
                "EJEMPLO: vigilancia de un vehículo",
                "text",
                "Dado de exemplo: quando o veículo EJ-0001 passar a fronteira.",
                "state",
                own.value(),
                "legal-basis",
                "Artigo de amostra 4",
                "due",
                day(14));
        meeting();
    }

    private void meeting() {
        RecordId meeting = writer.ours(
                PROSECUTOR,
                EntryKind.MEETING,
                "title",
                "EJEMPLO: reunión de arranque",
                "begins",
                moment(-1, 15),
                "zone",
                SampleSpace.ZONE.getId(),
                "place",
                "Videoconferencia de ejemplo",
                "agenda",
                "1. Plan\n2. Reparto de tareas\n3. Víctimas",
                "invited",
                writer.designated(first, 0).toString(),
                "invited",
                writer.designated(second, 0).toString());
        writer.ours(
                INVESTIGATOR,
                EntryKind.MINUTES,
                "about",
                meeting.toString(),
                "text",
                "Dato de ejemplo. Se acuerda el plan y que cada país nombra un enlace para las víctimas.",
                "present",
                writer.designated(first, 0).toString(),
                "present",
                me(PROSECUTOR));
        writer.ours(
                PROSECUTOR,
                EntryKind.DECISION,
                "about",
                meeting.toString(),
                "title",
                "EJEMPLO: los registros se hacen el mismo día",
                "responsible",
                me(PROSECUTOR),
                "due",
                day(45));
        writer.ours(
                PROSECUTOR,
                EntryKind.MEETING,
                "title",
                "EJEMPLO: preparación de los registros",
                "begins",
                moment(6, 15),
                "zone",
                SampleSpace.ZONE.getId(),
                "invited",
                me(INVESTIGATOR),
                "invited",
                writer.designated(second, 1).toString());
        RecordId message = writer.theirs(
                first,
                1,
                EntryKind.MESSAGE,
                "text",
                "Ejemplo: ¿tienen ya las matrículas?",
                "mentions",
                me(INVESTIGATOR));
        writer.ours(
                INVESTIGATOR,
                EntryKind.MESSAGE,
                "text",
                "Ejemplo: sí, la EJ-0001 está en la ficha del vehículo.",
                "answers",
                message.toString());
    }

    private void holdings() {
        RecordId leader = person("EJEMPLO Persona Uno", "suspect", "EJ-ID-0001");
        RecordId driver = person("EJEMPLO Persona Dos", "suspect", "EJ-ID-0002");
        RecordId victim = person("EJEMPLO Víctima A", "victim", "EJ-ID-0003");
        RecordId alike = writer.theirs(
                first,
                1,
                EntryKind.PERSON,
                SEEN,
                Handling.GENERAL,
                "standing",
                "suspect",
                "name",
                "EJEMPLO Persona 2",
                "alias",
                "Ejemplo",
                "identity-number",
                "EJ-ID-0002");
        RecordId company = writer.ours(
                INVESTIGATOR,
                EntryKind.ORGANISATION,
                SEEN,
                "name",
                "EJEMPLO Transportes S. A.",
                "form",
                "company",
                "country",
                own.value(),
                "register-number",
                "EJ-REG-0001");
        RecordId house = writer.ours(
                INVESTIGATOR,
                EntryKind.PLACE,
                SEEN,
                "name",
                "EJEMPLO Casa de paso",
                "address",
                "Calle de Ejemplo 0",
                "country",
                own.value());
        RecordId bus = writer.ours(
                INVESTIGATOR,
                EntryKind.VEHICLE,
                SEEN,
                "plate",
                "EJ-0001",
                "country",
                own.value(),
                "form",
                "bus",
                "make",
                "Marca de ejemplo",
                "colour",
                "blanco");
        writer.ours(
                INVESTIGATOR,
                EntryKind.DOCUMENT,
                SEEN,
                "form",
                "passport",
                "number",
                "EJ-PAS-0001",
                "country",
                second.value(),
                "holder",
                victim.toString(),
                "finding",
                "forged");
        RecordId phone = telephone("+00 000 0001", leader);
        RecordId other = telephone("+00 000 0002", driver);
        writer.ours(
                INVESTIGATOR,
                EntryKind.ACCOUNT,
                SEEN,
                "form",
                "bank",
                "number",
                "EJ00 0000 0000 0001",
                "provider",
                "Banco de Ejemplo",
                "holder",
                company.toString());
        passage("bc-rumichaca", -21, "in", bus, victim);
        passage("bc-tabatinga", -18, "out", bus, victim);
        passage("bc-rumichaca", -12, "in", bus, driver);
        passage("bc-huaquillas", -9, "out", driver, null);
        relation(leader, "leads", company);
        relation(driver, "works-for", company);
        relation(company, "owns", bus);
        relation(driver, "transports", victim);
        relation(leader, "uses", phone);
        relation(phone, "calls", other);
        relation(victim, "was-at", house);
        writer.theirs(second, 1, EntryKind.RELATION, THOUGHT, Handling.GENERAL, pair(alike, "calls", phone));
        information(leader, driver, house);
    }

    private RecordId person(String name, String standing, String number) {
        return writer.ours(
                INVESTIGATOR,
                EntryKind.PERSON,
                SEEN,
                "standing",
                standing,
                "name",
                name,
                "sex",
                "unknown",
                "nationality",
                own.value(),
                "identity-number",
                number);
    }

    private RecordId telephone(String number, RecordId holder) {
        return writer.ours(
                INVESTIGATOR,
                EntryKind.TELEPHONE,
                SEEN,
                "number",
                number,
                "provider",
                "Operador de ejemplo",
                "holder",
                holder.toString());
    }

    private void passage(String crossing, int day, String direction, RecordId who, RecordId with) {
        String[] all = {
            "crossing",
            crossing,
            "at",
            moment(day, 4),
            "direction",
            direction,
            "country",
            own.value(),
            "who",
            who.toString(),
            "who",
            with == null ? "" : with.toString()
        };
        writer.ours(INVESTIGATOR, EntryKind.PASSAGE, SEEN, all);
    }

    private static String[] pair(RecordId from, String relation, RecordId to) {
        return new String[] {"from", from.toString(), "relation", relation, "to", to.toString()};
    }

    private void relation(RecordId from, String relation, RecordId to) {
        writer.ours(INVESTIGATOR, EntryKind.RELATION, SEEN, pair(from, relation, to));
    }

    private void information(RecordId leader, RecordId driver, RecordId house) {
        writer.ours(
                INVESTIGATOR,
                EntryKind.INFORMATION,
                SEEN,
                "title",
                "EJEMPLO: salidas los martes por la noche",
                "text",
                "Dato de ejemplo: el vehículo sale los martes entre las 22 y las 24.",
                "about",
                driver.toString(),
                "about",
                house.toString(),
                "day",
                day(-7));
        RecordId kept = writer.theirs(
                first,
                1,
                EntryKind.INFORMATION,
                THOUGHT,
                Handling.of(HandlingCode.H1, HandlingCode.H2),
                "title",
                "EJEMPLO: quién dirige",
                "text",
                "Dato de ejemplo: una fuente cree que Persona Uno decide las rutas.",
                "about",
                leader.toString());
        writer.ours(
                PROSECUTOR,
                EntryKind.LIFT,
                "about",
                kept.toString(),
                "codes",
                "h1",
                "purpose",
                "Dato de ejemplo: usarlo ante el juez que decide los registros.");
        writer.theirs(
                second,
                1,
                EntryKind.INFORMATION,
                Said.fact(Source.A, Information.G1),
                new Handling(
                        java.util.Set.of(HandlingCode.H3),
                        java.util.Optional.of("Ejemplo: solo para este equipo, y sin copias.")),
                "title",
                "EJEMPLO: giros de dinero",
                "text",
                "Dado de exemplo: três remessas na mesma semana.",
                "about",
                leader.toString());
    }

    private void closing() {
        writer.ours(PROSECUTOR, EntryKind.RESULT, result("arrest", 2, own));
        writer.ours(PROSECUTOR, EntryKind.RESULT, result("victim-safeguarded", 5, own));
        writer.theirs(first, 0, EntryKind.RESULT, result("arrest", 1, first));
        writer.theirs(
                second,
                0,
                EntryKind.RESULT,
                "form",
                "asset-frozen",
                "count",
                "1",
                "amount",
                "12000.00",
                "currency",
                "USD",
                "state",
                second.value(),
                "day",
                day(0));
        writer.theirs(first, 0, EntryKind.EVALUATION, evaluation("4", "Dato de ejemplo: el acuerdo tardó poco."));
        writer.ours(PROSECUTOR, EntryKind.EVALUATION, evaluation("5", "Dato de ejemplo: la solicitud fue clara."));
        writer.ours(
                PROSECUTOR,
                EntryKind.LESSON,
                "title",
                "EJEMPLO: nombrar un enlace para las víctimas desde el primer día",
                "text",
                "Dato de ejemplo. Con una persona de contacto por país, la asistencia llegó antes.",
                "recommendation",
                "Dato de ejemplo: ponerlo en el acuerdo.");
        RecordId funding = writer.ours(
                PROSECUTOR,
                EntryKind.FUNDING,
                "programme",
                "Fondo de ejemplo",
                "call",
                "EJ-1",
                "line",
                "travel",
                "line",
                "translation",
                "asked",
                "5000.00",
                "granted",
                "4000.00",
                "currency",
                "EUR",
                "due",
                day(60),
                "progress",
                "granted");
        writer.ours(INVESTIGATOR, EntryKind.EXPENSE, expense(funding, "travel", "1250.00"));
        writer.theirs(first, 1, EntryKind.EXPENSE, expense(funding, "translation", "300.00"));
    }

    private String[] result(String form, int count, CountryCode state) {
        return new String[] {"form", form, "count", "" + count, "state", state.value(), "day", day(0)};
    }

    private static String[] evaluation(String mark, String text) {
        return new String[] {
            "setting-up",
            text,
            "operation",
            "Dato de ejemplo: reuniones cada dos semanas.",
            "added-value",
            mark,
            "cooperation",
            mark,
            "timeliness",
            "3"
        };
    }

    private String[] expense(RecordId funding, String line, String amount) {
        return new String[] {
            "funding",
            funding.toString(),
            "line",
            line,
            "amount",
            amount,
            "currency",
            "EUR",
            "day",
            day(0),
            "receipt",
            "EJ-REC"
        };
    }
}
