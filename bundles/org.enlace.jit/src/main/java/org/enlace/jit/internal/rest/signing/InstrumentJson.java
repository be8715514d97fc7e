package org.enlace.jit.internal.rest.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Signed;
import org.enlace.jit.signing.SignedText;
import org.enlace.platform.CountryCode;

/**
 * A text for programs.
 *
 * @param state     {@code in-force}, {@code open}, {@code replaced} or {@code hindered}
 * @param since     when it came into force
 * @param hindrance what keeps it from coming into force
 * @param lacking   whose signatures it waits for
 * @param prevails  ids of texts from the same base beside which it came into force
 */
public record InstrumentJson(
        String id,
        String kind,
        String hash,
        String proposer,
        LocalDate lastDay,
        String zone,
        String base,
        String replaces,
        String state,
        Instant since,
        String hindrance,
        List<String> asked,
        List<String> signed,
        List<String> lacking,
        List<String> prevails) {
    static InstrumentJson of(InForce one) {
        return of(
                one.instrument(),
                "in-force",
                one.since(),
                null,
                List.of(),
                List.of(),
                List.of(),
                one.beside().stream().map(other -> other.id().toString()).toList());
    }

    static InstrumentJson of(Pending one) {
        String state = one.replaced().isPresent() ? "replaced" : one.open() ? "open" : "hindered";
        return of(
                one.instrument(),
                state,
                null,
                one.hinders().map(hindrance -> hindrance.token()).orElse(null),
                values(one.asked()),
                values(one.signed()),
                values(one.lacking()),
                List.of());
    }

    private static List<String> values(Collection<CountryCode> countries) {
        return countries.stream().map(CountryCode::value).toList();
    }

    private static InstrumentJson of(
            Instrument text,
            String state,
            Instant since,
            String hindrance,
            List<String> asked,
            List<String> signed,
            List<String> lacking,
            List<String> prevails) {
        return new InstrumentJson(
                text.id().toString(),
                text.kind().token(),
                text.hash(),
                text.proposer().value(),
                text.lastDay().orElse(null),
                text.zone().getId(),
                text.base().orElse(null),
                text.replaces().map(Object::toString).orElse(null),
                state,
                since,
                hindrance,
                asked,
                signed,
                lacking,
                prevails);
    }

    /** @param canonical what is hashed, and what a signature stands for */
    public record TextJson(InstrumentJson instrument, String canonical) {
        static TextJson of(InstrumentJson one, Instrument text) {
            return new TextJson(one, InstrumentForm.canonical(text));
        }
    }

    /**
     * @param counts whether it is one of those that the text takes
     * @param keyIs  what this node knows of the key: {@code compared}, {@code not-compared}, {@code unknown}, {@code revoked}
     */
    public record SignatureJson(
            String id,
            String instrument,
            String country,
            String name,
            String capacity,
            LocalDate day,
            String act,
            String file,
            boolean onPaper,
            String node,
            Instant at,
            boolean counts,
            String signer,
            String key,
            String keyIs,
            String seal) {
        static SignatureJson of(Signed one, TeamView view, SealKeys.Known known) {
            SignedText text = one.signature().text();
            return new SignatureJson(
                    one.said().id().toString(),
                    text.instrument(),
                    text.country().value(),
                    text.name(),
                    text.capacity(),
                    text.day(),
                    text.act().map(act -> act.sha256()).orElse(null),
                    text.act().map(act -> act.file()).orElse(null),
                    text.onPaper(),
                    text.node().value(),
                    one.said().at(),
                    view.standing().counts(one, view.at()),
                    one.signature().seal().signer(),
                    one.signature().seal().key(),
                    known.token(),
                    one.signature().seal().signature());
        }
    }

    /**
     * What is given to sign.
     *
     * @param country whose signature on paper is entered; left out for one's own
     * @param act     the id of the file of the scanned act
     */
    public record SignJson(String hash, String name, String capacity, LocalDate day, String country, String act) {}
}
