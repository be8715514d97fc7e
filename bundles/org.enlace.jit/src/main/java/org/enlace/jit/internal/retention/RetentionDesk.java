package org.enlace.jit.internal.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.jit.Rules;
import org.enlace.jit.Stamp;
import org.enlace.jit.access.Right;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.retention.RetentionStore.Answered;
import org.enlace.jit.internal.retention.RetentionStore.Sealed;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The use cases of the end of retention: two officers who speak for this country in the team, now or after its end, look at an item and
 * confirm one after the other that it is erased; either may keep it. What is erased, and when, the node decides by that.
 */
public final class RetentionDesk {
    private static final int REASON = 1_000;

    private final Supplier<Desks> desks;
    private final RetentionBook book;
    private final Assessments assessments;
    private final Changes changes;
    private final Runnable begin;
    private final RetentionLists lists;

    /** @param begin told, once it is stored, that there is something to erase or to propose */
    RetentionDesk(Supplier<Desks> desks, RetentionBook book, Assessments assessments, Changes changes, Runnable begin) {
        this.desks = desks;
        this.book = book;
        this.assessments = assessments;
        this.changes = changes;
        this.begin = begin;
        lists = new RetentionLists(desks, book, assessments);
    }

    /**
     * A certificate as it is shown.
     *
     * @param sealed  what was signed
     * @param sound   whether the signature covers it and it has the form of one
     * @param answers the countries that have answered so far
     */
    public record Proof(Certificate certificate, Sealed sealed, boolean sound, Map<CountryCode, Answered> answers) {
        /** The countries that were told and have not answered. */
        public List<CountryCode> silent() {
            return certificate.told().stream()
                    .filter(one -> !answers.containsKey(one))
                    .toList();
        }
    }

    public RetentionLists lists() {
        return lists;
    }

    /** @throws NotFound for whoever does not see the team's content */
    public TeamView enter(RecordId team, Caller caller) {
        return desks.get().signing().door().enter(caller, team, Right.SEE_CONTENT);
    }

    /** Whether somebody decides about erasing, for themselves. */
    public static boolean acts(TeamView view) {
        return view.allows(Right.EVALUATE)
                && view.caller().reader().equals(view.caller().officer());
    }

    private void acting(RecordId team, Caller caller) {
        enter(team, caller).require(Right.EVALUATE);
        if (!caller.reader().equals(caller.officer())) {
            throw new Refusal(
                    "jit.retention-deputy",
                    "A deputy does not decide about erasing in the place of \"" + caller.reader()
                            + "\"; decide for yourself or wait",
                    caller.reader().value());
        }
    }

    /** The rules there are, and what is wrong with them. */
    public RetentionTerms terms() {
        return assessments.terms();
    }

    /** What the clock of the node says, by which terms are over. */
    public Instant now() {
        return assessments.now();
    }

    /** @throws NotFound */
    public Retention find(RecordId team, RecordId item, Caller caller) {
        enter(team, caller);
        return book.found(team, item);
    }

    /** By what an item is called on its label, also once it was erased; empty where it has no number. */
    public String number(Retention retention) {
        return assessments.number(retention.team(), retention.item());
    }

    /** Whether somebody confirms an item as it is now; not whoever has done so already. */
    public boolean turn(Retention retention, Caller caller) {
        return retention.waitsFor(Stamp.of(caller, changes.clock().instant()));
    }

    /** Why an item that waits could not be confirmed now, a word; empty where it can be. */
    public Optional<String> against(Retention retention) {
        return assessments.against(retention);
    }

    /** The court bundles with a copy, which are erased with an item; those whose files are there still. */
    public List<Bundle> bundles(Retention retention) {
        return assessments
                .of(retention.item())
                .map(ground -> assessments.held(ground.item()))
                .orElse(List.of());
    }

    /**
     * Confirms that an item is erased: the first officer, or the second, after whom the node erases it.
     *
     * @param version the one that was read
     * @throws org.enlace.platform.Stale where it has changed
     * @throws NotFound for an item that they do not see whole
     * @throws Refusal as {@link org.enlace.platform.SecondOfficer#of}, {@code jit.retention-state}, {@code jit.retention-deputy},
     *     {@code jit.retention-changed} where its ground has fallen away, {@code jit.retention-rule} where the rules are wrong,
     *     {@code jit.entry-reason} where they have to say first why they consult it
     */
    public Retention confirm(RecordId team, RecordId item, int version, Caller caller) {
        acting(team, caller);
        whole(book.found(team, item), caller);
        assessments.terms().trouble().ifPresent(wrong -> {
            throw wrong;
        });
        return changes.make(caller, stamp -> {
            Retention before = before(team, item, version);
            Retention retention = before.confirm(caller, stamp.at());
            requireGround(before);
            book.decided(retention, "jit.retention-confirm", caller, "");
            if (retention.state() instanceof Retention.Confirmed) {
                changes.afterwards(begin, refused -> {});
            }
            return retention;
        });
    }

    private Retention before(RecordId team, RecordId item, int version) {
        Retention before = book.found(team, item);
        Changes.expect(version, before.version(), EntryWire.TYPE, item);
        return before;
    }

    /** Nobody decides about what they cannot look at. */
    private void whole(Retention retention, Caller caller) {
        var item = desks.get().work().items().find(retention.team(), retention.item(), caller);
        if (item.takenBack().isPresent()) {
            throw changed(Lapsed.TAKEN_BACK);
        }
    }

    private void requireGround(Retention retention) {
        assessments.against(retention).ifPresent(why -> {
            throw changed(why);
        });
    }

    private static Refusal changed(String why) {
        return new Refusal(
                "jit.retention-changed",
                "The ground on which it was proposed is there no more (" + why
                        + "); it is proposed anew where there is another",
                why);
    }

    /**
     * Says that an item stays, whoever has confirmed it.
     *
     * @param until the last day on which it stays, counted in UTC; empty for a legal hold, which stands until somebody lifts it
     * @throws Refusal {@code jit.missing} without a reason; {@code jit.retention-until}, {@code jit.retention-state} and as
     *     {@link #confirm}
     */
    public Retention keep(
            RecordId team, RecordId item, int version, String reason, Optional<LocalDate> until, Caller caller) {
        acting(team, caller);
        Optional<Instant> end = until.map(day ->
                Rules.day("until", day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return changes.make(caller, stamp -> {
            Retention retention = before(team, item, version).keep(stamp, reason, end);
            book.decided(retention, end.isPresent() ? "jit.retention-keep" : "jit.retention-hold", caller, reason);
            return retention;
        });
    }

    /**
     * Lifts what keeps an item; it is proposed anew where its term is over.
     *
     * @throws NotFound for an item that they do not see whole
     * @throws Refusal as {@link #keep}; {@code jit.entry-reason} where they have to say first why they consult it
     */
    public Retention lift(RecordId team, RecordId item, int version, String reason, Caller caller) {
        acting(team, caller);
        String why = Rules.text("reason", reason, REASON);
        desks.get().work().items().find(team, item, caller);
        return changes.make(caller, stamp -> {
            Retention retention = before(team, item, version).lift(stamp, why);
            book.decided(retention, "jit.retention-lift", caller, why);
            changes.afterwards(begin, refused -> {});
            return retention;
        });
    }

    /** Has one erased again that could not be erased. */
    public Retention again(RecordId team, RecordId item, int version, Caller caller) {
        acting(team, caller);
        return changes.make(caller, stamp -> {
            Retention retention = before(team, item, version).retry();
            book.decided(retention, "jit.retention-again", caller, "");
            changes.afterwards(begin, refused -> {});
            return retention;
        });
    }

    /** What certifies that an item was erased. @throws NotFound as long as it was not */
    public Proof proof(RecordId team, RecordId item, Caller caller) {
        enter(team, caller);
        Sealed sealed = sealed(team, item);
        Certificate certificate = CertificateWire.read(sealed.text());
        boolean sound = sealed.seal().covers(sealed.bytes())
                && certificate.item().equals(item)
                && certificate.team().equals(team);
        return new Proof(certificate, sealed, sound, book.store().answers(sealed.id()));
    }

    private Sealed sealed(RecordId team, RecordId item) {
        return book.store()
                .certificate(item)
                .filter(one -> one.team().equals(team))
                .orElseThrow(() -> new NotFound("jit-certificate", item.toString()));
    }

    /** The same, for somebody who takes it along, which is noted. */
    public Proof taken(RecordId team, RecordId item, Caller caller) {
        return changes.read(() -> {
            Proof proof = proof(team, item, caller);
            changes.record(RetentionBook.act("jit.retention-certificate", book.found(team, item), caller, "")
                    .code("certificate", proof.sealed().hash().value()));
            return proof;
        });
    }
}
