package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.ItemDraft;
import org.enlace.protocols.ProtocolDraft;

/**
 * What a demonstration shows of versions, adoption and implementation, plainly named as samples: one protocol that its sample officers
 * wrote, reviewed, approved, adopted, implement and reported on, and one that is in review.
 */
final class SampleProtocols {
    private static final Caller AUTHOR = officer("analyst");
    private static final Caller REVIEWER = officer("trainer");
    /** Approves as people do, which takes a second officer: at the pages, with a second factor. */
    private static final Caller APPROVER = officer("prosecutor").by(new Origin(Origin.Door.PAGE, "", true));

    private static final Caller COORDINATOR = officer("trainer");
    private static final Caller VERIFIER = officer("officer");
    /** Where the sample officers are; what it has to do is due in some months, so that nothing of it waits in a new inbox. */
    private static final String UNIT = "sample-unit";

    private static final String CHANGES = "Primera versión de muestra. / First sample version.";

    /** The sample accounts are made beside; so often they are looked for, four times a second. */
    private static final int LOOKS = 240;

    private final Editions editions;
    private final Adoptions adoptions;
    private final Implementations implementations;

    private final Experiences experiences;

    SampleProtocols(Editions editions, Adoptions adoptions, Implementations implementations, Experiences experiences) {
        this.editions = editions;
        this.adoptions = adoptions;
        this.implementations = implementations;
        this.experiences = experiences;
    }

    /** @throws Refusal {@code edition.not-reader} where the sample officers do not come */
    void make() {
        Edition first = submitted(
                "Protocolo de muestra: primera entrevista con una posible víctima",
                Map.of(
                        "es",
                        "Texto de muestra, sin valor alguno: quién entrevista, dónde y con quién presente.",
                        "pt",
                        "Texto de exemplo, sem valor algum: quem entrevista, onde e com quem presente.",
                        "en",
                        "Sample text of no value whatever: who interviews, where, and who is present.",
                        "fr",
                        "Texte d’exemple, sans aucune valeur : qui interroge, où, et en présence de qui."),
                List.of(
                        item(
                                "lugar",
                                "Un lugar tranquilo y sin uniforme a la vista.",
                                "A quiet place, no uniform in sight."),
                        item(
                                "interprete",
                                "Un intérprete que la persona acepta.",
                                "An interpreter the person accepts."),
                        item(
                                "derechos",
                                "La persona conoce sus derechos antes de la primera pregunta.",
                                "The person knows their rights before the first question."),
                        item(
                                "capacitacion",
                                "Quien entrevista recibió la capacitación de muestra.",
                                "Whoever interviews has had the sample training."),
                        item(
                                "menores",
                                "Con menores de edad está presente una persona de confianza.",
                                "With a minor a person of trust is present.")));
        Edition reviewed = editions.review(first.id(), first.revision(), true, null, Map.of(), REVIEWER);
        Edition effective = editions.approve(first.id(), reviewed.revision(), APPROVER);
        LocalDate today = editions.today();
        adoptions.study(effective.protocol(), 0, COORDINATOR);
        adoptions.adopt(
                effective.protocol(),
                1,
                1,
                new AdoptionTerms(
                        InstrumentKind.RESOLUTION,
                        "MUESTRA-1",
                        today,
                        "Autoridad de muestra",
                        List.of(),
                        today,
                        Map.of("requirement.interprete", "Reserva de muestra: por teléfono donde no hay intérprete.")),
                COORDINATOR);
        implemented(effective.protocol(), today);
        new SampleExperiences(experiences).make(effective.protocol());
        submitted(
                "Protocolo de muestra: aviso temprano entre puestos fronterizos",
                Map.of(
                        "es",
                        "Texto de muestra en revisión: qué se avisa, a quién y en cuánto tiempo.",
                        "en",
                        "Sample text in review: what is told, to whom and how soon."),
                List.of(item("plazo", "El aviso sale en una hora.", "The notice leaves within the hour.")));
    }

    /** A checklist on its way: an item each that is verified, under way, not started and not applicable. */
    private void implemented(RecordId protocol, LocalDate today) {
        say(
                protocol,
                "lugar",
                new ItemDraft(
                        "done",
                        null,
                        null,
                        null,
                        "Dato de muestra: hay una sala en cada sede.",
                        null,
                        null,
                        "Acta de muestra 4: sala revisada.",
                        List.of("https://www.example.org/muestra/acta-4")),
                COORDINATOR);
        say(protocol, "lugar", ItemDraft.of(item(protocol, "lugar")).standing("verified"), VERIFIER);
        say(
                protocol,
                "interprete",
                new ItemDraft(
                        "in-progress",
                        null,
                        UNIT,
                        today.plusMonths(2).toString(),
                        "Dato de muestra: hay intérpretes en dos sedes.",
                        "Faltan en las demás.",
                        "Convenio de muestra con un servicio telefónico.",
                        null,
                        List.of()),
                COORDINATOR);
        say(
                protocol,
                "capacitacion",
                new ItemDraft(
                        "not-started",
                        null,
                        UNIT,
                        today.plusMonths(3).toString(),
                        null,
                        "Dato de muestra: nadie la ha recibido todavía.",
                        null,
                        null,
                        List.of()),
                COORDINATOR);
        say(
                protocol,
                "menores",
                new ItemDraft(
                        "not-applicable",
                        "Motivo de muestra: de los menores se ocupa otra institución.",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()),
                COORDINATOR);
    }

    private void say(RecordId protocol, String key, ItemDraft draft, Caller caller) {
        ChecklistItem item = item(protocol, key);
        implementations.change(item.id(), item.revision(), draft, caller);
    }

    private ChecklistItem item(RecordId protocol, String key) {
        return implementations.get(protocol, COORDINATOR).lines().stream()
                .map(Checklist.Line::item)
                .filter(item -> item.core().requirement().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Edition submitted(String title, Map<String, String> summary, List<ProtocolDraft.Item> requirements) {
        ProtocolDraft text = new ProtocolDraft(
                title,
                summary,
                "protocol",
                "Unidad de muestra",
                null,
                null,
                null,
                null,
                List.of("es"),
                List.of("0204"),
                List.of("identification"),
                null,
                null,
                null,
                "unknown",
                requirements,
                null,
                null,
                "Datos de muestra de la demostración",
                false,
                null,
                null,
                null,
                null);
        LocalDate nextReview = editions.today().plusYears(1);
        Edition draft = editions.begin(new Wording(text, CHANGES, null, nextReview), null, AUTHOR);
        for (int looks = 1; true; looks++) {
            try {
                return editions.submit(draft.id(), 1, Set.of(REVIEWER.officer()), APPROVER.officer(), AUTHOR);
            } catch (Refusal refusal) {
                if (looks == LOOKS || !refusal.code().equals("edition.not-reader")) {
                    throw refusal;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
            }
        }
    }

    private static ProtocolDraft.Item item(String key, String spanish, String english) {
        return new ProtocolDraft.Item(key, Map.of("es", spanish, "en", english), false);
    }

    static Caller officer(String name) {
        return new Caller(
                new OfficerId(name),
                Optional.empty(),
                Optional.empty(),
                Language.ES,
                ZoneOffset.UTC,
                permission -> permission.value().startsWith("protocols."),
                Origin.of(Origin.Door.NODE));
    }
}
