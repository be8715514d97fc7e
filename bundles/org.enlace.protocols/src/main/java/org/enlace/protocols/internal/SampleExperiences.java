package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.Experience;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Experiences.Move;

/**
 * What a demonstration shows of reports of use, plainly named as samples: one that moved the evidence and one that did not. None waits, so
 * that nothing made up stands in an inbox.
 */
final class SampleExperiences {
    private static final Caller AUTHOR = SampleProtocols.officer("trainer");
    private static final Caller REVIEWER = SampleProtocols.officer("analyst");

    private final Experiences experiences;

    SampleExperiences(Experiences experiences) {
        this.experiences = experiences;
    }

    void make(RecordId protocol) {
        LocalDate today = experiences.today();
        Experience first = experiences.report(
                protocol,
                new ExperienceText(
                        1,
                        today.minusDays(40),
                        today.minusDays(11),
                        null,
                        "Experiencia de muestra, inventada para la demostración: turno de día en un puesto fronterizo"
                                + " terrestre con mucho paso.",
                        "Se preparó **una sala aparte** y se llamó a un intérprete antes de empezar.",
                        "Texto de muestra: las entrevistas duraron menos y se interrumpieron menos veces.",
                        "- La sala aparte\n- El intérprete por turnos",
                        "De noche no hubo intérprete.",
                        "Añadir qué hacer cuando no hay intérprete disponible.",
                        12,
                        3,
                        3),
                null,
                AUTHOR);
        experiences.accept(
                protocol,
                first.id(),
                first.revision(),
                Optional.of(new Move(
                        0,
                        EvidenceLevel.SELF_ASSESSED,
                        "Motivo de muestra: una unidad lo usó un mes y miró sus propios resultados.")),
                REVIEWER);
        Experience second = experiences.report(
                protocol,
                new ExperienceText(
                        1,
                        today.minusDays(10),
                        today.minusDays(3),
                        null,
                        "Experiencia de muestra, inventada para la demostración: aeropuerto, con dos funcionarios por"
                                + " turno.",
                        "Texto de muestra: se aplicó en tres entrevistas.",
                        "Texto de muestra: hizo falta más tiempo del previsto.",
                        null,
                        null,
                        null,
                        3,
                        null,
                        null),
                null,
                AUTHOR);
        experiences.accept(protocol, second.id(), second.revision(), Optional.empty(), REVIEWER);
    }
}
