package org.enlace.jit.internal.rest.picture;

import java.util.List;
import org.enlace.jit.picture.Likenesses;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;

/**
 * Entries that are likely of the same, and by what.
 *
 * @param of   how many groups there are in all
 * @param more whether the team has more entries than are read for one answer
 */
public record AlikeJson(List<GroupJson> groups, int of, boolean more) {
    static AlikeJson of(List<Likenesses.Group> groups, int of, boolean more) {
        return new AlikeJson(groups.stream().map(GroupJson::of).toList(), of, more);
    }

    /**
     * Two entries or more that nobody has taken for the same yet.
     *
     * @param by the fields in which some of them are equal
     */
    public record GroupJson(String kind, List<String> by, List<LikeJson> entries) {
        static GroupJson of(Likenesses.Group group) {
            return new GroupJson(
                    group.kind().token(),
                    group.by().stream().sorted().toList(),
                    group.entries().stream().map(LikeJson::of).toList());
        }
    }

    /** One of them. */
    public record LikeJson(RecordId entry, String title, String owner) {
        static LikeJson of(Seen seen) {
            return new LikeJson(
                    seen.entry().id(), seen.title(), seen.entry().owner().value());
        }
    }
}
