package org.enlace.jit.caseuco;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.files.Sha256;
import org.enlace.jit.caseuco.Exhibit.Attached;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/**
 * The nodes of a document's {@code @graph}, item after item, so that none is kept longer than it takes to write it. What is kept are the ids
 * of the items, and the names of the persons, bodies, places, tools and acts that were written already. Not for several threads.
 */
public final class CaseGraph {
    private static final Map<String, String> DEVICES = Map.of(
            "telephone", "uco-observable:Device",
            "computer", "uco-observable:Computer",
            "storage-medium", "uco-observable:StorageMedium",
            "sim-card", "uco-observable:SIMCard");
    private static final Map<String, String> DATA = Map.of(
            "image", "uco-observable:Image",
            "extract", "uco-observable:ContentData",
            "recording", "uco-observable:ContentData");
    private static final String ITEM = "uco-core:Item";
    private static final String NAME = "uco-core:name";
    private static final String FACETS = "uco-core:hasFacet";

    private final Inquiry inquiry;
    private final Shared shared = new Shared();
    private final Actors actors;
    private final Happenings happenings;
    private final FileNodes files = new FileNodes(shared);
    private final Set<RecordId> items = new LinkedHashSet<>();
    private final Set<RecordId> parents = new LinkedHashSet<>();

    public CaseGraph(Inquiry inquiry) {
        this.inquiry = inquiry;
        actors = new Actors(shared, inquiry.people());
        happenings = new Happenings(shared, actors);
    }

    /** How many items there are so far. */
    public int items() {
        return items.size();
    }

    /** Whether an item is among them. */
    public boolean has(RecordId item) {
        return items.contains(item);
    }

    /** The nodes of a further item, each as a map whose values are maps, lists, texts, numbers and booleans. */
    public List<Map<String, Object>> add(Exhibit one) {
        Entry item = one.item();
        items.add(item.id());
        String thing = thing(item.id());
        List<String> marked = markings(item, one.takenBack().isPresent());
        List<String> objects = new ArrayList<>(List.of(thing));
        one.files().forEach(file -> objects.add(files.file(one, file, marked)));
        one.contents().forEach(file -> objects.add(FileNodes.name(one, file)));
        Optional<RecordId> parent = item.content().id("parent");
        parent.ifPresent(parents::add);
        shared.add(thing(one, thing, marked));
        files.contents(one, thing, parent.map(CaseGraph::thing), marked);
        String record = shared.add(Node.of(record(item.id()), "case-investigation:ProvenanceRecord")
                .text("case-investigation:exhibitNumber", one.number())
                .refs("uco-core:object", objects)
                .refs("uco-core:objectMarking", marked));
        happenings.write(one, thing, record, parent.map(CaseGraph::thing));
        return shared.take();
    }

    /**
     * The last nodes: what items were made of and that has no place of its own in the document, and the investigation itself.
     *
     * @param leftOut how many items the reader may not read whole
     * @param about   the same in words, for people
     */
    public List<Map<String, Object>> end(long leftOut, String about) {
        Set<RecordId> missing = new LinkedHashSet<>(parents);
        missing.removeAll(items);
        missing.forEach(id -> shared.add(Node.of(thing(id), ITEM)));
        shared.add(Node.of(Names.of("Investigation", inquiry.team()), "case-investigation:Investigation")
                .text(NAME, inquiry.reference())
                .text("uco-core:description", about)
                .text("case-investigation:investigationForm", "case")
                .number("enlace:itemsIncluded", items.size())
                .number("enlace:itemsLeftOut", leftOut)
                .refs("case-investigation:relevantAuthorization", shared.authorizations())
                .refs("uco-core:object", List.copyOf(items), CaseGraph::record));
        return shared.take();
    }

    private static String thing(RecordId item) {
        return Names.of("Item", item);
    }

    private static String record(RecordId item) {
        return Names.of("ProvenanceRecord", item);
    }

    private Node thing(Exhibit one, String id, List<String> marked) {
        Entry item = one.item();
        Content said = item.content();
        Node thing = Node.of(id, type(said));
        List<String> facets = new ArrayList<>();
        if (one.takenBack().isEmpty()) {
            thing.text(NAME, said.word("title"))
                    .text("uco-core:description", said.word("text"))
                    .text("uco-core:tag", said.word("form"))
                    .at("uco-core:objectCreatedTime", item.written());
            if (DEVICES.containsKey(said.word("form")) && !digital(said)) {
                facets.add(shared.add(Node.of(Names.of("DeviceFacet", id), "uco-observable:DeviceFacet")
                        .text("uco-observable:deviceType", said.word("form"))));
            }
        }
        one.takenBack().ifPresent(at -> thing.at("enlace:descriptionTakenBack", at));
        one.log().content().ifPresent(hash -> facets.add(files.content(id, new Sha256(hash), itself(one, hash))));
        said.id("parent").ifPresent(made -> thing.ref("case-investigation:wasDerivedFrom", thing(made)));
        if (one.leftOut() > 0) {
            thing.number("enlace:filesLeftOut", one.leftOut());
        }
        return thing.ref("uco-core:createdBy", actors.country(item.owner()))
                .ref(
                        "uco-core:externalReference",
                        actors.reference(id, item.id().toString(), "Enlace"))
                .refs("uco-core:objectMarking", marked)
                .refs(FACETS, facets)
                .text("enlace:whereabouts", state(one.log().state()));
    }

    private static boolean digital(Content said) {
        return said.word("nature").equals("digital");
    }

    /** No more than is known: a telephone need not be a mobile one, and of a vehicle UCO says nothing. */
    private static String type(Content said) {
        return digital(said)
                ? DATA.getOrDefault(said.word("form"), "uco-observable:ObservableObject")
                : DEVICES.getOrDefault(said.word("form"), ITEM);
    }

    private static String state(CustodyLog.State state) {
        return state instanceof Held
                ? "held"
                : state instanceof InTransit
                        ? "in-transit"
                        : state instanceof Gone gone ? gone.how().token() : "unknown";
    }

    /** One of its files where that is the item itself. */
    private static Optional<Attached> itself(Exhibit one, String hash) {
        return Stream.concat(one.contents().stream(), one.files().stream())
                .filter(file -> file.sha256().value().equals(hash))
                .findFirst();
    }

    private List<String> markings(Entry item, boolean takenBack) {
        if (takenBack) {
            return List.of();
        }
        Handling handling = item.handling();
        List<String> all = new ArrayList<>();
        for (HandlingCode code : handling.codes()) {
            String meaning = inquiry.meanings().getOrDefault(code, code.name());
            String words = code == HandlingCode.H3
                    ? handling.condition().map(own -> meaning + "\n" + own).orElse(meaning)
                    : meaning;
            all.add(marking(code, words));
        }
        return all;
    }

    private String marking(HandlingCode code, String words) {
        String id = Names.of("MarkingDefinition", code, words);
        return shared.once(id, () -> {
            String statement = shared.add(Node.of(Names.of("StatementMarking", id), "uco-marking:StatementMarking")
                    .text("uco-marking:definitionType", "statement")
                    .text("uco-marking:statement", words));
            return Node.of(id, "uco-marking:MarkingDefinition")
                    .text(NAME, code.name())
                    .text("uco-marking:definitionType", "statement")
                    .ref("uco-marking:definition", statement);
        });
    }
}
