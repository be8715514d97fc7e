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
import org.enlace.platform.Refusal;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.ProtocolDraft;

/**
 * What a demonstration shows of versions and adoption, plainly named as samples: one protocol that its sample officers wrote, reviewed,
 * approved and adopted, and one that is in review.
 */
final class SampleProtocols {
    private static final Caller AUTHOR = officer("analyst");
    private static final Caller REVIEWER = officer("trainer");
    private static final Caller APPROVER = officer("prosecutor");
    private static final Caller COORDINATOR = officer("trainer");
    private static final String CHANGES = "Primera versión de muestra. / First sample version.";

    /** The sample accounts are made beside; so often they are looked for, four times a second. */
    private static final int LOOKS = 240;

    private final Editions editions;
    private final Adoptions adoptions;

    SampleProtocols(Editions editions, Adoptions adoptions) {
        this.editions = editions;
        this.adoptions = adoptions;
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
                                "An interpreter the person accepts.")));
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
        submitted(
                "Protocolo de muestra: aviso temprano entre puestos fronterizos",
                Map.of(
                        "es",
                        "Texto de muestra en revisión: qué se avisa, a quién y en cuánto tiempo.",
                        "en",
                        "Sample text in review: what is told, to whom and how soon."),
                List.of(item("plazo", "El aviso sale en una hora.", "The notice leaves within the hour.")));
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

    private static Caller officer(String name) {
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
