package org.enlace.training.internal.travel;

import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Rules;
import org.enlace.training.exchange.Abroad;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;

/**
 * What whoever organises says of an application that came from the sending country's node, format 1: the place once it was accepted,
 * with the unit that receives, whether the host confirmed, the programme, that it was held, that the papers are in, the certificate with
 * what it is checked by; or that it ends. A proposal is not told. Reading is strict.
 *
 * @param stage how far it is by what the organiser and the host say: one of {@link #TOLD}
 * @param over  why the organiser ended it; empty where it goes on
 */
public record TravellingCourse(
        RecordId application,
        Stage stage,
        Optional<Placement> placement,
        boolean programme,
        Optional<RecordId> certificate,
        Abroad abroad,
        String over) {
    public static final int FORMAT = 1;

    /** What the organiser and the host have to say. */
    public static final Set<Stage> TOLD = Set.of(
            Stage.ENDORSED,
            Stage.ACCEPTED,
            Stage.HOST_CONFIRMED,
            Stage.HELD,
            Stage.REPORTED,
            Stage.CERTIFIED,
            Stage.WITHDRAWN);

    private static final Set<String> FIELDS = Set.of(
            "application",
            "stage",
            "place",
            "unit",
            "host",
            "first",
            "last",
            "programme",
            "certificate",
            "number",
            "code",
            "over");

    /** @param abroad what stands in the records of this node of the place and of the certificate */
    public static TravellingCourse of(Application application, Abroad abroad) {
        Stage stage = told(Stage.of(application));
        boolean placed = stage != Stage.ENDORSED && stage != Stage.WITHDRAWN;
        Preparation preparation = application instanceof Application.HostConfirmed confirmed
                ? confirmed.preparation()
                : application instanceof Application.Prepared prepared ? prepared.preparation() : Preparation.NONE;
        Optional<RecordId> certificate = application instanceof Application.Certified certified
                ? Optional.of(certified.certificate())
                : application instanceof Application.FollowedUp followed
                        ? Optional.of(followed.certificate())
                        : Optional.empty();
        String over = application instanceof Application.Withdrawn gone
                ? gone.reason()
                : application instanceof Application.Refused refused ? refused.reason() : "";
        return new TravellingCourse(
                application.id(),
                stage,
                placed && application instanceof Application.Placed there
                        ? Optional.of(there.placement())
                        : Optional.empty(),
                preparation.ticked().containsKey(Preparation.Item.PROGRAMME),
                certificate,
                placed ? abroad : Abroad.NOTHING,
                over);
    }

    private static Stage told(Stage stage) {
        return switch (stage) {
            case SUBMITTED, PROPOSED, HOST_DECLINED -> Stage.ENDORSED;
            case PREPARED -> Stage.HOST_CONFIRMED;
            case FOLLOWED_UP -> Stage.CERTIFIED;
            case REFUSED -> Stage.WITHDRAWN;
            default -> stage;
        };
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("application", application.toString());
            out.writeStringField("stage", stage.token());
            if (placement.isPresent()) {
                out.writeStringField("place", placement.get().place().toString());
                out.writeStringField("unit", abroad.unit());
                out.writeStringField("host", placement.get().host().value());
                out.writeStringField("first", placement.get().stay().first().toString());
                out.writeStringField("last", placement.get().stay().last().toString());
            }
            out.writeBooleanField("programme", programme);
            if (certificate.isPresent()) {
                out.writeStringField("certificate", certificate.get().toString());
                out.writeStringField("number", abroad.number());
                out.writeStringField("code", abroad.code());
            }
            if (!over.isEmpty()) {
                out.writeStringField("over", over);
            }
        });
    }

    /** @throws org.enlace.platform.Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingCourse read(String text) {
        Said said = Said.of(text, "course", FIELDS);
        Stage stage = said.one("stage", token -> Stage.named(token).filter(TOLD::contains));
        boolean placed = stage != Stage.ENDORSED && stage != Stage.WITHDRAWN;
        boolean certified = stage == Stage.CERTIFIED;
        if (placed != said.has("place")
                || placed != said.has("unit")
                || certified != said.has("certificate")
                || certified != said.has("number")
                || certified != said.has("code")) {
            throw Said.form("stage");
        }
        return new TravellingCourse(
                said.id("application"),
                stage,
                placed
                        ? Optional.of(new Placement(
                                said.id("place"),
                                new CountryCode(said.word("host")),
                                new Period(said.day("first"), said.day("last"))))
                        : Optional.empty(),
                said.flag("programme"),
                said.has("certificate") ? Optional.of(said.id("certificate")) : Optional.empty(),
                new Abroad(said.wordOr("unit", ""), said.wordOr("number", ""), said.wordOr("code", "")),
                stage == Stage.WITHDRAWN
                        ? Rules.text("over", said.word("over"), Application.LONGEST_REASON)
                        : said.wordOr("over", ""));
    }
}
