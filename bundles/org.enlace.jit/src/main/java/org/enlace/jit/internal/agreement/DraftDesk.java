package org.enlace.jit.internal.agreement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.TeamActs;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/** The use cases of drafting. */
public final class DraftDesk implements Drafts {
    private final Ground ground;
    private final TeamFacts facts;
    private final DraftStore store;
    private final Transactions transactions;
    private final Audit audit;

    DraftDesk(Ground ground, TeamFacts facts, DraftStore store, Transactions transactions, Audit audit) {
        this.ground = ground;
        this.facts = facts;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public ClauseCatalogue catalogue() {
        return ground.catalogue();
    }

    @Override
    public Optional<Shown> find(RecordId team, InstrumentKind kind, Caller caller) {
        caller.require(JitPermissions.READ);
        TeamFacts.Known known = facts.read(team, caller);
        return transactions.call(() -> store.find(team, kind).map(draft -> {
            audit.record(Act.done("jit.read-draft", caller)
                    .on(KIND, team)
                    .code("kind", kind.token())
                    .fact("version", draft.version()));
            return ground.shown(draft, known);
        }));
    }

    @Override
    public int version(RecordId team, InstrumentKind kind, Caller caller) {
        caller.require(JitPermissions.READ);
        facts.read(team, caller);
        return store.find(team, kind).map(Draft::version).orElse(0);
    }

    @Override
    public Draft begin(RecordId team, InstrumentKind kind, String basis, Set<Language> languages, Caller caller) {
        caller.require(JitPermissions.READ);
        TeamFacts.Known known = facts.write(team, caller);
        drafted(kind);
        DraftContent content = kind == InstrumentKind.AGREEMENT
                ? DraftContent.begun(
                        ground.catalogue(), basis, known.parties(), known.zone(), languages, source(languages, caller))
                : annex(kind, known, caller);
        return transactions.call(() -> {
            if (store.find(team, kind).isPresent()) {
                throw new Refusal(
                        "jit.draft-begun",
                        "There is a draft of this kind already; go on with it or throw it away first");
            }
            Draft draft = new Draft(team, kind, 1, content, caller.officer(), ground.now());
            write(draft, null, TeamActs.done("jit.draft-begin", caller));
            return draft;
        });
    }

    private static Language source(Set<Language> languages, Caller caller) {
        return languages.contains(caller.language()) || languages.isEmpty()
                ? caller.language()
                : languages.stream().sorted().findFirst().orElseThrow();
    }

    private static void drafted(InstrumentKind kind) {
        if (!kind.drafted()) {
            throw new NotFound(KIND, kind.token());
        }
    }

    /** With the frame of what is in force, and the clause by which that is changed. */
    private DraftContent annex(InstrumentKind kind, TeamFacts.Known known, Caller caller) {
        Instrument now = known.inForce()
                .orElseThrow(() -> new Refusal(
                        "jit.nothing-in-force",
                        "No agreement is in force, so there is nothing to change; draft one first"));
        DraftContent from = DraftContent.from(now, 1, caller.language(), Optional.empty());
        List<DraftClause> clauses =
                switch (kind) {
                    case EXTENSION, CLOSURE -> fresh("period");
                    case ACCESSION -> fresh("parties");
                    default -> List.of();
                };
        return from.with(clauses).framed(from.basis(), Optional.empty(), from.zone(), from.languages(), from.source());
    }

    private List<DraftClause> fresh(String key) {
        return ground.catalogue().clause(key).map(clause -> clause.drafted(1)).stream()
                .toList();
    }

    @Override
    public Draft beginFrom(RecordId team, RecordId proposal, int version, Caller caller) {
        caller.require(JitPermissions.READ);
        facts.write(team, caller);
        return transactions.call(() -> {
            Instrument theirs = ground.proposals(team).stream()
                    .map(Proposal::instrument)
                    .filter(one -> one.id().equals(proposal))
                    .findFirst()
                    .orElseThrow(() -> new NotFound(Proposals.KIND, proposal.toString()));
            drafted(theirs.kind());
            Optional<Draft> now = store.find(team, theirs.kind());
            expect(version, now.map(Draft::version).orElse(0), team);
            DraftContent content = DraftContent.from(theirs, version + 1, caller.language(), Optional.of(theirs.id()));
            Draft draft = new Draft(team, theirs.kind(), version + 1, content, caller.officer(), ground.now());
            write(
                    draft,
                    now.map(Draft::content).orElse(null),
                    TeamActs.done("jit.draft-take-all", caller).code("proposal", theirs.hash()));
            return draft;
        });
    }

    @Override
    public Draft revise(RecordId team, InstrumentKind kind, int version, Change change, Caller caller) {
        caller.require(JitPermissions.READ);
        facts.write(team, caller);
        return transactions.call(() -> {
            Draft now = known(team, kind);
            expect(version, now.version(), team);
            DraftContent revised = change.of(now.content(), version + 1);
            if (revised.equals(now.content())) {
                return now;
            }
            Draft draft = now.revise(revised, caller.officer(), ground.now());
            write(draft, now.content(), TeamActs.done("jit.draft-revise", caller));
            return draft;
        });
    }

    @Override
    public void discard(RecordId team, InstrumentKind kind, int version, Caller caller) {
        caller.require(JitPermissions.READ);
        facts.write(team, caller);
        transactions.run(() -> {
            Draft now = known(team, kind);
            expect(version, now.version(), team);
            store.delete(now);
            audit.record(TeamActs.done("jit.draft-discard", caller)
                    .on(KIND, team)
                    .code("kind", kind.token())
                    .fact("version", version)
                    .changed("text", DraftText.of(now.content()), null));
        });
    }

    @Override
    public Set<OfficerId> drafters(RecordId instrument) {
        return store.drafters(instrument);
    }

    private Draft known(RecordId team, InstrumentKind kind) {
        return store.find(team, kind).orElseThrow(() -> new NotFound(KIND, team + " " + kind.token()));
    }

    private static void expect(int version, int now, RecordId team) {
        if (version != now) {
            throw new Stale(KIND, team.toString());
        }
    }

    /** @param before what it said; null for a new one */
    private void write(Draft draft, DraftContent before, Act act) {
        store.write(draft);
        audit.record(act.on(KIND, draft.team())
                .code("kind", draft.kind().token())
                .fact("version", draft.version())
                .changed("text", before == null ? null : DraftText.of(before), DraftText.of(draft.content())));
    }
}
