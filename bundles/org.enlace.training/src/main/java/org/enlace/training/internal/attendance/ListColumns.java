package org.enlace.training.internal.attendance;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which column says what, by its heading as services write it in four languages. */
record ListColumns(
        Optional<String> name,
        Optional<String> mail,
        Optional<String> join,
        Optional<String> leave,
        Optional<String> duration) {
    private static final Set<String> NAME = Set.of(
            "name",
            "full name",
            "user name",
            "display name",
            "participant",
            "participant name",
            "attendee",
            "attendee name",
            "nombre",
            "nombre completo",
            "participante",
            "nombre del participante",
            "nome",
            "nome completo",
            "nome do participante",
            "nom",
            "nom complet",
            "participant e",
            "nom du participant");
    private static final Set<String> MAIL = Set.of(
            "email",
            "e mail",
            "mail",
            "user email",
            "email address",
            "e mail address",
            "attendee email",
            "participant email",
            "participant id",
            "upn",
            "correo",
            "correo electronico",
            "direccion de correo electronico",
            "correo electronico del usuario",
            "id de participante",
            "endereco de email",
            "endereco de e mail",
            "email do usuario",
            "e mail do participante",
            "adresse e mail",
            "adresse email",
            "adresse electronique",
            "courriel");
    private static final Set<String> JOIN = Set.of(
            "join time",
            "joined",
            "join",
            "joined at",
            "join date time",
            "first join",
            "first join time",
            "hora de entrada",
            "hora de ingreso",
            "hora de union",
            "hora de conexion",
            "entrada",
            "primera union",
            "primera entrada",
            "primer ingreso",
            "hora de ingresso",
            "primeira entrada",
            "primeiro ingresso",
            "heure d arrivee",
            "heure de connexion",
            "heure d entree",
            "arrivee",
            "premiere connexion",
            "premiere arrivee");
    private static final Set<String> LEAVE = Set.of(
            "leave time",
            "left",
            "leave",
            "left at",
            "leave date time",
            "last leave",
            "last leave time",
            "hora de salida",
            "salida",
            "ultima salida",
            "hora de desconexion",
            "hora de saida",
            "saida",
            "ultima saida",
            "heure de depart",
            "heure de deconnexion",
            "heure de sortie",
            "depart",
            "dernier depart",
            "derniere deconnexion");
    private static final Set<String> DURATION = Set.of(
            "duration",
            "in meeting duration",
            "attendance duration",
            "time in meeting",
            "time in session",
            "total duration",
            "duracion",
            "duracion en la reunion",
            "duracion de la reunion",
            "tiempo en la reunion",
            "duracao",
            "duracao na reuniao",
            "tempo na reuniao",
            "duree",
            "duree de la reunion",
            "duree de presence");

    static ListColumns of(List<String> headings) {
        return new ListColumns(
                found(headings, NAME),
                found(headings, MAIL),
                found(headings, JOIN),
                found(headings, LEAVE),
                found(headings, DURATION));
    }

    private static Optional<String> found(List<String> headings, Set<String> words) {
        return headings.stream()
                .filter(heading -> words.contains(folded(heading)))
                .findFirst();
    }

    /** Without accents, case, marks and what stands in brackets: Duration (Minutes), Name (Original Name). */
    private static String folded(String heading) {
        return Normalizer.normalize(heading.replaceAll("\\(.*", ""), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    boolean enough() {
        return (name.isPresent() || mail.isPresent())
                && join.isPresent()
                && (leave.isPresent() || duration.isPresent());
    }

    /** Whether each line is one stay, rather than the first arrival and the last departure. */
    boolean each() {
        return join.filter(heading -> !folded(heading).matches("(first|primer|prem).*"))
                .isPresent();
    }
}
