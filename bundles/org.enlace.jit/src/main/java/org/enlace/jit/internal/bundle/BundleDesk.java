package org.enlace.jit.internal.bundle;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.Erasure;
import org.enlace.files.Files;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Stamp;
import org.enlace.jit.access.Right;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Prepared;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Scope;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Hashing;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The use cases of bundles for courts: one officer prepares, another approves, whoever did either fetches. Both speak for this country in
 * the team, now or after its end; both see every item whole, and that is looked at each time anew, also when it is fetched.
 */
public final class BundleDesk {
    /** What {@link NotFound} and the audit call a bundle. */
    public static final String KIND = "jit-bundle";

    private final Supplier<Desks> desks;
    private final BundleBook book;
    private final Reviews reviews;
    private final Changes changes;
    private final Supplier<Files> files;
    private final Runnable begin;

    /** @param begin told, once it is stored, that there is something to make */
    public BundleDesk(
            Supplier<Desks> desks,
            BundleBook book,
            Reviews reviews,
            Changes changes,
            Supplier<Files> files,
            Runnable begin) {
        this.desks = desks;
        this.book = book;
        this.reviews = reviews;
        this.changes = changes;
        this.files = files;
        this.begin = begin;
    }

    /** What was made, to be read once. */
    public record Fetched(String name, long size, InputStream content) {}

    /** The same for the key of a court alone. */
    public record Enveloped(String name, X509Certificate court, InputStream content) {}

    /** @throws NotFound for whoever does not see the team's content */
    public TeamView enter(RecordId team, Caller caller) {
        return desks.get().signing().door().enter(caller, team, Right.SEE_CONTENT);
    }

    /** Whether somebody prepares bundles and decides about those of others. */
    public static boolean acts(TeamView view) {
        return view.allows(Right.EVALUATE);
    }

    private TeamView acting(RecordId team, Caller caller) {
        TeamView view = enter(team, caller);
        view.require(Right.EVALUATE);
        return view;
    }

    /** What of the team may be put in, and with which files, is asked of this. */
    public Exhibits exhibits() {
        return reviews.exhibits();
    }

    /** What is shown before a bundle is approved. @throws Refusal as {@link Exhibits#of} */
    public Review review(RecordId team, RecordId id, Caller caller) {
        enter(team, caller);
        return reviews.of(team, book.found(team, id).request(), caller);
    }

    /** The same for whoever sees all of it; empty for others, who are told why when they decide. */
    public Optional<Review> shown(Bundle bundle, Caller caller) {
        try {
            return Optional.of(review(bundle.team(), bundle.id(), caller));
        } catch (NotFound | Refusal | Forbidden hidden) {
            return Optional.empty();
        }
    }

    /**
     * What an approval says.
     *
     * @param reviewed the digest of the {@link Review} that was shown
     * @param basis    the legal basis; may be empty where nothing in the bundle asks for one
     */
    public record Decision(String reviewed, String basis) {}

    /** Newest first. */
    public List<Bundle> list(RecordId team, Caller caller) {
        enter(team, caller);
        return book.of(team);
    }

    /** @throws NotFound */
    public Bundle find(RecordId team, RecordId id, Caller caller) {
        enter(team, caller);
        return book.found(team, id);
    }

    /**
     * Prepares a bundle, which then waits for another officer. The same form sent twice prepares one.
     *
     * @param form what was made up when the form was opened; blank for none
     * @throws Refusal {@code jit.not-allowed}, {@code jit.bundle-damaged} and as {@link Exhibits#of}
     */
    public Bundle prepare(RecordId team, BundleRequest request, String form, Caller caller) {
        acting(team, caller);
        Review review = reviews.of(team, request, caller);
        review.requireWhole();
        Scope scope = Exhibits.scope(review.items());
        String said = form.isBlank() ? "" : digest(form, team, request, caller);
        return changes.make(caller, stamp -> book.form(said).orElseGet(() -> {
            Bundle bundle = Bundle.prepare(changes.next(), team, request, scope, stamp);
            book.add(bundle, said, caller);
            return bundle;
        }));
    }

    private static String digest(String form, RecordId team, BundleRequest request, Caller caller) {
        String all = String.join("\n", form, team.toString(), caller.officer().value(), RequestText.of(request));
        return Hashing.sha256(all);
    }

    /** The page of a bundle. */
    public static String path(Bundle bundle) {
        return "/jit/teams/" + bundle.team() + "/bundles/" + bundle.id();
    }

    /**
     * Approves a bundle that another prepared; it is made then.
     *
     * @param version the one that was read
     * @throws org.enlace.platform.Stale where it has changed
     * @throws Refusal as {@link org.enlace.platform.SecondOfficer#of}; {@code jit.bundle-damaged}, {@code jit.bundle-shown} where it
     *     makes known something else than was shown, {@code jit.bundle-basis}, {@code jit.bundle-state}, {@code jit.bundle-deputy},
     *     {@code jit.bundle-preparer} where whoever prepared it does not act any more, {@code jit.bundle-since} where it is not what was
     *     prepared, and as {@link Exhibits#of}: also the second person sees every item whole, and nothing in it is under H1 by now
     */
    public Bundle approve(RecordId team, RecordId id, int version, Decision decision, Caller caller) {
        acting(team, caller);
        requireSelf(caller);
        Bundle found = book.found(team, id);
        Review review = reviews.of(team, found.request(), caller);
        boolean two = acts(found);
        return changes.make(caller, stamp -> {
            Bundle before = book.found(team, id);
            Changes.expect(version, before.version(), KIND, id);
            Bundle bundle = before.approve(caller, stamp.at(), review.digest(), decision.basis(), review.carried());
            bundle.requireSame(Exhibits.scope(review.items()));
            review.requireWhole();
            review.requireShown(decision.reviewed());
            if (!two) {
                throw new Refusal(
                        "jit.bundle-preparer",
                        "Whoever prepared the bundle does not act for this country in the team any more; prepare it"
                                + " yourself and have another officer approve it");
            }
            book.approved(bundle, review.carried(), caller);
            book.started(bundle, caller);
            begin();
            return bundle;
        });
    }

    /** Whether whoever prepared a bundle acts for this country still: two stand behind it, or nobody does. */
    private boolean acts(Bundle bundle) {
        OfficerId officer = bundle.prepared().officer();
        Caller eyes = Caller.holding(officer, bundle.request().language(), ZoneOffset.UTC, BundleRounds.READS);
        var signing = desks.get().signing();
        return changes.read(() -> signing.door().usable(Set.of(signing.marks().of(officer)))
                && acts(signing.door().view(eyes, bundle.team())));
    }

    /** @throws Refusal as {@link #approve}; {@code jit.missing} without a reason */
    public Bundle decline(RecordId team, RecordId id, int version, String reason, Caller caller) {
        acting(team, caller);
        requireSelf(caller);
        return changes.make(caller, stamp -> {
            Bundle before = book.found(team, id);
            Changes.expect(version, before.version(), KIND, id);
            Bundle bundle = before.decline(caller, stamp.at(), reason);
            book.declined(bundle, reason, caller);
            return bundle;
        });
    }

    private static void requireSelf(Caller caller) {
        if (!caller.reader().equals(caller.officer())) {
            throw new Refusal(
                    "jit.bundle-deputy",
                    "A deputy does not decide about a bundle in the place of \"" + caller.reader()
                            + "\"; decide for yourself or wait",
                    caller.reader().value());
        }
    }

    private void begin() {
        changes.afterwards(begin, refused -> {});
    }

    /** Has one made again that could not be made: with the eyes of whoever approved it, whoever asks. */
    public Bundle again(RecordId team, RecordId id, int version, Caller caller) {
        acting(team, caller);
        return changes.make(caller, stamp -> {
            Bundle before = book.found(team, id);
            Changes.expect(version, before.version(), KIND, id);
            requireHand(before, caller);
            Bundle bundle = before.again();
            book.put(bundle, "jit.bundle-again", caller);
            if (bundle.approved().map(Stamp::officer).equals(Optional.of(caller.officer()))) {
                book.started(bundle, caller);
            }
            begin();
            return bundle;
        });
    }

    private static void requireHand(Bundle bundle, Caller caller) {
        if (!hands(bundle).contains(caller.officer())) {
            throw new Refusal(
                    "jit.bundle-not-yours",
                    "A bundle is for whoever prepared or approved it; prepare one yourself, or ask them",
                    bundle.id().toString());
        }
    }

    /** Who prepared and who approved it. */
    public static Set<OfficerId> hands(Bundle bundle) {
        Set<OfficerId> hands = new java.util.HashSet<>();
        hands.add(bundle.prepared().officer());
        bundle.approved().ifPresent(one -> hands.add(one.officer()));
        return hands;
    }

    /** Whether somebody fetches a bundle, or has it made again. */
    public static boolean hand(Bundle bundle, Caller caller) {
        return hands(bundle).contains(caller.officer());
    }

    /**
     * Whether somebody is told what a bundle holds, what it withholds and why: whoever had a hand in it, and whoever reads every item of
     * it. Others of the team see that there is one.
     */
    public boolean told(Bundle bundle, Caller caller) {
        return hand(bundle, caller) || exhibits().reads(bundle.team(), bundle.request(), caller);
    }

    /**
     * What was made, for whoever had a hand in it and may still read all that is in it.
     *
     * @throws Refusal {@code jit.bundle-state} as long as it is not made, {@code jit.bundle-not-yours}; {@code jit.bundle-erased}; as {@link Exhibits#requireRead};
     *     what keeps a file from being opened
     */
    public Fetched fetch(RecordId team, RecordId id, Caller caller) {
        return fetch(team, id, Optional.empty(), caller);
    }

    /** For the key of a court alone. @throws Refusal as {@link #fetch(RecordId, RecordId, Caller)}, {@code jit.bundle-certificate} */
    public Enveloped fetch(RecordId team, RecordId id, String certificate, Caller caller) {
        X509Certificate court =
                CourtEnvelope.certificate(certificate, changes.clock().instant());
        Fetched fetched = fetch(team, id, Optional.of(CourtEnvelope.fingerprint(court)), caller);
        return new Enveloped(fetched.name() + ".cms", court, fetched.content());
    }

    private Fetched fetch(RecordId team, RecordId id, Optional<String> court, Caller caller) {
        acting(team, caller);
        Bundle bundle = book.found(team, id);
        requireHand(bundle, caller);
        if (!(bundle.state() instanceof Made made)) {
            throw new Refusal(
                    "jit.bundle-state",
                    "The bundle is \"" + bundle.state().token() + "\"; look at it again",
                    bundle.state().token());
        }
        erased(bundle).ifPresent(gone -> {
            throw new Refusal(
                    "jit.bundle-erased",
                    "The file of the bundle was erased at " + gone.by().at()
                            + "; its hash is kept. Prepare another of what there is still",
                    gone.by().at());
        });
        exhibits().requireRead(bundle, caller);
        // The files themselves give it to nobody else, so that nobody gets it past this.
        InputStream content = files.get().open(made.file(), 0, made.size(), BundleRounds.KEEPER);
        changes.read(() -> {
            Act act = BundleBook.act("jit.bundle-fetch", bundle, caller, "")
                    .code("sha256", made.sha256().value());
            changes.record(court.map(key -> act.code("encrypted", key)).orElse(act));
            return null;
        });
        return new Fetched(book.name(bundle), made.size(), content);
    }

    /** What proves that the file of a bundle was erased; empty as long as it was not. */
    public Optional<Erasure> erased(Bundle bundle) {
        return bundle.state() instanceof Made made
                ? files.get().erased(made.file(), BundleRounds.KEEPER)
                : Optional.empty();
    }

    /** Whether somebody is shown that a bundle waits for a decision, or what became of it. */
    boolean known(RecordId id, Caller caller) {
        Optional<Bundle> bundle = book.find(id);
        if (bundle.isEmpty()) {
            return false;
        }
        TeamView view = desks.get().signing().door().view(caller, bundle.get().team());
        boolean waits = bundle.get().state() instanceof Prepared
                && !bundle.get().prepared().hands().contains(caller.officer());
        return view.allows(Right.SEE_CONTENT) && acts(view) && (waits || hand(bundle.get(), caller));
    }

    /** Those of a team, for whoever looks after the node: nothing of what is in them is for them. */
    public List<Bundle> oversee(RecordId team, Caller caller) {
        caller.require(JitPermissions.OVERSEE);
        return book.of(team);
    }
}
