package org.enlace.jit.internal.web.custody;

import static org.enlace.jit.custody.EventField.AFTER;
import static org.enlace.jit.custody.EventField.ANSWERS;
import static org.enlace.jit.custody.EventField.BEFORE;
import static org.enlace.jit.custody.EventField.CONDITION;
import static org.enlace.jit.custody.EventField.CORRECTS;
import static org.enlace.jit.custody.EventField.HANDING;
import static org.enlace.jit.custody.EventField.METHOD;
import static org.enlace.jit.custody.EventField.REMARKS;
import static org.enlace.jit.custody.EventField.SEAL;
import static org.enlace.jit.custody.EventField.TOOL;
import static org.enlace.jit.custody.EventField.TOOL_VERSION;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;

/** Which fields the form of a kind of event has: those that it needs, and those that make sense with it. */
final class EventFields {
    private EventFields() {}

    private static Set<EventField> may(EventKind kind) {
        return switch (kind) {
            case COLLECTED -> EnumSet.of(HANDING, SEAL, REMARKS);
            case ACQUIRED -> EnumSet.of(TOOL, TOOL_VERSION, CONDITION, SEAL, REMARKS);
            case SEALED, ACCESSED -> EnumSet.of(SEAL, REMARKS);
            case TRANSFERRED_OUT -> EnumSet.of(SEAL, METHOD, REMARKS);
            case RECEIVED -> EnumSet.of(SEAL, REMARKS);
            case TRANSFER_ENDED -> EnumSet.of(SEAL);
            case COPIED -> EnumSet.of(TOOL, TOOL_VERSION, BEFORE, CONDITION, REMARKS);
            case EXPORTED -> EnumSet.of(METHOD, AFTER, REMARKS);
            case ANALYSED -> EnumSet.of(TOOL, TOOL_VERSION, BEFORE, AFTER, CONDITION, REMARKS);
            case HASH_VERIFIED -> EnumSet.of(METHOD, TOOL, TOOL_VERSION, REMARKS);
            case RETURNED -> EnumSet.of(HANDING, SEAL, REMARKS);
            case DESTROYED -> EnumSet.of(CONDITION, REMARKS);
            case CORRECTED -> EnumSet.noneOf(EventField.class);
        };
    }

    /** In the order in which they are asked. */
    static List<EventField> of(EventKind kind) {
        Set<EventField> all = may(kind);
        all.addAll(kind.needs());
        return Arrays.stream(EventField.values()).filter(all::contains).toList();
    }

    /** Whether it names another event, which nobody types. */
    static boolean event(EventField field) {
        return field == ANSWERS || field == CORRECTS;
    }

    static boolean hash(EventField field) {
        return field == BEFORE || field == AFTER;
    }

    /** Whether it may have several lines. */
    static boolean text(EventField field) {
        return field == EventField.PURPOSE || field == CONDITION || field == REMARKS;
    }
}
