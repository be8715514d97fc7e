package org.enlace.protocols.internal.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Opinion;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Section;
import org.enlace.protocols.Translation;
import org.enlace.web.Page;

/** What the pages of versions share. */
final class VersionRoom {
    private static final Set<String> DONE = Set.of(
            "begun",
            "saved",
            "submitted",
            "reviewed",
            "reopened",
            "renewed",
            "approved",
            "aborted",
            "cancelled",
            "confirmed",
            "invited");

    private final Protocols protocols;
    private final Editions editions;
    private final Room room;

    VersionRoom(Protocols protocols, Editions editions, Room room) {
        this.protocols = protocols;
        this.editions = editions;
        this.room = room;
    }

    static String path(Edition edition) {
        return "/protocols/versions/" + edition.id();
    }

    Room room() {
        return room;
    }

    Labels labels(Caller caller) {
        return room.labels(caller);
    }

    /** @param of the version a page below the version's own is about; null where it is about none */
    Page page(String title, Edition of, String template, Map<String, Object> parameters, Caller caller) {
        Labels labels = labels(caller);
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        if (of != null) {
            way.add(new Page.Crumb(labels.get("versions.title"), "/protocols/versions"));
            way.add(new Page.Crumb(of.content().title(), path(of)));
        }
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("labels", labels);
        all.put("caller", caller);
        return new Page(title, way, room.fill(template, all));
    }

    Page version(Edition edition, String in, String done, Content talk, Caller caller) {
        Labels labels = labels(caller);
        ProtocolContent content = edition.content();
        Language wanted = Language.of(in).orElse(caller.language());
        Protocol record = record(edition, caller);
        Map<String, Object> parameters = new HashMap<>(said(edition, record, caller));
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        parameters.put("people", room.people());
        parameters.put("edition", edition);
        parameters.put("record", record);
        parameters.put("drawn", room.drawnFrom(edition.protocol(), caller));
        parameters.put("behind", editions.behind(edition, caller).orElse(null));
        parameters.put("today", editions.today());
        parameters.put("done", done != null && DONE.contains(done) ? done : "");
        parameters.put("shown", Room.shown(content, wanted));
        parameters.put("files", talk);
        parameters.put("told", room.told(content, wanted));
        parameters.put("remarks", remarks(edition, labels));
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        if (record == null) {
            way.add(new Page.Crumb(labels.get("versions.title"), "/protocols/versions"));
        } else {
            way.add(RecordPage.crumb(record));
        }
        return new Page(content.title(), way, room.fill("version", parameters));
    }

    /** What the part of a page needs that shows the words of a version. */
    private Map<String, Object> said(Edition edition, Protocol record, Caller caller) {
        ProtocolContent content = edition.content();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "available",
                Arrays.stream(Language.values())
                        .filter(language ->
                                !Translation.texts(content, language).isEmpty())
                        .toList());
        parameters.put("before", linked(content.supersedes(), caller));
        parameters.put("after", linked(content.supersededBy(), caller));
        parameters.put("reference", record == null ? "" : record.reference());
        parameters.put("owner", record == null ? null : record.owner());
        return parameters;
    }

    private String linked(String text, Caller caller) {
        return text == null
                ? null
                : protocols
                        .find(text, caller)
                        .map(other -> "/protocols/" + other.id())
                        .orElse(null);
    }

    /** The document in the library; null while it is not there yet. */
    Protocol record(Edition edition, Caller caller) {
        if (edition.core().basedOn() == 0 && edition.stage().open()) {
            return null;
        }
        try {
            return protocols.find(edition.protocol(), caller);
        } catch (NotFound absent) {
            return null;
        }
    }

    /** What reviewers said of the sections, in the round that is on. */
    private Map<String, Content> remarks(Edition edition, Labels labels) {
        Map<String, List<Map.Entry<String, String>>> bySection = new LinkedHashMap<>();
        for (Opinion opinion : edition.core().current().values()) {
            opinion.remarks().forEach((section, words) -> bySection
                    .computeIfAbsent(section, key -> new ArrayList<>())
                    .add(Map.entry(room.people().name(opinion.reviewer()), words)));
        }
        Map<String, Content> remarks = new HashMap<>();
        bySection.forEach((section, words) ->
                remarks.put(section, room.fill("remarks", Map.of("labels", labels, "words", words))));
        return remarks;
    }

    /** The sections of a text with what people call them. */
    static Map<String, String> sections(ProtocolContent content, Labels labels) {
        Map<String, String> names = new LinkedHashMap<>();
        int number = 0;
        for (Section section : Section.of(content)) {
            if (section.passage().isPresent()) {
                names.put(section.key(), labels.get("passage." + section.key()));
            } else if (section.requirement(content) == null) {
                names.put(section.key(), labels.get("section." + section.key()));
            } else {
                number++;
                names.put(
                        section.key(),
                        labels.get(
                                "section.requirement",
                                number,
                                section.requirement(content).text(labels.language())));
            }
        }
        return names;
    }
}
