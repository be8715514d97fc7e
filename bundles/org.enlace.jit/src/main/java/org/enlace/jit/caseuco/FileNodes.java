package org.enlace.jit.caseuco;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.caseuco.Exhibit.Attached;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;

/** The files of items: papers, and what a digital item consists of. */
final class FileNodes {
    private static final String FACETS = "uco-core:hasFacet";

    private final Shared shared;

    FileNodes(Shared shared) {
        this.shared = shared;
    }

    /** What is known of a content, by its hash. @param whose what has it @param file what is known beside; empty where nothing is */
    String content(String whose, Sha256 sha256, Optional<Attached> file) {
        String hash = shared.add(Node.of(Names.of("Hash", whose, sha256.value()), "uco-types:Hash")
                .text("uco-types:hashMethod", "SHA256")
                .hex("uco-types:hashValue", sha256.value()));
        Node facet = Node.of(Names.of("ContentDataFacet", whose), "uco-observable:ContentDataFacet")
                .ref("uco-observable:hash", hash);
        file.ifPresent(one -> facet.text("uco-observable:mimeType", one.mediaType())
                .number("uco-observable:sizeInBytes", one.size()));
        return shared.add(facet);
    }

    /** By the item too: what id a file has is said by who lends it, and may be that of a file of another item. */
    static String name(Exhibit one, Attached file) {
        return Names.of("File", one.item().id(), file.id());
    }

    String file(Exhibit one, Attached file, List<String> marked) {
        return shared.add(node(one, file, marked));
    }

    private Node node(Exhibit one, Attached file, List<String> marked) {
        String id = name(one, file);
        String named = shared.add(Node.of(Names.of("FileFacet", id), "uco-observable:FileFacet")
                .text("uco-observable:fileName", file.name())
                .number("uco-observable:sizeInBytes", file.size()));
        return Node.of(id, "uco-observable:File")
                .text("uco-core:name", file.name())
                .refs("uco-core:objectMarking", marked)
                .refs(FACETS, List.of(named, content(id, file.sha256(), Optional.of(file))));
    }

    /** What the files of an item are called by their hashes; of several with the same the first. */
    static Map<String, String> names(Exhibit one) {
        Map<String, String> names = new LinkedHashMap<>();
        one.contents().forEach(file -> names.putIfAbsent(file.sha256().value(), name(one, file)));
        return names;
    }

    /**
     * Writes the files of which an item consists, each with what relates it to the item and, where the chain says so, with what it was taken
     * or copied from.
     *
     * @param thing  the item
     * @param parent what the item was made of
     */
    void contents(Exhibit one, String thing, Optional<String> parent, List<String> marked) {
        Map<String, String> names = names(one);
        for (Attached file : one.contents()) {
            Node node = node(one, file, marked);
            from(one, file, parent, names)
                    .filter(origin -> !origin.equals(node.id()))
                    .ifPresent(origin -> node.ref("case-investigation:wasDerivedFrom", origin));
            shared.add(node);
            shared.add(Node.of(Names.of("Relationship", thing, node.id()), "uco-core:Relationship")
                    .ref("uco-core:source", node.id())
                    .ref("uco-core:target", thing)
                    .text("uco-core:kindOfRelationship", "Contained_Within")
                    .yes("uco-core:isDirectional"));
        }
    }

    private static Optional<String> from(
            Exhibit one, Attached file, Optional<String> parent, Map<String, String> names) {
        for (SealedEvent sealed : one.log().events()) {
            CustodyEvent event = sealed.event();
            if (event.said(EventField.AFTER)
                    .filter(file.sha256().value()::equals)
                    .isPresent()) {
                Optional<String> origin = event.kind() == EventKind.ACQUIRED
                        ? parent
                        : event.kind() == EventKind.COPIED
                                ? event.said(EventField.BEFORE).map(names::get)
                                : Optional.empty();
                if (origin.isPresent()) {
                    return origin;
                }
            }
        }
        return Optional.empty();
    }
}
