package org.enlace.modules.internal.adoption;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionDemand;
import org.enlace.modules.AdoptionDocument;
import org.enlace.modules.AdoptionFile;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Signature;
import org.enlace.modules.Standing;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficer;
import org.enlace.platform.SecondOfficers;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/** The adoption register. */
final class AdoptionRegister implements Adoptions {
    private static final int NAME = 200;

    private final AdoptionStore store;
    private final Transactions transactions;
    private final Audit audit;
    private final RecordIds ids;
    private final StandingBook book;
    private final Supplier<Policy> policy;
    private final Clock clock;
    private final Supplier<ZoneId> zone;
    private final AdoptionItems items;
    private final SecondOfficers seconds;
    private final Runnable changed;

    /** @param changed run after each change was stored */
    AdoptionRegister(
            AdoptionStore store,
            Transactions transactions,
            Audit audit,
            RecordIds ids,
            StandingBook book,
            Supplier<Policy> policy,
            Clock clock,
            Supplier<ZoneId> zone,
            AdoptionItems items,
            SecondOfficers seconds,
            Runnable changed) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.book = book;
        this.policy = policy;
        this.clock = clock;
        this.zone = zone;
        this.items = items;
        this.seconds = seconds;
        this.changed = changed;
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.get());
    }

    @Override
    public List<Adopted> all(Caller caller) {
        caller.require(READ);
        return StandingBook.adopted(store.all());
    }

    @Override
    public List<Adopted> export(Caller caller) {
        caller.require(READ);
        List<Adoption> all = store.all();
        audit.record(Act.done("adoptions.export", caller).fact("records", all.size()));
        return StandingBook.adopted(all);
    }

    @Override
    public Adopted of(String module, Caller caller) {
        caller.require(READ);
        return new Adopted(module, store.of(module));
    }

    @Override
    public Adoption find(RecordId id, Caller caller) {
        caller.require(READ);
        return stored(id);
    }

    @Override
    public AdoptionFile document(RecordId id, Caller caller) {
        caller.require(READ);
        return store.document(id).orElseThrow(() -> new NotFound(Adoption.KIND, id.toString()));
    }

    @Override
    public Adoption.Recorded record(AdoptionTerms terms, Optional<String> name, byte[] content, Caller caller) {
        caller.require(RECORD);
        if (terms.instrument().date().isAfter(today())) {
            throw new Refusal(
                            "adoption.instrument-date",
                            "The instrument is dated " + terms.instrument().date()
                                    + ", which is after today; record it once it is passed",
                            terms.instrument().date().toString())
                    .at("date");
        }
        Optional<AdoptionFile> file = name.map(called -> file(called, content));
        return stored(() -> {
            Adoption.Recorded recorded = new Adoption.Recorded(
                    ids.next(),
                    1,
                    terms,
                    file.map(AdoptionFile::document),
                    Signature.of(caller, clock.instant()),
                    SecondOfficer.counts(caller));
            store.add(recorded, file);
            audit.record(terms(Act.done("adoptions.record", caller), recorded));
            items.recorded(recorded);
            return recorded;
        });
    }

    private static Act terms(Act act, Adoption.Recorded recorded) {
        AdoptionTerms terms = recorded.terms();
        Act known = on(act, recorded)
                .changed("instrument", null, terms.instrument().number())
                .changed("date", null, terms.instrument().date().toString())
                .changed("title", null, terms.instrument().title())
                .changed("authority", null, terms.authority())
                .changed("scope", null, terms.scope())
                .changed("from", null, terms.from().toString())
                .changed("until", null, terms.until().map(LocalDate::toString).orElse(null));
        return recorded.document()
                .map(document -> known.code("document-sha256", document.sha256()))
                .orElse(known);
    }

    private static Act on(Act act, Adoption adoption) {
        return act.on(Adoption.KIND, adoption.id()).code("module", adoption.module());
    }

    @Override
    public Set<OfficerId> confirmers(Adoption adoption, Caller caller) {
        caller.require(READ);
        boolean nobody = adoption instanceof Adoption.Recorded recorded && !recorded.supported();
        return seconds.who(CONFIRM, nobody ? Set.of() : adoption.recorded().hands());
    }

    @Override
    public Adoption confirm(RecordId id, int version, Caller caller) {
        caller.require(CONFIRM);
        return this.<Adoption>stored(() -> {
            if (!(current(id, version) instanceof Adoption.Recorded recorded)) {
                throw new Refusal(
                        "adoption.not-open",
                        "This adoption is confirmed or withdrawn already; only a recorded one is confirmed");
            }
            Adoption next = store.change(recorded.confirm(caller, clock.instant()));
            String act = next instanceof Adoption.Recorded ? "adoptions.support" : "adoptions.confirm";
            audit.record(on(Act.done(act, caller), next)
                    .concerning(recorded.recorded().officer()));
            items.decided(next);
            if (next instanceof Adoption.Recorded supported) {
                items.recorded(supported);
            }
            return next;
        });
    }

    @Override
    public Adoption.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller) {
        caller.require(RECORD);
        return stored(() -> {
            Adoption now = current(id, version);
            Adoption.Withdrawn next;
            if (now instanceof Adoption.Recorded recorded) {
                next = recorded.withdraw(caller, clock.instant(), reason);
            } else if (now instanceof Adoption.Confirmed confirmed) {
                caller.require(CONFIRM);
                next = confirmed.withdraw(caller, clock.instant(), reason);
            } else {
                throw new Refusal("adoption.withdrawn", "This adoption is withdrawn already; record another");
            }
            Adoption.Withdrawn withdrawn = (Adoption.Withdrawn) store.change(next);
            audit.record(on(Act.done("adoptions.withdraw", caller), withdrawn).because(withdrawn.reason()));
            items.decided(withdrawn);
            return withdrawn;
        });
    }

    @Override
    public Standing standing(String module) {
        return book.of(module);
    }

    @Override
    public Map<String, Standing> standings() {
        return book.all();
    }

    @Override
    public boolean required(AdoptionDemand demand) {
        return policy.get().requires(demand);
    }

    @Override
    public void requireAdopted(String module, AdoptionDemand demand) {
        if (required(demand)) {
            Standing standing = new Adopted(module, store.of(module)).on(today());
            if (!standing.inForce()) {
                throw Lack.of(module, standing);
            }
        }
    }

    private <T> T stored(Supplier<T> work) {
        return transactions.call(() -> {
            T result = work.get();
            transactions.afterCommit(changed);
            return result;
        });
    }

    private Adoption current(RecordId id, int version) {
        Adoption now = stored(id);
        if (now.version() != version) {
            throw new Stale(Adoption.KIND, id.toString());
        }
        return now;
    }

    private Adoption stored(RecordId id) {
        return store.find(id).orElseThrow(() -> new NotFound(Adoption.KIND, id.toString()));
    }

    private static AdoptionFile file(String name, byte[] content) {
        if (content.length > LARGEST_DOCUMENT) {
            throw new Refusal(
                            "adoption.document-size",
                            "A document has at most 10 MiB; this one has " + content.length
                                    + " bytes. File a smaller scan",
                            content.length)
                    .at("document");
        }
        FileKind kind = FileKind.of(content).orElseThrow(() -> new Refusal(
                        "adoption.document-type",
                        "A document is a PDF, ODT, DOCX, PNG or JPEG file by its content; \"" + name
                                + "\" is none of them",
                        name)
                .at("document"));
        String called = name.replaceAll("\\p{Cntrl}", "").strip();
        if (called.isEmpty()) {
            called = kind.name().toLowerCase(java.util.Locale.ROOT);
        }
        return new AdoptionFile(
                new AdoptionDocument(
                        called.length() > NAME ? called.substring(called.length() - NAME) : called,
                        kind.type(),
                        content.length,
                        Hashing.sha256(content)),
                content.clone());
    }
}
