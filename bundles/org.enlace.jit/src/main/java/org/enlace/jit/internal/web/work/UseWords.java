package org.enlace.jit.internal.web.work;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.work.Use;
import org.enlace.web.ui.Choice;

/** What the limits on use are called in the reader's language. */
public record UseWords(Labels labels) {
    public String name(Use use) {
        return labels.get("entry.choice." + Use.FIELD + "." + use.token());
    }

    /** In their order, in one line. */
    public String names(Set<Use> uses) {
        return Arrays.stream(Use.values())
                .filter(uses::contains)
                .map(this::name)
                .collect(Collectors.joining("; "));
    }

    /** For what something is used; the team's purpose where nothing was chosen. */
    public List<Choice> choices(String chosen) {
        Use now = Use.of(chosen).orElse(Use.TEAM);
        return Arrays.stream(Use.values())
                .map(use -> Choice.of(use.token(), name(use)).selected(use == now))
                .toList();
    }
}
