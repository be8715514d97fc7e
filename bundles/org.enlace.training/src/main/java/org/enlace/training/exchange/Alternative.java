package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.RecordId;

/**
 * The next best place of an officer, and what it costs the whole when the officer is sent there and everybody else is matched anew, as
 * well as can be: not the difference between two places alone, since another officer has to move, or does not need to.
 *
 * @param place       where the officer would go
 * @param pointsThere this officer's own points there
 * @param fewer       how many officers fewer would have a place. Below zero only where a pin keeps others out
 * @param cost        how many points all together would have less. Below zero only with a pin, or where {@code fewer} is not zero
 */
public record Alternative(RecordId place, int pointsThere, int fewer, int cost) {
    public Alternative {
        Objects.requireNonNull(place, "place");
    }
}
