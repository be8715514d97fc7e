package org.enlace.jit.loan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.loan.Receipt.Acknowledged;
import org.enlace.jit.loan.Receipt.Proof;
import org.enlace.jit.loan.Receipt.Stage;
import org.enlace.platform.RecordId;

/**
 * A copy that another country lends to this one, as this node knows of it.
 *
 * @param turn      how many receipts were sent
 * @param takenBack whether its country wants it back, or does not give it any more
 */
public record Borrowed(Offer offer, State state, int turn, boolean takenBack) {
    /** How often a window is asked for again because a part of it was not what it said, before the copy is refused. */
    public static final int TRIES = 3;

    /** After this a window is asked for again, of which something did not come: it may have been lost where a node was restored. */
    public static final Duration PATIENCE = Duration.ofDays(7);

    public Borrowed {
        Objects.requireNonNull(offer, "offer");
        Objects.requireNonNull(state, "state");
    }

    /** How far it is. */
    public sealed interface State {
        /** The word used in the database. */
        default String token() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * On its way.
     *
     * @param upload  by which the node's files know it; empty before anything was asked for
     * @param have    how many bytes are stored
     * @param asked   what is asked for
     * @param since   when that was asked for last, or when it was offered
     * @param tries   how often it was asked for again because a part was wrong
     * @param trouble the code of what hinders it
     */
    public record Fetching(
            Optional<RecordId> upload,
            long have,
            Optional<Window> asked,
            Instant since,
            int tries,
            Optional<String> trouble)
            implements State {}

    /**
     * All of it is here.
     *
     * @param file of this node
     * @param held whether a legal hold stood on it, or it was to be kept for longer, when that was looked at last
     */
    public record Here(RecordId file, Optional<Acknowledged> acknowledged, boolean held) implements State {}

    /** It was here, or was to come, and is not any more. */
    public record Erased(Instant at, Optional<Acknowledged> acknowledged, Optional<Proof> proof) implements State {}

    /** It is not what it was said to be, or cannot be taken. */
    public record Refused(Instant at, String code) implements State {}

    public static Borrowed offered(Offer offer, Instant at) {
        return new Borrowed(
                offer, new Fetching(Optional.empty(), 0, Optional.empty(), at, 0, Optional.empty()), 0, false);
    }

    /** With a further receipt. */
    private Borrowed said(State next) {
        return new Borrowed(offer, next, turn + 1, takenBack);
    }

    private Borrowed noted(State next) {
        return new Borrowed(offer, next, turn, takenBack);
    }

    private Fetching fetching() {
        if (!(state instanceof Fetching now)) {
            throw Loan.wrong(receipt().stage().token());
        }
        return now;
    }

    /** What is asked for next. @param upload by which the node's files know it @param have how many bytes these have */
    public Borrowed ask(RecordId upload, long have, long most, int chunk, Instant at) {
        fetching();
        Window window = Window.next(have, offer.file().size(), Math.min(most, offer.window()), chunk);
        return said(new Fetching(Optional.of(upload), have, Optional.of(window), at, 0, Optional.empty()));
    }

    /** All bytes are stored, and nothing is asked for any more. */
    public Borrowed complete(RecordId upload, Instant at) {
        fetching();
        return noted(new Fetching(Optional.of(upload), offer.file().size(), Optional.empty(), at, 0, Optional.empty()));
    }

    /** Whether what is asked for has not come for long. */
    public boolean stalled(Instant at) {
        return state instanceof Fetching now
                && now.asked().isPresent()
                && !at.isBefore(now.since().plus(PATIENCE));
    }

    /** The same is asked for again, for it did not come. */
    public Borrowed again(Instant at) {
        Fetching now = fetching();
        return said(new Fetching(now.upload(), now.have(), now.asked(), at, now.tries(), Optional.empty()));
    }

    /** A part was not what it said: the same is asked for again, and the copy refused where that goes on. */
    public Borrowed wrongPart(Instant at) {
        Fetching now = fetching();
        return now.tries() >= TRIES
                ? refuse("jit.loan-part", at)
                : said(new Fetching(now.upload(), now.have(), now.asked(), at, now.tries() + 1, Optional.empty()));
    }

    /** Something hinders it for now; told once. */
    public Borrowed hindered(String code) {
        Fetching now = fetching();
        return now.trouble().filter(code::equals).isPresent()
                ? this
                : said(new Fetching(
                        now.upload(), now.have(), now.asked(), now.since(), now.tries(), Optional.of(code)));
    }

    /** All of it is here. @param file of this node */
    public Borrowed arrived(RecordId file) {
        fetching();
        return said(new Here(file, Optional.empty(), false));
    }

    /** An officer says that they have it. @throws Refusal {@code jit.loan-state} where it is not here, or somebody said so */
    public Borrowed acknowledge(RecordId by, Instant at) {
        if (!(state instanceof Here here)) {
            throw Loan.wrong(receipt().stage().token());
        }
        if (here.acknowledged().isPresent()) {
            throw Loan.wrong(Stage.ACKNOWLEDGED.token());
        }
        return said(new Here(here.file(), Optional.of(new Acknowledged(by, at)), here.held()));
    }

    /** A hold was placed or lifted; told where it is another than before. */
    public Borrowed held(boolean is) {
        return state instanceof Here here && here.held() != is
                ? said(new Here(here.file(), here.acknowledged(), is))
                : this;
    }

    public Borrowed refuse(String code, Instant at) {
        fetching();
        return said(new Refused(at, code));
    }

    /** It is not here any more. */
    public Borrowed erased(Optional<Proof> proof, Instant at) {
        Optional<Acknowledged> acknowledged =
                state instanceof Here here ? here.acknowledged() : Optional.<Acknowledged>empty();
        return said(new Erased(at, acknowledged, proof));
    }

    /** Its country wants it back. */
    public Borrowed back() {
        return new Borrowed(offer, state, turn, true);
    }

    /** Whether nothing more follows. */
    public boolean ended() {
        return state instanceof Erased || state instanceof Refused;
    }

    /** Whether it is to be erased now. */
    public boolean due(List<Term.Held> holds, Instant at) {
        Optional<Instant> end = Term.end(offer.until(), holds);
        return end.isPresent() && !ended() && (takenBack || !at.isBefore(end.get()));
    }

    /** What is said of it. */
    public Receipt receipt() {
        Optional<String> nothing = Optional.empty();
        if (state instanceof Fetching now) {
            Stage stage = turn == 0 ? Stage.OFFERED : Stage.FETCHING;
            // What hinders it is told without asking: what was asked for is here, or comes.
            Optional<Window> ask =
                    stage == Stage.OFFERED || now.trouble().isPresent() ? Optional.<Window>empty() : now.asked();
            return new Receipt(turn, stage, now.have(), ask, Optional.empty(), false, now.trouble(), Optional.empty());
        }
        if (state instanceof Here here) {
            Stage stage = here.acknowledged().isPresent() ? Stage.ACKNOWLEDGED : Stage.FETCHED;
            return new Receipt(
                    turn,
                    stage,
                    offer.file().size(),
                    Optional.empty(),
                    here.acknowledged(),
                    here.held(),
                    nothing,
                    Optional.empty());
        }
        if (state instanceof Erased gone) {
            return new Receipt(
                    turn, Stage.ERASED, 0, Optional.empty(), gone.acknowledged(), false, nothing, gone.proof());
        }
        Refused refused = (Refused) state;
        return new Receipt(
                turn,
                Stage.REFUSED,
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(refused.code()),
                Optional.empty());
    }
}
