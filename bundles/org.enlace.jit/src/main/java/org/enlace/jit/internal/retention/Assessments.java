package org.enlace.jit.internal.retention;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.TeamStore;
import org.enlace.jit.internal.bundle.BundleFiles;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.retention.Bar;
import org.enlace.jit.retention.Facts;
import org.enlace.jit.retention.Looked;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.jit.retention.RetentionRules;
import org.enlace.jit.retention.Start;
import org.enlace.jit.retention.Term;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Whether the term of an item is over by the rules there are now, and what keeps it all the same: looked at each time anew, by the clock of
 * the node alone. A clock that was set back makes nothing over.
 */
final class Assessments {
    /** In whose name files of items are looked at and erased. */
    static final Caller KEEPER = Caller.node(Files.READ, Files.ERASE, JitPermissions.READ);

    /** How many bundles of a team are looked at, newest first. */
    static final int BUNDLES = 10_000;

    private static final List<String> USES = List.of(EvidenceFiles.NAME, EntryFiles.NAME);

    private final Supplier<Desks> desks;
    private final JitStores stores;
    private final Changes changes;
    private final Supplier<Files> files;
    private final Supplier<RetentionTerms> terms;

    Assessments(
            Supplier<Desks> desks,
            JitStores stores,
            Changes changes,
            Supplier<Files> files,
            Supplier<RetentionTerms> terms) {
        this.desks = desks;
        this.stores = stores;
        this.changes = changes;
        this.files = files;
        this.terms = terms;
    }

    /** An item that is there. */
    record Ground(Stored stored, CustodyLog log, Optional<Term> term) {
        Entry item() {
            return stored.entry();
        }

        boolean over(Instant now) {
            return term.filter(one -> one.over(now)).isPresent();
        }
    }

    RetentionTerms terms() {
        return terms.get();
    }

    Instant now() {
        return changes.clock().instant();
    }

    /** Empty for what is no item of evidence of this country, or was taken back. */
    Optional<Ground> of(RecordId item) {
        return stores.entries()
                .entries()
                .find(item)
                .filter(one -> one.entry().kind() == EntryKind.EVIDENCE)
                .filter(one -> one.entry().owner().equals(desks.get().country()))
                .map(this::of);
    }

    Ground of(Stored stored) {
        CustodyLog log = desks.get().chains().known(stored.entry());
        return new Ground(stored, log, terms.get().rules().of(facts(stored.entry(), gone(stored.id(), log))));
    }

    /**
     * Whether its term may be over as far as is seen without its chain, which takes long to read: whether a rule covers it, and each that
     * does runs after the end of the team, which is past, or after what the chain says.
     */
    boolean likely(Stored stored) {
        Facts facts = facts(stored.entry(), Optional.empty());
        RetentionRules rules = terms.get().rules();
        return !rules.covering(facts).isEmpty()
                && rules.covering(facts).stream()
                        .allMatch(rule -> rule.start() == Start.ITEM_GONE
                                || rule.of(facts)
                                        .filter(term -> term.over(now()))
                                        .isPresent());
    }

    private Facts facts(Entry item, Optional<Instant> gone) {
        List<String> crimes = stores.teams()
                .find(item.team())
                .map(TeamStore.Stored::core)
                .map(core -> core.request().crimes())
                .orElse(List.of());
        return new Facts(
                item.content().word("nature"), item.content().word("form"), crimes, teamOver(item.team()), gone);
    }

    /** When a team ended, as far as the clock has come. */
    Optional<Instant> teamOver(RecordId team) {
        return desks.get().signing().standings().of(team).phase(now()) instanceof Phase.Ended ended
                ? Optional.of(ended.at().truncatedTo(ChronoUnit.MICROS))
                : Optional.empty();
    }

    /** Whether a term of anything of a team may have begun. */
    boolean begins(RecordId team) {
        return terms.get().rules().all().stream().anyMatch(rule -> rule.start() == Start.ITEM_GONE)
                || teamOver(team).isPresent();
    }

    /**
     * When it was written down that an item is gone. What another country wrote goes by its clock, which may have been set back by years:
     * it counts from when this node heard of it, and not before that was noted.
     */
    private Optional<Instant> gone(RecordId item, CustodyLog log) {
        List<Instant> moments = new ArrayList<>();
        for (CustodyEvent event : ends(log)) {
            moments.add(event.written());
            if (!own(event)) {
                Optional<Instant> heard = stores.retention().heard(item, event.hash());
                if (heard.isEmpty()) {
                    return Optional.empty();
                }
                moments.add(heard.get());
            }
        }
        return moments.stream().max(Comparator.naturalOrder()).map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    private boolean own(CustodyEvent event) {
        return event.country().equals(desks.get().country());
    }

    /** What says that an item is gone; nothing where it is not. */
    private static List<CustodyEvent> ends(CustodyLog log) {
        return log.state() instanceof CustodyLog.Gone
                ? log.events().stream()
                        .map(SealedEvent::event)
                        .filter(one -> one.kind().last())
                        .toList()
                : List.of();
    }

    /** What other countries wrote of the end of an item, of which it was not noted yet that this node heard it. */
    List<CustodyEvent> unheard(Ground ground) {
        return ends(ground.log()).stream()
                .filter(one -> !own(one))
                .filter(one ->
                        stores.retention().heard(ground.item().id(), one.hash()).isEmpty())
                .toList();
    }

    /** What there is to look at of an item. */
    Sha256 looked(Ground ground) {
        return Looked.of(
                ground.item().version(),
                Stream.concat(
                                files(ground.item().id()).stream().map(StoredFile::id),
                                made(ground.item()).stream().map(Bundle::id))
                        .toList(),
                ground.log().events().stream().map(one -> one.event().hash()).toList());
    }

    /** All files of an item that are stored, also what was taken off it before; oldest first. */
    List<StoredFile> files(RecordId item) {
        List<StoredFile> all = new ArrayList<>();
        USES.forEach(use -> all.addAll(files.get().of(new OwnerRef(use, item), KEEPER)));
        all.sort(Comparator.comparing(one -> one.id().toString()));
        return all;
    }

    /** Whether it is lent or asked for; once it is over, whether a recipient's law keeps a copy. */
    private boolean lent(Loan loan) {
        return loan.state() instanceof Loan.Asked
                || loan.state() instanceof Loan.Lent
                || loan.state() instanceof Loan.Ended
                        && stores.loans().copies(loan.id()).stream()
                                .anyMatch(copy -> copy.open() && copy.last().held());
    }

    /** The loans of an item, oldest first. */
    List<Loan> loans(Entry item) {
        return stores.loans().lentOf(item.id());
    }

    private boolean coming(RecordId item) {
        return USES.stream().anyMatch(use -> files.get().coming(new OwnerRef(use, item), KEEPER));
    }

    /** What keeps an item whose term is over. */
    Set<Bar> bars(Ground ground) {
        Set<Bar> bars = EnumSet.noneOf(Bar.class);
        Instant now = now();
        // Before the files: what is complete meanwhile is among these.
        if (coming(ground.item().id())) {
            bars.add(Bar.COMING);
        }
        List<StoredFile> stored = new ArrayList<>(files(ground.item().id()));
        stored.addAll(bundled(ground.item()));
        for (StoredFile file : stored) {
            if (file.held()) {
                bars.add(Bar.LEGAL_HOLD);
            }
            if (file.keepUntil().filter(until -> until.isAfter(now)).isPresent()) {
                bars.add(Bar.FILE_KEPT);
            }
        }
        if (stores.bundles().undecided(ground.item().team()).stream()
                .anyMatch(one -> one.request().items().contains(ground.item().id()))) {
            bars.add(Bar.COURT_BUNDLE);
        }
        if (ground.log().state() instanceof CustodyLog.InTransit) {
            bars.add(Bar.IN_TRANSIT);
        }
        if (loans(ground.item()).stream().anyMatch(this::lent)) {
            bars.add(Bar.LENT);
        }
        boolean somewhere = ground.log().state() instanceof CustodyLog.Held
                // Nobody has written where it is.
                || ground.log().state() instanceof CustodyLog.Unknown;
        if (somewhere && !ground.item().content().word("nature").equals("digital")) {
            bars.add(Bar.IN_HANDS);
        }
        return bars;
    }

    /** By what an item of this country is called, also once it was taken back; empty where it has no number. */
    String number(RecordId team, RecordId item) {
        CountryCode own = desks.get().country();
        return stores.entries()
                .numbers()
                .number(team, own, item)
                .map(number -> new EvidenceNumber(desks.get().signing().name(team), own, number))
                .map(EvidenceNumber::toString)
                .orElse("");
    }

    /** The bundles that were made with an item, whether their files are still there or not. */
    List<Bundle> made(Entry item) {
        return stores.bundles().of(item.team(), BUNDLES).stream()
                .filter(one -> one.state() instanceof Bundle.Made)
                .filter(one -> one.request().items().contains(item.id()))
                .toList();
    }

    /** The bundles that hold a copy of an item still. */
    List<Bundle> held(Entry item) {
        return made(item).stream().filter(one -> !files(one).isEmpty()).toList();
    }

    /** The files of these. */
    List<StoredFile> bundled(Entry item) {
        return made(item).stream().flatMap(one -> files(one).stream()).toList();
    }

    private List<StoredFile> files(Bundle bundle) {
        return files.get().of(new OwnerRef(BundleFiles.NAME, bundle.id()), KEEPER);
    }

    /** Why the ground of a proposal has fallen away, a word of {@link Lapsed}; empty as long as it stands. */
    Optional<String> against(Retention retention) {
        Optional<Ground> ground = of(retention.item());
        if (ground.isEmpty()) {
            return Optional.of(Lapsed.TAKEN_BACK);
        }
        if (!ground.get().over(now()) || !ground.get().term().equals(Optional.of(retention.term()))) {
            return Optional.of(Lapsed.RULE);
        }
        if (retention.stays(now())) {
            return Optional.of(Lapsed.STAYS);
        }
        Optional<String> bar = bars(ground.get()).stream().findFirst().map(Bar::token);
        return bar.isPresent() || retention.looked().equals(Optional.of(looked(ground.get())))
                ? bar
                : Optional.of(Lapsed.OTHERWISE);
    }
}
