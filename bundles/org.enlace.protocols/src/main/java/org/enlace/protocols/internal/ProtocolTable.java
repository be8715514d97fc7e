package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.protocols.LegalInstrument;
import org.enlace.protocols.Passage;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Requirement;

/** Records as lines of a table. New columns are only ever added at the end. */
final class ProtocolTable {
    private static final List<String> FACTS = List.of(
            "id",
            "title",
            "titleLanguage",
            "type",
            "issuingBody",
            "country",
            "region",
            "instrumentKind",
            "instrumentNumber",
            "instrumentDate",
            "status",
            "date",
            "languages",
            "crimeTypes",
            "phases",
            "url",
            "supersedes",
            "supersededBy",
            "summary_es",
            "summary_pt",
            "summary_en",
            "summary_fr",
            "requirements",
            "note",
            "source",
            "verified",
            "verifiedScope",
            "recordId",
            "owner",
            "version",
            "created",
            "changed",
            "handling",
            "handlingCondition",
            "tlp",
            "evidence");

    static final List<String> COLUMNS = columns();

    private ProtocolTable() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(FACTS);
        for (Passage passage : Passage.values()) {
            for (Language language : Language.values()) {
                columns.add(passage.field() + "_" + language.tag());
            }
        }
        return List.copyOf(columns);
    }

    /** What a record says, a cell for each column. */
    static List<Object> cells(Protocol protocol) {
        ProtocolContent content = protocol.content();
        LegalInstrument act = content.legalInstrument();
        List<Object> cells = new ArrayList<>(COLUMNS.size());
        cells.add(protocol.reference());
        cells.add(content.title());
        cells.add(content.titleLanguage());
        cells.add(content.kind().token());
        cells.add(content.issuingBody());
        cells.add(text(content.country()));
        cells.add(content.region());
        cells.add(act == null ? null : act.kind().token());
        cells.add(act == null ? null : act.number());
        cells.add(act == null ? null : text(act.date()));
        cells.add(content.legalStatus().token());
        cells.add(text(content.date()));
        cells.add(String.join(" ", content.languages()));
        cells.add(String.join(" ", content.crimeTypes()));
        cells.add(content.phases().stream().map(Phase::token).collect(Collectors.joining(" ")));
        cells.add(content.url());
        cells.add(content.supersedes());
        cells.add(content.supersededBy());
        for (Language language : Language.values()) {
            cells.add(content.summary().get(language));
        }
        cells.add(content.requirements().stream().map(Requirement::key).collect(Collectors.joining(" ")));
        cells.add(content.note());
        cells.add(content.source());
        cells.add(Boolean.toString(content.verified()));
        cells.add(content.verifiedScope());
        cells.add(protocol.id().toString());
        cells.add(protocol.owner().value());
        cells.add(protocol.version());
        cells.add(protocol.created().at().toString());
        cells.add(protocol.changed().at().toString());
        SharedRecord shared = protocol.shared().orElse(null);
        cells.add(
                shared == null
                        ? null
                        : shared.handling().codes().stream().map(Enum::name).collect(Collectors.joining(" ")));
        cells.add(shared == null ? null : shared.handling().condition().orElse(null));
        cells.add(shared == null ? null : shared.tlp().map(Tlp::label).orElse(null));
        cells.add(content.evidence() == null ? null : content.evidence().token());
        for (Passage passage : Passage.values()) {
            for (Language language : Language.values()) {
                cells.add(content.passages().getOrDefault(passage, Map.of()).get(language));
            }
        }
        return cells;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
