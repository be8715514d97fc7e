package org.enlace.protocols.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;

/** Acts of the library as the audit keeps them: of each field that changed, the JSON before and after. */
final class ProtocolActs {
    private static final String STATE = "state";
    private static final String EDITION = "edition";
    private static final String RESTRICTED = "restricted";

    private ProtocolActs() {}

    static Act done(String code, Protocol after, Caller caller) {
        return about(Act.done(code, caller), after);
    }

    static Act refused(String code, Protocol protocol, Caller caller) {
        return about(Act.refused(code, caller), protocol);
    }

    private static Act about(Act act, Protocol protocol) {
        return act.on(Protocols.KIND, protocol.id())
                .fact("version", protocol.version())
                .fact(RESTRICTED, restricted(protocol));
    }

    private static boolean restricted(Protocol protocol) {
        return protocol.content().restrictedTo().restricted();
    }

    /**
     * Where either is restricted the entry says so: what was for some only is not shown to all readers of the log because the
     * same change opened the record.
     *
     * @param before null for a new record
     */
    static Act change(String code, Protocol before, Protocol after, Caller caller) {
        Act act = done(code, after, caller)
                .fact(RESTRICTED, restricted(after) || before != null && restricted(before))
                .changed(STATE, before == null ? null : state(before), state(after))
                .changed(EDITION, before == null ? null : edition(before), edition(after))
                .because(after instanceof Protocol.Withdrawn withdrawn ? withdrawn.reason() : null);
        if (before != null && before.content().equals(after.content())) {
            return act;
        }
        JsonNode old = before == null ? JsonNodeFactory.instance.objectNode() : fields(before.content());
        JsonNode now = fields(after.content());
        Set<String> names = new TreeSet<>();
        old.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            act = act.changed(name, text(old.get(name)), text(now.get(name)));
        }
        return act;
    }

    private static String edition(Protocol protocol) {
        return protocol.control().fixed() ? Integer.toString(protocol.control().edition()) : null;
    }

    private static String state(Protocol protocol) {
        return protocol.withdrawn() ? "withdrawn" : "effective";
    }

    static ObjectNode fields(ProtocolContent content) {
        try {
            return (ObjectNode) JsonTree.of(ProtocolJson.text(content));
        } catch (IOException e) {
            throw new UncheckedIOException("A record's own JSON cannot be read", e);
        }
    }

    static String text(JsonNode value) {
        return value == null || value.isNull() || value.isContainerNode() && value.isEmpty()
                ? null
                : Objects.toString(value.isTextual() ? value.textValue() : value);
    }
}
