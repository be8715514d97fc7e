package org.enlace.protocols.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ImportPlan.Line;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocol.Effective;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Stamp;
import org.enlace.protocols.internal.ImportFile.Part;
import org.enlace.protocols.internal.ProtocolStore.StagedFile;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports files by comparing each record with what the library has and with what a file last said about it. */
@Component(service = {ProtocolImports.class, ProtocolImporter.class})
public final class ProtocolImporter implements ProtocolImports {
    static final Duration KEPT = Duration.ofDays(1);
    private static final int FILE_NAME_AT_MOST = 120;

    private final ProtocolStore store;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Node node;
    private final Facts facts;
    private final SearchIndex search;
    private final Audit audit;
    private final SharedCopies copies;
    private final Clock clock;

    @Activate
    public ProtocolImporter(
            @Reference ProtocolStore store,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference SearchIndex search,
            @Reference Audit audit,
            @Reference People people,
            @Reference SharedCopies copies) {
        this(
                store,
                transactions,
                ids,
                node,
                new Facts(countries, crimeTypes, people),
                search,
                audit,
                copies,
                Clock.systemUTC());
    }

    ProtocolImporter(
            ProtocolStore store,
            Transactions transactions,
            RecordIds ids,
            Node node,
            Facts facts,
            SearchIndex search,
            Audit audit,
            SharedCopies copies,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
        this.node = node;
        this.facts = facts;
        this.search = search;
        this.audit = audit;
        this.copies = copies;
        this.clock = clock;
    }

    @Override
    public ImportPlan plan(InputStream file, Caller caller) {
        caller.require(Protocols.IMPORT);
        return plan(ImportFile.parts(ImportFile.text(file)), caller);
    }

    @Override
    public ImportPlan run(InputStream file, Mode mode, Caller caller) {
        caller.require(Protocols.IMPORT);
        return run(ImportFile.parts(ImportFile.text(file)), mode, null, caller);
    }

    @Override
    public Staged stage(String fileName, InputStream file, Caller caller) {
        caller.require(Protocols.IMPORT);
        String text = ImportFile.text(file);
        ImportPlan plan = plan(ImportFile.parts(text), caller);
        StagedFile staged = keep(fileName, text, null, caller);
        return new Staged(staged.id(), staged.name(), staged.until(), false, plan);
    }

    @Override
    public Staged staged(RecordId id, Caller caller) {
        caller.require(Protocols.IMPORT);
        StagedFile file = file(id, caller);
        return new Staged(id, file.name(), file.until(), file.mapping() != null, plan(parts(file), caller));
    }

    @Override
    public ImportPlan run(RecordId staged, Mode mode, Caller caller) {
        caller.require(Protocols.IMPORT);
        return run(parts(file(staged, caller)), mode, staged, caller);
    }

    @Override
    public void drop(RecordId staged, Caller caller) {
        caller.require(Protocols.IMPORT);
        transactions.run(
                () -> store.staged(staged, caller.officer(), clock.instant()).ifPresent(file -> store.unstage(staged)));
    }

    /** @param mapping of a table; null for a JSON file */
    StagedFile keep(String fileName, String content, String mapping, Caller caller) {
        Instant now = clock.instant();
        StagedFile staged =
                new StagedFile(ids.next(), caller.officer(), shortened(fileName), content, now.plus(KEPT), mapping);
        transactions.run(() -> store.stage(staged, now));
        return staged;
    }

    private List<Part> parts(StagedFile file) {
        return file.mapping() == null
                ? ImportFile.parts(file.content())
                : TableParts.of(file).parts(facts.words());
    }

    StagedFile file(RecordId id, Caller caller) {
        return store.staged(id, caller.officer(), clock.instant())
                .orElseThrow(() -> new NotFound("import", id.toString()));
    }

    ImportPlan plan(List<Part> parts, Caller caller) {
        List<Step> steps = steps(parts, new Stamp(caller.officer(), clock.instant()), caller);
        return new ImportPlan(steps.stream().map(Step::line).toList(), false);
    }

    /** @param staged the file they are of, which is forgotten once it is done; null where it was not kept */
    ImportPlan run(List<Part> parts, Mode mode, RecordId staged, Caller caller) {
        return transactions.call(() -> {
            Stamp stamp = new Stamp(caller.officer(), store.reserve(clock.instant(), Math.max(1, parts.size())));
            List<Step> steps = steps(parts, stamp, caller);
            List<Line> lines = steps.stream().map(Step::line).toList();
            boolean refused = lines.stream().anyMatch(line -> line.outcome() == Outcome.REFUSED);
            if (refused && mode == Mode.ALL_OR_NOTHING) {
                audit.record(counted(Act.refused("protocols.import", caller), lines));
                return new ImportPlan(lines, false);
            }
            List<Entry> entries = steps.stream()
                    .map(Step::entry)
                    .filter(entry -> entry != null)
                    .toList();
            if (!entries.isEmpty()) {
                steps.forEach(step -> step.audit(audit, caller));
                store.write(entries);
                steps.forEach(step -> step.follow(copies, caller));
                transactions.afterCommit(search::refresh);
            }
            if (staged != null) {
                store.unstage(staged);
            }
            audit.record(counted(Act.done("protocols.import", caller), lines));
            return new ImportPlan(lines, true);
        });
    }

    private static Act counted(Act act, List<Line> lines) {
        Act counted = act.fact("records", lines.size());
        for (Map.Entry<Outcome, Long> each :
                new ImportPlan(lines, true).counts().entrySet()) {
            counted = counted.fact(each.getKey().token(), each.getValue());
        }
        return counted;
    }

    /**
     * @param before what is there, or null when nothing is
     * @param entry  what is to be written, or null when nothing is
     */
    private record Step(Line line, Entry before, Entry entry) {
        void follow(SharedCopies copies, Caller caller) {
            if (entry != null && before != null) {
                copies.follow(before.protocol(), entry.protocol(), caller);
            }
        }

        void audit(Audit audit, Caller caller) {
            if (entry != null) {
                audit.record(ProtocolActs.change(
                        before == null ? "protocols.create" : "protocols.revise",
                        before == null ? null : before.protocol(),
                        entry.protocol(),
                        caller));
            }
        }
    }

    /** Decides about every record. Each gets a moment of its own, in the order of the file. */
    private List<Step> steps(List<Part> given, Stamp first, Caller caller) {
        Set<String> references = new HashSet<>();
        given.stream()
                .map(Part::reference)
                .filter(reference -> reference != null && reference.length() <= 80)
                .forEach(references::add);
        Map<String, Entry> known = existing(references, caller);
        List<Part> parts =
                given.stream().map(part -> part.onto(content(part, known))).toList();
        Map<String, Integer> seen = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        Succession succession = succession(parts, known, caller);
        int told = 0;
        for (Part part : parts) {
            Stamp stamp = new Stamp(first.officer(), first.at().plusNanos(1_000L * steps.size()));
            Step step = step(part, Reasons.after(told), known, seen, succession, stamp, caller);
            told += step.line().reasons().size();
            steps.add(step);
        }
        return steps;
    }

    private static ProtocolContent content(Part part, Map<String, Entry> known) {
        Entry entry = part.reference() == null ? null : known.get(part.reference());
        return entry == null ? null : entry.protocol().content();
    }

    /** What is not meant for the caller is not there: its reference is free, and it is neither shown nor changed. */
    private Map<String, Entry> existing(Set<String> references, Caller caller) {
        Map<String, Entry> known = new HashMap<>();
        store.findAllByReference(references).stream()
                .filter(Entry::own)
                .collect(Collectors.groupingBy(entry -> entry.protocol().reference()))
                .forEach((reference, same) ->
                        Entry.forCaller(same, caller).ifPresent(entry -> known.put(reference, entry)));
        return known;
    }

    /** What a document will say of its neighbours: what the file says where it has the document, else what the library says. */
    private Succession succession(List<Part> parts, Map<String, Entry> known, Caller caller) {
        Map<String, Succession.Links> written = new HashMap<>();
        parts.forEach(part -> {
            ProtocolDraft draft = part.written().draft();
            written.put(part.written().reference(), new Succession.Links(draft.supersedes(), draft.supersededBy()));
        });
        return new Succession(reference -> Optional.ofNullable(written.get(reference))
                .or(() -> Optional.ofNullable(known.get(reference))
                        .map(entry -> Succession.Links.of(entry.protocol().content())))
                .or(() -> Succession.known(reference, store, caller)));
    }

    private Step step(
            Part part,
            Reasons reasons,
            Map<String, Entry> known,
            Map<String, Integer> seen,
            Succession succession,
            Stamp stamp,
            Caller caller) {
        String reference = part.written().reference();
        reasons.addAll(part.reasons());
        Set<String> misread = new HashSet<>();
        part.reasons().told().forEach(reason -> reason.field().ifPresent(misread::add));
        if (reference == null && !misread.contains("id")) {
            reasons.add(new Refusal("protocol.required", "\"id\" is missing; give it a value", "id").at("id"));
        }
        Integer before = reference == null ? null : seen.putIfAbsent(reference, part.index());
        if (before != null) {
            reasons.add(new Refusal(
                            "import.twice",
                            "The id \"" + reference + "\" is also that of record " + before
                                    + " of the file; give each record its own",
                            reference,
                            before)
                    .at("id"));
        }
        if (!reasons.areCut()) {
            facts.refusals(part.written().draft()).stream()
                    .filter(refusal -> refusal.field().filter(misread::contains).isEmpty())
                    .forEach(reasons::add);
        }
        Entry existing = reference == null ? null : known.get(reference);
        Effective created = null;
        if (reference != null) {
            try {
                Protocol.Identity identity = existing == null
                        ? new Protocol.Identity(ids.next(), reference, node.country(), stamp)
                        : existing.protocol().identity();
                created = reasons.isEmpty() ? Effective.first(identity, content(part, existing)) : null;
                if (created != null) {
                    Facts.shutOut(created.content().restrictedTo(), caller).ifPresent(reasons::add);
                    succession.circle(reference, created.content()).ifPresent(reasons::add);
                }
            } catch (Refusal refusal) {
                reasons.add(refusal.field().filter("reference"::equals).isPresent() ? refusal.at("id") : refusal);
            }
        }
        return reasons.isEmpty() ? accepted(part, existing, created, stamp) : refused(part, existing, reasons);
    }

    /** A file that says nothing about a restriction leaves it as it is; what it does not say of translations, the library knows. */
    private static ProtocolContent content(Part part, Entry existing) {
        ProtocolDraft draft = part.written().draft();
        ProtocolContent content = draft.content();
        if (existing == null) {
            return content;
        }
        ProtocolContent before = existing.protocol().content();
        return draft.followed(
                draft.restrictedTo() != null ? content : content.restrictedTo(before.restrictedTo()), before);
    }

    private static Step refused(Part part, Entry existing, Reasons reasons) {
        List<Refusal> told =
                reasons.all().stream().map(part::told).map(Refusal::untraced).toList();
        return new Step(line(part, Outcome.REFUSED, existing, told), existing, null);
    }

    private static Step accepted(Part part, Entry existing, Effective created, Stamp stamp) {
        ProtocolContent content = created.content();
        if (existing == null) {
            Entry entry = new Entry(created, ProtocolJson.fingerprint(content));
            return new Step(line(part, Outcome.CREATE, entry, List.of()), null, entry);
        }
        if (!(existing.protocol() instanceof Effective effective)) {
            return new Step(line(part, Outcome.KEPT_WITHDRAWN, existing, List.of()), existing, null);
        }
        if (effective.content().equals(content)) {
            return new Step(line(part, Outcome.UNCHANGED, existing, List.of()), existing, null);
        }
        if (effective.control().fixed()) {
            return new Step(line(part, Outcome.KEPT_VERSION, existing, List.of()), existing, null);
        }
        if (existing.editedHere()) {
            return new Step(line(part, Outcome.KEPT_EDITED, existing, List.of()), existing, null);
        }
        Entry entry = new Entry(effective.revise(content, stamp), ProtocolJson.fingerprint(content));
        return new Step(line(part, Outcome.UPDATE, existing, List.of()), existing, entry);
    }

    private static Line line(Part part, Outcome outcome, Entry entry, List<Refusal> reasons) {
        return new Line(
                part.index(),
                part.written().reference(),
                part.written().draft().title(),
                outcome,
                entry == null ? null : entry.protocol().id(),
                reasons);
    }

    private static String shortened(String fileName) {
        String name = fileName == null
                ? ""
                : fileName.replaceAll("[\\p{Cntrl}/\\\\]", " ").strip();
        if (name.isEmpty()) {
            return "?";
        }
        return name.length() <= FILE_NAME_AT_MOST ? name : name.substring(0, FILE_NAME_AT_MOST);
    }
}
