package org.enlace.jit.internal;

import java.util.Set;
import org.enlace.jit.Statement;

/**
 * An area that knows some kinds of statements. What it is told is told in the transaction in which the statement is stored, whether
 * it was said here or came from elsewhere; what it throws undoes that.
 */
public interface Hearing {
    /** The kinds it alone knows; none for an area that only {@linkplain #followed follows} what others know. */
    default Set<String> kinds() {
        return Set.of();
    }

    /** Those of its kinds that stay between the two countries concerned, also where others join later. */
    default Set<String> between() {
        return Set.of();
    }

    /**
     * A statement of one of its kinds was said or arrived. It reads the whole content strictly before it writes anything.
     *
     * @throws org.enlace.platform.Refusal where the content says what the area does not know
     */
    default void heard(Statement statement) {}

    /** A statement of one of its kinds was taken back by its country, for this country; it is not among those of the team any more. */
    default void lost(Statement statement) {}

    /** Something was said, of whatever kind, after the area that knows it has heard it. */
    default void followed(Statement statement) {}
}
