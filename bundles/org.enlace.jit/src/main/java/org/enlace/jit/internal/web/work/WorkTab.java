package org.enlace.jit.internal.web.work;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamView;

/**
 * A way of the local navigation that stands on every page of a team's working space.
 *
 * @param token its text is {@code work.tab.TOKEN}
 * @param path  below the working space, such as {@code /plan}; empty for its first page
 * @param oneOf who sees it has one of these rights
 */
public record WorkTab(String token, String path, List<Right> oneOf) {
    public WorkTab {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(path, "path");
        oneOf = List.copyOf(oneOf);
    }

    private static WorkTab of(String token, String path, Right... oneOf) {
        return new WorkTab(token, path, Arrays.asList(oneOf));
    }

    /** All of them, in the order they stand in. A further page of the working space is a line here and its text. */
    static final List<WorkTab> ALL = List.of(
            of("overview", "", Right.SEE_CONTENT, Right.SEE_GIVEN),
            of("plan", "/plan", Right.SEE_CONTENT),
            of("asked", "/asked", Right.SEE_CONTENT),
            of("meetings", "/meetings", Right.SEE_CONTENT),
            of("messages", "/messages", Right.SEE_CONTENT),
            of("holdings", "/entries", Right.SEE_CONTENT, Right.SEE_GIVEN),
            of("graph", "/graph", Right.SEE_CONTENT, Right.SEE_GIVEN),
            of("map", "/map", Right.SEE_CONTENT, Right.SEE_GIVEN),
            of("alike", "/alike", Right.SEE_CONTENT),
            of("evidence", "/evidence", Right.SEE_CONTENT),
            of("handling", "/handling", Right.SEE_CONTENT),
            of("closing", "/closing", Right.SEE_CONTENT));

    /** Those that lead somewhere for the reader of a team. */
    public static List<WorkTab> shownTo(TeamView view) {
        return ALL.stream()
                .filter(one -> one.oneOf().stream().anyMatch(view::allows))
                .toList();
    }
}
