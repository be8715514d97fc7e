package org.enlace.protocols.internal.web;

import gg.jte.Content;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Translation;
import org.enlace.protocols.internal.History;

/** What is shown of a record, on its page and in its PDF. */
final class RecordSheet {
    private final Protocols protocols;
    private final Room room;
    private final History history;

    RecordSheet(Protocols protocols, Room room, History history) {
        this.protocols = protocols;
        this.room = room;
        this.history = history;
    }

    /**
     * @param in    the language of the summary; null for the reader's
     * @param files the record's files, as a part of a page
     * @return the parameters of the templates, which may be added to
     */
    Map<String, Object> of(Protocol protocol, String in, Content files, Caller caller) {
        ProtocolContent content = protocol.content();
        Language wanted = Language.of(in).orElse(caller.language());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", room.labels(caller));
        parameters.put("caller", caller);
        parameters.put("protocol", protocol);
        parameters.put("shown", Room.shown(content, wanted));
        parameters.put(
                "available",
                Arrays.stream(Language.values())
                        .filter(language ->
                                !Translation.texts(content, language).isEmpty())
                        .toList());
        parameters.put("told", room.told(content, wanted));
        parameters.put("before", linked(content.supersedes(), caller));
        parameters.put("after", linked(content.supersededBy(), caller));
        parameters.put("acts", history.of(protocol.id(), caller));
        parameters.put("files", files);
        return parameters;
    }

    /** The page of the record that a text refers to; null when it is only a text. */
    private String linked(String text, Caller caller) {
        return text == null
                ? null
                : protocols
                        .find(text, caller)
                        .map(other -> "/protocols/" + other.id())
                        .orElse(null);
    }
}
