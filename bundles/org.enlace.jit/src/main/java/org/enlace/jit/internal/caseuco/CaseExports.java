package org.enlace.jit.internal.caseuco;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.files.Sha256;
import org.enlace.jit.access.Designation;
import org.enlace.jit.caseuco.CaseGraph;
import org.enlace.jit.caseuco.Exhibit;
import org.enlace.jit.caseuco.Inquiry;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.custody.CustodyStore;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.internal.work.EvidenceStates;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.Caller;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceEntry;

/**
 * Evidence for programs of others, in the terms of CASE and UCO: one item, or all that somebody may read whole. Read in parts, each in a
 * transaction of its own and by the rights they have then, so a register of any length takes little memory and holds nobody up. What came
 * to the node in between may be in it.
 */
public final class CaseExports {
    /** How many items a part has at most. */
    private static final int ITEMS = 100;

    /** After how many events a part ends: a chain may have thousands. */
    private static final int EVENTS = 1_000;

    private final EvidenceDoor door;
    private final CustodyStore store;
    private final EvidenceStates states;
    private final Contents contents;
    private final Function<RecordId, String> references;
    private final Changes changes;

    /** What items consist of. */
    public interface Contents {
        /** An item with its files that somebody may have. */
        Exhibit with(Exhibit item, Caller caller);
    }

    /** @param references what teams are called */
    public CaseExports(
            EvidenceDoor door,
            CustodyStore store,
            EvidenceStates states,
            Contents contents,
            Function<RecordId, String> references,
            Changes changes) {
        this.door = door;
        this.store = store;
        this.states = states;
        this.contents = contents;
        this.references = references;
        this.changes = changes;
    }

    /** What somebody may take along, which the audit knows already. */
    public static final class Begun {
        private final RecordId team;
        private final String reference;
        private final Caller caller;
        private final Optional<Exhibit> only;

        private Begun(RecordId team, String reference, Caller caller, Optional<Exhibit> only) {
            this.team = team;
            this.reference = reference;
            this.caller = caller;
            this.only = only;
        }

        /** Of a file for it, without its ending. */
        public String name() {
            return only.map(Exhibit::number).filter(number -> !number.isEmpty()).orElse(reference);
        }

        public Language language() {
            return caller.language();
        }
    }

    /** All items. @throws NotFound for whoever does not see the team's content */
    public Begun begin(RecordId team, Caller caller) {
        return changes.read(() -> {
            door.enter(team, caller);
            changes.record(TeamActs.done("jit.evidence-export", caller).on(Dossiers.TEAM, team));
            return new Begun(team, references.apply(team), caller, Optional.empty());
        });
    }

    /**
     * One item.
     *
     * @throws NotFound where it is none, or none for them
     * @throws org.enlace.platform.Refusal {@code jit.entry-reason} where they have to say first why they consult it
     */
    public Begun begin(RecordId team, RecordId item, Caller caller) {
        return changes.read(() -> {
            EvidenceDoor.Item found = door.open(team, item, caller);
            String reference = references.apply(team);
            Exhibit exhibit = exhibit(found, door.visit(team, caller), reference);
            if (found.takenBack().isPresent() && exhibit.log().events().isEmpty()) {
                throw new NotFound(EntryWire.TYPE, item.toString());
            }
            changes.record(TeamActs.done("jit.evidence-export", caller)
                    .on(EntryWire.TYPE, item)
                    .fact("team", team));
            return new Begun(team, reference, caller, Optional.of(exhibit));
        });
    }

    /** Takes what is made of items, as it is made. */
    public interface Sink {
        void take(List<Map<String, Object>> nodes);
    }

    /**
     * Gives all nodes of a document.
     *
     * @param handling what the reference data in force says of handling codes
     * @param about    what is in it and how much is left out, in words
     */
    public void write(Begun begun, List<ReferenceEntry> handling, About about, Sink sink) {
        CaseGraph graph = new CaseGraph(changes.read(() -> inquiry(begun, handling)));
        long leftOut = 0;
        if (begun.only.isPresent()) {
            sink.take(add(graph, List.of(begun.only.get()), begun));
        } else {
            Optional<RecordId> last = Optional.empty();
            Part part;
            do {
                Optional<RecordId> after = last;
                part = changes.read(() -> part(begun, door.visit(begun.team, begun.caller), after));
                leftOut += part.leftOut;
                last = part.last;
                sink.take(add(graph, part.exhibits, begun));
            } while (last.isPresent());
            leftOut += gone(begun, graph, sink);
        }
        sink.take(graph.end(leftOut, about.said(graph.items(), leftOut)));
    }

    /** Outside a transaction: what keeps somebody from a file refuses, and would end that. */
    private List<Map<String, Object>> add(CaseGraph graph, List<Exhibit> exhibits, Begun begun) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        exhibits.forEach(one -> nodes.addAll(graph.add(contents.with(one, begun.caller))));
        return nodes;
    }

    /** Says how many items a document has and how many were left out. */
    public interface About {
        String said(int items, long leftOut);
    }

    /** @param last the item with which it ended; empty where none follows */
    private record Part(List<Exhibit> exhibits, long leftOut, Optional<RecordId> last) {}

    private Part part(Begun begun, EvidenceDoor.Visit visit, Optional<RecordId> after) {
        List<RecordId> ids = visit.after(after, ITEMS);
        List<Exhibit> exhibits = new ArrayList<>();
        long leftOut = 0;
        int events = 0;
        for (RecordId id : ids) {
            List<EvidenceDoor.Item> found = visit.whole(List.of(id));
            if (found.isEmpty()) {
                leftOut++;
            } else if (found.get(0).takenBack().isEmpty()) {
                Exhibit exhibit = exhibit(found.get(0), visit, begun.reference);
                events += exhibit.log().events().size();
                exhibits.add(exhibit);
            }
            if (events >= EVENTS) {
                return new Part(exhibits, leftOut, Optional.of(id));
            }
        }
        return new Part(
                exhibits, leftOut, ids.size() < ITEMS ? Optional.empty() : Optional.of(ids.get(ids.size() - 1)));
    }

    /**
     * Items whose description was taken back, which no list shows, though their chains go on.
     *
     * @return how many were left out
     */
    private long gone(Begun begun, CaseGraph graph, Sink sink) {
        List<RecordId> gone = changes.read(() -> {
            door.enter(begun.team, begun.caller);
            return states.takenBack(begun.team, Integer.MAX_VALUE);
        });
        long leftOut = 0;
        for (RecordId id : gone) {
            Part part = changes.read(() -> gone(begun, graph, door.visit(begun.team, begun.caller), id));
            leftOut += part.leftOut;
            sink.take(add(graph, part.exhibits, begun));
        }
        return leftOut;
    }

    private Part gone(Begun begun, CaseGraph graph, EvidenceDoor.Visit visit, RecordId id) {
        List<EvidenceDoor.Item> found = visit.whole(List.of(id));
        return new Part(
                found.stream()
                        .filter(one -> one.takenBack().isPresent() && !graph.has(id))
                        .map(one -> exhibit(one, visit, begun.reference))
                        .toList(),
                found.isEmpty() ? 1 : 0,
                Optional.empty());
    }

    private Exhibit exhibit(EvidenceDoor.Item found, EvidenceDoor.Visit visit, String reference) {
        Entry item = found.entry();
        CustodyLog log = CustodyLog.of(item.id(), item.owner(), store.of(item.team(), item.id()));
        List<CustodyEvent> events =
                log.events().stream().map(SealedEvent::event).toList();
        return new Exhibit(
                item,
                EvidenceNumber.of(reference, item).map(EvidenceNumber::toString).orElse(""),
                found.takenBack(),
                log,
                new Read(visit.words(item.id(), events)),
                visit.files(item.id()).stream()
                        .map(row ->
                                new Exhibit.Attached(row.id(), row.name(), "", new Sha256(row.sha256()), row.size()))
                        .toList(),
                List.of(),
                0);
    }

    private Inquiry inquiry(Begun begun, List<ReferenceEntry> handling) {
        TeamView view = door.enter(begun.team, begun.caller);
        Map<RecordId, Designation> people = view.people().stream()
                .map(Named::designation)
                .collect(Collectors.toMap(Designation::id, one -> one, (one, again) -> again));
        return new Inquiry(begun.team, begun.reference, people, meanings(handling, begun.caller.language()));
    }

    private static Map<HandlingCode, String> meanings(List<ReferenceEntry> handling, Language language) {
        Map<HandlingCode, String> meanings = new HashMap<>();
        for (HandlingCode code : HandlingCode.values()) {
            handling.stream()
                    .filter(one -> one.code().equals(code.name())
                            && "handling-code".equals(one.facts().get("kind")))
                    .findFirst()
                    .ifPresent(one -> meanings.put(code, meaning(code, one, language)));
        }
        return meanings;
    }

    private static String meaning(HandlingCode code, ReferenceEntry entry, Language language) {
        String name = code.name() + ": " + entry.name(language);
        return entry.facts().get("definition") instanceof Map<?, ?> all && all.get(language.tag()) != null
                ? name + ". " + all.get(language.tag())
                : name;
    }
}
