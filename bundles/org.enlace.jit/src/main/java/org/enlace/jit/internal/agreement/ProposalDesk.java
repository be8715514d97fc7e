package org.enlace.jit.internal.agreement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Designation;
import org.enlace.jit.agreement.Annex;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.agreement.ClauseComment;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.TeamActs;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/** The use cases of proposing texts and of saying something of them. */
public final class ProposalDesk implements Proposals {
    /** Of an instrument that is being made: the statement that proposes it gives it its id. */
    private static final RecordId NOT_YET = new RecordId(new java.util.UUID(0, 0));

    private final Ground ground;
    private final TeamFacts facts;
    private final TeamFacts people;
    private final DraftStore store;
    private final Transactions transactions;
    private final Audit audit;

    /**
     * @param facts  for whoever proposes texts
     * @param people for whoever speaks for this country's people
     */
    ProposalDesk(
            Ground ground,
            TeamFacts facts,
            TeamFacts people,
            DraftStore store,
            Transactions transactions,
            Audit audit) {
        this.ground = ground;
        this.facts = facts;
        this.people = people;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public List<Proposal> of(RecordId team, Caller caller) {
        caller.require(JitPermissions.READ);
        facts.read(team, caller);
        return ground.proposals(team);
    }

    @Override
    public Proposal find(RecordId team, RecordId instrument, Caller caller) {
        return transactions.call(() -> {
            Proposal found = of(team, caller).stream()
                    .filter(one -> one.instrument().id().equals(instrument))
                    .findFirst()
                    .orElseThrow(() -> new NotFound(KIND, instrument.toString()));
            audit.record(Act.done("jit.read-text", caller)
                    .on(KIND, instrument)
                    .code("hash", found.instrument().hash()));
            return found;
        });
    }

    @Override
    public Proposal propose(RecordId team, InstrumentKind kind, int version, Caller caller) {
        caller.require(JitPermissions.READ);
        TeamFacts.Known known = facts.write(team, caller);
        return transactions.call(() -> {
            Draft draft =
                    store.find(team, kind).orElseThrow(() -> new NotFound(Drafts.KIND, team + " " + kind.token()));
            if (draft.version() != version) {
                throw new Stale(Drafts.KIND, team.toString());
            }
            Drafts.Shown shown = ground.shown(draft, known);
            if (!shown.complete()) {
                long open = shown.gaps().stream().filter(gap -> gap.blocks()).count();
                throw new Refusal(
                        "jit.draft-incomplete",
                        "The draft lacks " + open + " things that a text to be signed has; mend them first",
                        open);
            }
            Instrument made = made(
                    draft,
                    clauses(draft.content(), shown.filled()),
                    people(draft, known),
                    kind == InstrumentKind.AGREEMENT
                            ? Optional.empty()
                            : known.inForce().map(Instrument::hash));
            Proposal proposal = say(made, known, caller);
            store.proposed(proposal.instrument().id(), store.writers(team, kind));
            return proposal;
        });
    }

    /** The people who come with a text: of an agreement everybody its parties named so far, of an accession those of who comes. */
    private List<Designation> people(Draft draft, TeamFacts.Known known) {
        if (!Set.of(InstrumentKind.AGREEMENT, InstrumentKind.ACCESSION).contains(draft.kind())) {
            return List.of();
        }
        return ground.people(known).stream()
                .filter(one -> draft.content().party(one.country()).isPresent())
                .filter(one -> known.inForce().stream()
                        .flatMap(now -> now.parties().stream())
                        .noneMatch(party -> party.country().equals(one.country())))
                .toList();
    }

    private Instrument made(Draft draft, List<ClauseText> clauses, List<Designation> named, Optional<String> base) {
        DraftContent content = draft.content();
        return new Instrument(
                NOT_YET,
                draft.team(),
                ground.own(),
                draft.kind(),
                content.basis(),
                content.parties(),
                draft.kind().hasLastDay() ? content.lastDay() : Optional.empty(),
                content.zone(),
                content.languages(),
                clauses,
                named,
                content.replaces(),
                base,
                "");
    }

    /** The clauses in the languages of the text, with what they leave open filled. */
    private static List<ClauseText> clauses(DraftContent content, Map<Language, Map<String, String>> filled) {
        List<ClauseText> all = new ArrayList<>();
        for (DraftClause clause : content.clauses()) {
            Map<Language, String> titles = new EnumMap<>(Language.class);
            Map<Language, String> words = new EnumMap<>(Language.class);
            for (Language language : content.languages()) {
                clause.in(language).ifPresent(wording -> {
                    titles.put(language, Placeholder.fill(wording.title(), filled.get(language)));
                    words.put(language, Placeholder.fill(wording.text(), filled.get(language)));
                });
            }
            all.add(new ClauseText(clause.key(), titles, words));
        }
        return all;
    }

    @Override
    public Proposal propose(RecordId team, Annex annex, Caller caller) {
        caller.require(JitPermissions.READ);
        TeamFacts.Known known = people.write(team, caller);
        return transactions.call(() -> {
            Instrument frame = frame(team, known);
            annex.designations().forEach(one -> ownOrOnPaper(one, known));
            Instrument made = new Instrument(
                    NOT_YET,
                    team,
                    ground.own(),
                    annex.kind(),
                    frame.basis(),
                    frame.parties(),
                    annex.lastDay(),
                    annex.zone(),
                    frame.languages(),
                    annex.clauses(),
                    annex.designations(),
                    annex.replaces(),
                    known.inForce().map(Instrument::hash),
                    "");
            Proposal proposal = say(made, known, caller);
            store.proposed(proposal.instrument().id(), Set.of(caller.officer()));
            return proposal;
        });
    }

    /** What an annex stands on: the text in force, else the latest that was proposed, else what is drafted here. */
    private Instrument frame(RecordId team, TeamFacts.Known known) {
        return known.inForce()
                .or(() -> ground.proposals(team).stream()
                        .map(Proposal::instrument)
                        .filter(one -> one.kind() == InstrumentKind.AGREEMENT)
                        .reduce((first, second) -> second))
                .or(() -> store.find(team, InstrumentKind.AGREEMENT)
                        .map(draft -> made(draft, List.of(), List.of(), Optional.empty())))
                .orElseThrow(() -> new Refusal(
                        "jit.nothing-agreed",
                        "There is neither an agreement nor a draft of one; begin to draft it first"));
    }

    private void ownOrOnPaper(Designation one, TeamFacts.Known known) {
        if (!one.country().equals(ground.own()) && !known.onPaper(one.country())) {
            throw new Refusal(
                    "jit.other-people",
                    "\"" + one.name() + "\" is of " + one.country() + "; each party names its own people",
                    one.name(),
                    one.country().value());
        }
    }

    /** Says it, read back as every other node will read it. */
    private Proposal say(Instrument made, TeamFacts.Known known, Caller caller) {
        String content = InstrumentForm.stated(made);
        if (content.length() > InstrumentForm.LONGEST) {
            throw new Refusal(
                    "jit.instrument-long",
                    "The text has " + content.length() + " characters in all its languages and the most is "
                            + InstrumentForm.LONGEST + "; shorten it",
                    content.length(),
                    InstrumentForm.LONGEST);
        }
        Statement said = ground.dossiers().say(made.team(), PROPOSED, content, known.told(), caller);
        Instrument read = ground.reader().instrument(said);
        audit.record(TeamActs.done("jit.propose", caller)
                .on(KIND, read.id())
                .fact("team", read.team())
                .code("kind", read.kind().token())
                .code("hash", read.hash())
                .changed("text", null, InstrumentForm.canonical(read)));
        return ground.proposals(made.team()).stream()
                .filter(one -> one.instrument().id().equals(read.id()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<ClauseComment> comments(RecordId team, Caller caller) {
        caller.require(JitPermissions.READ);
        facts.read(team, caller);
        return ground.dossiers().of(team, Set.of(COMMENT)).stream()
                .map(ground.reader()::comment)
                .toList();
    }

    @Override
    public ClauseComment comment(RecordId team, RecordId instrument, String clause, String text, Caller caller) {
        caller.require(JitPermissions.READ);
        TeamFacts.Known known = facts.write(team, caller);
        boolean there = ground.proposals(team).stream()
                .map(Proposal::instrument)
                .anyMatch(
                        one -> one.id().equals(instrument) && one.clause(clause).isPresent());
        if (!there) {
            throw new NotFound("jit-clause", clause);
        }
        ClauseComment checked = new ClauseComment(instrument, ground.own(), ground.now(), instrument, clause, text);
        return transactions.call(() -> {
            String content = CanonicalJson.of(
                    Map.of("instrument", instrument.toString(), "clause", clause, "text", checked.text()));
            Statement said = ground.dossiers().say(team, COMMENT, content, known.told(), caller);
            audit.record(TeamActs.done("jit.comment", caller)
                    .on(KIND, instrument)
                    .code("clause", clause)
                    .changed("text", null, checked.text()));
            return ground.reader().comment(said);
        });
    }
}
