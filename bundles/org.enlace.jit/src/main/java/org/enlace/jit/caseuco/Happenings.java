package org.enlace.jit.caseuco;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.files.Sha256;
import org.enlace.jit.caseuco.Exhibit.Reading;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.work.Content;

/** What was done with an item: how it was obtained, and each event of its chain of custody. */
final class Happenings {
    private static final List<EventField> ARGUMENTS = List.of(
            EventField.PURPOSE,
            EventField.CONDITION,
            EventField.SEAL,
            EventField.METHOD,
            EventField.BEFORE,
            EventField.AFTER);
    private static final String ACTION = "case-investigation:InvestigativeAction";

    private final Shared shared;
    private final Actors actors;

    Happenings(Shared shared, Actors actors) {
        this.shared = shared;
        this.actors = actors;
    }

    /**
     * @param thing  the item
     * @param record its provenance record, to which all that was done adds
     * @param parent what it was made of
     */
    void write(Exhibit one, String thing, String record, Optional<String> parent) {
        if (one.takenBack().isEmpty()) {
            obtained(one, thing, record);
        }
        Map<Sha256, String> names = new HashMap<>();
        for (SealedEvent sealed : one.log().events()) {
            names.putIfAbsent(sealed.event().hash(), name(sealed));
        }
        Map<String, String> files = FileNodes.names(one);
        Set<String> written = new HashSet<>();
        int position = 0;
        for (SealedEvent sealed : one.log().events()) {
            position++;
            String id = name(sealed);
            if (!written.add(id)) {
                continue;
            }
            List<String> objects = new ArrayList<>(List.of(thing));
            parent.filter(made -> sealed.event().kind().first()).ifPresent(objects::add);
            List<String> results = new ArrayList<>(List.of(record));
            named(sealed.event(), files, objects, results);
            Node action = event(id, sealed, one)
                    .number("enlace:position", position)
                    .refs("uco-action:object", objects)
                    .refs("uco-action:result", results)
                    .refs("case-investigation:wasInformedBy", before(sealed.event(), id, names));
            shared.add(action);
        }
    }

    /** Which of the item's files an event speaks of: what data were taken into comes of it, what is read is its object. */
    private static void named(
            CustodyEvent event, Map<String, String> files, List<String> objects, List<String> results) {
        boolean makes = event.kind() == EventKind.ACQUIRED || event.kind() == EventKind.COPIED;
        event.said(EventField.BEFORE).map(files::get).ifPresent(objects::add);
        event.said(EventField.AFTER).map(files::get).ifPresent(file -> (makes ? results : objects).add(file));
    }

    /** The same event with another seal is another entry of the log. */
    private static String name(SealedEvent sealed) {
        return Names.of(
                "InvestigativeAction",
                sealed.event().id(),
                sealed.event().hash().value(),
                sealed.seal().signer(),
                sealed.seal().signature());
    }

    /** As the item itself says; the first event of its chain says the same where there is one. */
    private void obtained(Exhibit one, String thing, String record) {
        Content said = one.item().content();
        String id = Names.of("InvestigativeAction", "obtained", one.item().id());
        List<String> facets = new ArrayList<>();
        for (String field : List.of("zone", "method", "seal")) {
            argument(id, field, said.word(field)).ifPresent(facets::add);
        }
        Node action =
                Node.of(id, ACTION).text("uco-core:name", "obtained").text("uco-core:description", said.word("how"));
        said.moment("obtained").ifPresent(at -> action.at("uco-action:startTime", at));
        said.first("obtained-by").ifPresent(by -> action.ref("uco-action:performer", actors.somebody(by)));
        said.first("place")
                .ifPresent(place -> action.ref("uco-action:location", actors.place(place, said.word("state"))));
        said.first("authority").ifPresent(act -> action.ref("enlace:underAuthorization", shared.authorization(act)));
        said.first("tool")
                .ifPresent(tool -> action.ref("uco-action:instrument", actors.tool(tool, said.word("tool-version"))));
        shared.add(action.refs("uco-core:hasFacet", facets)
                .ref("uco-action:object", thing)
                .ref("uco-action:result", record));
    }

    private Node event(String id, SealedEvent sealed, Exhibit one) {
        CustodyEvent event = sealed.event();
        Reading reading = one.reading();
        List<String> facets = new ArrayList<>();
        for (EventField field : ARGUMENTS) {
            event.said(field)
                    .flatMap(text -> argument(id, field.token(), reading.text(event, text)))
                    .ifPresent(facets::add);
        }
        facets.add(seal(id, sealed, reading));
        Node action = Node.of(id, ACTION)
                .text("uco-core:name", event.kind().token())
                .text(
                        "uco-core:description",
                        event.said(EventField.REMARKS)
                                .map(text -> reading.text(event, text))
                                .orElse(""))
                .at("uco-core:objectCreatedTime", event.written())
                .ref("uco-core:createdBy", actors.country(event.country()))
                .at("uco-action:startTime", event.happened())
                .ref("uco-action:performer", actors.designated(event.author(), event.country()))
                .ref("uco-action:location", actors.place(reading.text(event, event.place()), ""))
                .ref("enlace:underAuthorization", shared.authorization(reading.text(event, event.authority())));
        persons(action, event, reading);
        event.said(EventField.TOOL)
                .ifPresent(tool -> action.ref(
                        "uco-action:instrument",
                        actors.tool(
                                reading.text(event, tool),
                                event.said(EventField.TOOL_VERSION)
                                        .map(text -> reading.text(event, text))
                                        .orElse(""))));
        return action.refs("uco-core:hasFacet", facets).texts("enlace:finding", findings(one.log(), event.hash()));
    }

    private void persons(Node action, CustodyEvent event, Reading reading) {
        List<String> all = new ArrayList<>();
        for (EventField field : List.of(EventField.HANDING, EventField.RECEIVING)) {
            event.person(field).ifPresent(person -> {
                String id = actors.custodian(reading.person(event, person));
                action.ref(field == EventField.HANDING ? "enlace:handedOverBy" : "enlace:receivedBy", id);
                all.add(id);
            });
        }
        action.refs("uco-action:participant", all);
    }

    private static List<String> findings(CustodyLog log, Sha256 event) {
        return log.findings().stream()
                .filter(found -> found.event().equals(event))
                .map(found -> found.flaw().token())
                .distinct()
                .toList();
    }

    private Optional<String> argument(String action, String name, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(shared.add(
                        Node.of(Names.of("ActionArgumentFacet", action, name), "uco-action:ActionArgumentFacet")
                                .text("uco-action:argumentName", name)
                                .text("uco-action:value", value)));
    }

    /** What proves the event; what was signed too, for whoever may read all of it. */
    private String seal(String action, SealedEvent sealed, Reading reading) {
        CustodyEvent event = sealed.event();
        Node facet = Node.of(Names.of("CustodySealFacet", action), "uco-core:Facet", "enlace:CustodySealFacet")
                .text("enlace:strand", event.country().value())
                .number("enlace:sequence", event.sequence())
                .text("enlace:clock", event.clock())
                .hex("enlace:eventHash", event.hash().value());
        event.prior().ifPresent(hash -> facet.hex("enlace:priorHash", hash.value()));
        event.answers().ifPresent(hash -> facet.hex("enlace:answersHash", hash.value()));
        event.corrects().ifPresent(hash -> facet.hex("enlace:correctsHash", hash.value()));
        facet.hex("enlace:signer", sealed.seal().signer())
                .base64("enlace:publicKey", sealed.seal().key())
                .base64("enlace:signature", sealed.seal().signature());
        if (reading.whole(event)) {
            facet.text("enlace:signedText", new String(event.bytes(), StandardCharsets.UTF_8));
        } else {
            facet.yes("enlace:partlyWithheld");
        }
        return shared.add(facet);
    }

    /** Those of the log that an event names. */
    private static List<String> before(CustodyEvent event, String id, Map<Sha256, String> names) {
        return Stream.of(event.prior(), event.answers(), event.corrects())
                .flatMap(Optional::stream)
                .map(names::get)
                .filter(one -> one != null && !one.equals(id))
                .toList();
    }
}
