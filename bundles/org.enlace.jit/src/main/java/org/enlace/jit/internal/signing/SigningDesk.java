package org.enlace.jit.internal.signing;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.jit.Stamp;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Explanation.Ground;
import org.enlace.jit.access.Right;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.access.Marks;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.ScannedAct;
import org.enlace.jit.signing.Signature;
import org.enlace.jit.signing.SignedText;
import org.enlace.keys.Keys;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Signs texts for this country, and enters what a party without a node signed on paper. What may be signed is looked at in the
 * transaction in which it is.
 */
public final class SigningDesk {
    private final TeamDoor door;
    private final Dossiers dossiers;
    private final Changes changes;
    private final Marks marks;
    private final Sealer sealer;
    private final Acts acts;
    private final Function<RecordId, Set<OfficerId>> drafters;

    /** @param drafters who wrote a text here */
    public SigningDesk(
            TeamDoor door,
            Dossiers dossiers,
            Changes changes,
            Marks marks,
            Keys keys,
            Acts acts,
            Function<RecordId, Set<OfficerId>> drafters) {
        this.door = door;
        this.dossiers = dossiers;
        this.changes = changes;
        this.marks = marks;
        sealer = new Sealer(keys);
        this.acts = acts;
        this.drafters = drafters;
    }

    /**
     * Keeps the scan of what was signed, for {@link SignForm#act}; for whoever may sign.
     *
     * @return its file
     */
    public RecordId keep(RecordId team, String hash, String name, InputStream content, Caller caller) {
        TeamView view = enter(team, caller);
        view.require(Right.SIGN);
        return acts.keep(text(view, hash).id(), name, content, caller);
    }

    /** Whether somebody wrote a text here, and so does not sign it for the same country. */
    boolean drafted(RecordId instrument, Caller caller) {
        return drafters.apply(instrument).contains(caller.officer());
    }

    /** What still speaks against signing it for this country; empty where nothing does. */
    public Optional<Refusal> speaksAgainst(TeamView view, Pending text, Caller caller) {
        try {
            requireOwn(view, text, caller);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    /**
     * Signs a text for this country.
     *
     * @param hash of the text
     * @throws NotFound where the caller knows of no such team or there is no such text
     * @throws Refusal {@code jit.sign-hash}, {@code jit.sign-in-force}, {@code jit.sign-replaced}, {@code jit.sign-base},
     *     {@code jit.sign-hindered}, {@code jit.sign-not-asked}, {@code jit.sign-twice}, {@code jit.sign-leader},
     *     {@code jit.sign-drafter}, {@code jit.sign-deputy}, {@code jit.sign-person}, {@code jit.sign-day}, {@code jit.not-allowed}
     */
    public Signature sign(RecordId team, String hash, SignForm form, Caller caller) {
        return changes.make(caller, stamp -> {
            TeamView view = enter(team, caller);
            Pending text = open(view, hash, form);
            requireOwn(view, text, caller);
            return say(view, text, view.own(), form, stamp, caller);
        });
    }

    /**
     * Enters what a party signed on paper, for the country that proposed the text: whoever may propose and sign, as what they sign
     * themselves.
     *
     * @throws Refusal also {@code jit.sign-paper} where the country does not sign on paper or another one enters it
     */
    public Signature enter(RecordId team, String hash, CountryCode country, SignForm form, Caller caller) {
        return changes.make(caller, stamp -> {
            TeamView view = enter(team, caller);
            Pending text = open(view, hash, form);
            view.require(Right.PROPOSE);
            requireSigner(view, text, country, caller);
            if (!paper(view, text.instrument(), country)) {
                throw new Refusal(
                                "jit.sign-paper",
                                country + " does not sign this on paper by way of " + view.own()
                                        + "; who proposed a text enters the signatures of parties on paper",
                                country,
                                view.own())
                        .at("country");
            }
            return say(view, text, country, form, stamp, caller);
        });
    }

    /** Whether this country enters the signatures of another under a text. */
    public static boolean paper(TeamView view, Instrument text, CountryCode country) {
        return text.proposer().equals(view.own())
                && !country.equals(view.own())
                && Signatories.onPaper(country, view, text);
    }

    private TeamView enter(RecordId team, Caller caller) {
        return door.enter(caller, team, Right.SEE_EXISTENCE);
    }

    private static Instrument text(TeamView view, String hash) {
        return view.pending().stream()
                .map(Pending::instrument)
                .filter(one -> one.hash().equals(hash))
                .findFirst()
                .orElseThrow(() -> new NotFound(Proposals.KIND, hash));
    }

    private static Pending open(TeamView view, String hash, SignForm form) {
        if (view.inForce().stream().anyMatch(one -> one.instrument().hash().equals(hash))) {
            throw new Refusal(
                    "jit.sign-in-force", "That text is in force already; there is nothing left to sign", cut(hash));
        }
        Pending text = view.pending().stream()
                .filter(one -> one.instrument().hash().equals(hash))
                .findFirst()
                .orElseThrow(() -> new NotFound(Proposals.KIND, cut(hash)));
        if (!hash.equals(form.hash())) {
            throw new Refusal(
                            "jit.sign-hash",
                            "What is signed has the hash " + cut(hash) + " and what was read \"" + cut(form.hash())
                                    + "\"; read the present text and sign that",
                            cut(hash))
                    .at("hash");
        }
        return text;
    }

    private static String cut(String hash) {
        return hash == null ? "" : hash.substring(0, Math.min(12, hash.length()));
    }

    private static void requireOpen(TeamView view, Pending text, CountryCode country) {
        text.replaced().ifPresent(other -> {
            throw new Refusal(
                    "jit.sign-replaced",
                    "Another text was proposed in its place, " + cut(other.hash()) + "; read and sign that one",
                    cut(other.hash()));
        });
        if (!view.standing().current(text.instrument(), view.at())) {
            throw new Refusal(
                    "jit.sign-base",
                    "It was written on what is no longer in force; have it written anew on what is",
                    cut(text.instrument().hash()));
        }
        text.hinders().ifPresent(hindrance -> {
            if (!text.ahead()) {
                throw new Refusal(
                        "jit.sign-hindered",
                        "It cannot come into force (" + hindrance.token() + "), whoever signs; propose another text",
                        hindrance.token());
            }
        });
        if (!text.asked().contains(country)) {
            throw new Refusal(
                    "jit.sign-not-asked",
                    "It does not take the signature of " + country + "; it asks " + text.asked(),
                    country);
        }
        if (text.signed().contains(country)) {
            throw new Refusal("jit.sign-twice", country + " has signed it already", country);
        }
    }

    private void requireOwn(TeamView view, Pending text, Caller caller) {
        requireSigner(view, text, view.own(), caller);
        Instrument instrument = text.instrument();
        Signatories.unknown(view, instrument).ifPresent(one -> {
            throw new Refusal(
                    "jit.sign-person",
                    "\"" + one.name() + "\" stands there with an account that " + view.own()
                            + " has not named so; designate them, and have the text written anew",
                    one.name(),
                    view.own());
        });
        if (instrument.kind() == InstrumentKind.AGREEMENT && !door.usable(Signatories.leaders(view, instrument))) {
            throw new Refusal(
                    "jit.sign-leader",
                    "No leader of " + view.own() + " with an account here is designated; propose and sign that first",
                    view.own());
        }
    }

    private void requireSigner(TeamView view, Pending text, CountryCode country, Caller caller) {
        view.require(Right.SIGN);
        requireOpen(view, text, country);
        Instrument instrument = text.instrument();
        Explanation why = view.access().explain(Right.SIGN);
        if (why instanceof Explanation.Allowed allowed
                && allowed.ground() == Ground.STEPS_IN
                && instrument.kind() != InstrumentKind.DESIGNATION) {
            throw new Refusal(
                    "jit.not-allowed",
                    "The central authority signs only who its country's people are, while nobody else can",
                    Right.SIGN.token(),
                    Explanation.Lack.ROLE.token());
        }
        if (!caller.reader().equals(caller.officer())) {
            throw new Refusal(
                    "jit.sign-deputy",
                    "A deputy does not sign in the place of \"" + caller.reader() + "\"; sign for yourself or wait",
                    caller.reader().value());
        }
        if (drafted(instrument.id(), caller)) {
            throw new Refusal(
                    "jit.sign-drafter",
                    "Whoever drafted a text does not sign it for the same country; let another sign");
        }
    }

    private Signature say(TeamView view, Pending text, CountryCode country, SignForm form, Stamp stamp, Caller caller) {
        LocalDate today = stamp.at().atZone(caller.zone()).toLocalDate();
        if (form.day().isAfter(today)) {
            throw new Refusal(
                            "jit.sign-day",
                            "It was not signed on " + form.day() + ", which is still to come; the latest day is "
                                    + today,
                            form.day(),
                            today)
                    .at("day");
        }
        Instrument instrument = text.instrument();
        Optional<ScannedAct> act = form.act().map(file -> acts.find(instrument.id(), file, caller));
        Signature signature = sealer.seal(new SignedText(
                view.team(),
                instrument.hash(),
                country,
                form.name(),
                form.capacity(),
                form.day(),
                act,
                !country.equals(view.own()),
                view.own(),
                marks.of(caller.officer())));
        dossiers.say(
                view.team(), SignedJson.KIND, SignedJson.text(signature), Signatories.audience(view, text), caller);
        if (instrument.kind() == InstrumentKind.ACCESSION) {
            // Whoever is to join is told what this country has said when it signs that they do, and not because
            // somebody proposes it.
            Set<CountryCode> joining = Signatories.joining(view, instrument);
            dossiers.tell(view.team(), joining);
            if (instrument.proposer().equals(view.own())) {
                dossiers.retell(view.team(), Standings.KINDS, one -> !instrument.names(one), joining);
            }
        }
        changes.record(TeamActs.done(country.equals(view.own()) ? "jit.sign" : "jit.sign-paper", caller)
                .on(Dossiers.TEAM, view.team())
                .code("kind", instrument.kind().token())
                .code("hash", instrument.hash())
                .fact("country", country)
                .fact("day", form.day())
                .changed(
                        "signatory",
                        null,
                        signature.text().name() + ", " + signature.text().capacity()));
        return signature;
    }
}
