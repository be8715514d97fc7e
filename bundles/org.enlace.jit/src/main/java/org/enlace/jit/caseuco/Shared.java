package org.enlace.jit.caseuco;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The nodes of a document as they are made; what several items share is written once. What it keeps are names, not nodes. */
final class Shared {
    private final Set<String> written = new HashSet<>();
    private final Set<String> authorizations = new LinkedHashSet<>();
    private final List<Map<String, Object>> made = new ArrayList<>();

    String add(Node node) {
        made.add(node.json());
        return node.id();
    }

    /** A node that is written where it is first spoken of. */
    String once(String id, Supplier<Node> node) {
        if (written.add(id)) {
            add(node.get());
        }
        return id;
    }

    boolean first(String id) {
        return written.add(id);
    }

    /** An act of an authority under which something was done. */
    String authorization(String act) {
        String id = Names.of("Authorization", act);
        authorizations.add(id);
        return once(id, () -> Node.of(id, "case-investigation:Authorization")
                .text("case-investigation:authorizationIdentifier", act));
    }

    Set<String> authorizations() {
        return authorizations;
    }

    /** What was made since this was last asked. */
    List<Map<String, Object>> take() {
        List<Map<String, Object>> taken = List.copyOf(made);
        made.clear();
        return taken;
    }
}
