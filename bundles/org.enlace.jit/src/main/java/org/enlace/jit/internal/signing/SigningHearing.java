package org.enlace.jit.internal.signing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.Voices;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Proposed;
import org.enlace.jit.signing.Signature;
import org.enlace.jit.signing.SignedText;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/** Hears signatures, and knows who is a party at a moment and so has a voice. */
public final class SigningHearing implements Hearing, Voices {
    private final Standings standings;
    private final Consumer<Statement> then;

    /** @param then what follows from a text or a signature */
    public SigningHearing(Standings standings, Consumer<Statement> then) {
        this.standings = standings;
        this.then = then;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SignedJson.KIND);
    }

    /** That it can be read: the seal is checked by reading. */
    @Override
    public void heard(Statement statement) {
        SignedJson.read(statement);
    }

    @Override
    public void lost(Statement statement) {
        then.accept(statement);
    }

    /** Who has left is heard no more, whatever it says; then what follows. */
    @Override
    public void followed(Statement statement) {
        requireNotLeft(statement);
        if (Standings.KINDS.contains(statement.kind())) {
            then.accept(statement);
        }
    }

    private void requireNotLeft(Statement statement) {
        CountryCode country = statement.country();
        Standing standing = standings.of(statement.team());
        boolean was = standing.memberships(statement.at()).stream()
                .anyMatch(one ->
                        one.party().country().equals(country) && !one.from().isAfter(statement.at()));
        if (was && !standing.party(country, statement.at()) && !acceding(standing, statement)) {
            throw new Refusal(
                            "jit.not-a-party",
                            country + " has left the team; what it says afterwards is not heard",
                            country)
                    .at("country");
        }
    }

    @Override
    public Voice of(Statement statement) {
        Standing standing = standings.of(statement.team());
        CountryCode country = statement.country();
        if (standing.party(country, statement.at()) || acceding(standing, statement)) {
            return Voice.GIVEN;
        }
        if (statement.kind().equals(SignedJson.KIND)) {
            return signing(standing, statement);
        }
        // In a team that is in force it may have joined by texts and signatures that are still on their way.
        boolean unknown = !(standing.phase(statement.at()) instanceof Phase.Preparing)
                && standing.memberships(statement.at()).stream()
                        .noneMatch(one -> one.party().country().equals(country));
        return unknown ? Voice.LATER : Voice.NONE;
    }

    /** Whoever signs that this country joins tells it what it has said: who left signs nothing any more. */
    @Override
    public boolean tellsItself(Statement statement) {
        if (!statement.kind().equals(SignedJson.KIND)) {
            return false;
        }
        try {
            SignedText signed = SignedJson.read(statement).text();
            Standing standing = standings.of(statement.team());
            return signed.country().equals(statement.country())
                    && standing.text(signed.instrument())
                            .filter(one -> one.instrument().kind() == InstrumentKind.ACCESSION)
                            .filter(one -> one.instrument().names(standings.own()))
                            .filter(one ->
                                    !standing.party(standings.own(), one.said().at()))
                            .isPresent();
        } catch (Refusal refusal) {
            // It is refused for that when it is heard.
            return false;
        }
    }

    /**
     * Texts and signatures of a country that left, told by the one that proposed that this country join without it: signatures bear
     * their country's seal, and texts count by the hash that is signed. Whoever was a party then takes nobody else's word.
     */
    @Override
    public boolean retold(Statement statement, CountryCode teller) {
        Standing standing = standings.of(statement.team());
        return Standings.KINDS.contains(statement.kind())
                && !standing.party(standings.own(), statement.at())
                && standing.texts().stream()
                        .filter(one -> one.said().country().equals(teller))
                        .map(Proposed::instrument)
                        .filter(one -> one.kind() == InstrumentKind.ACCESSION)
                        .anyMatch(one ->
                                one.names(teller) && one.names(standings.own()) && !one.names(statement.country()));
    }

    private static boolean acceding(Standing standing, Statement statement) {
        return !(standing.phase(statement.at()) instanceof Phase.Preparing)
                && standing.pending(statement.at()).stream()
                        .filter(one -> one.open() && one.instrument().kind() == InstrumentKind.ACCESSION)
                        .anyMatch(one -> one.instrument().names(statement.country()));
    }

    /** Whoever a text names as a party may sign it, also where its node is ahead of the one that proposed it; before the text comes it waits. */
    private Voice signing(Standing standing, Statement statement) {
        Signature signature = SignedJson.read(statement);
        Optional<Proposed> text = standing.text(signature.text().instrument());
        if (text.isEmpty()) {
            return Voice.LATER;
        }
        boolean left = standing.memberships(statement.at()).stream()
                .anyMatch(one -> one.party().country().equals(statement.country()));
        return !left && text.get().instrument().names(statement.country()) ? Voice.GIVEN : Voice.NONE;
    }
}
