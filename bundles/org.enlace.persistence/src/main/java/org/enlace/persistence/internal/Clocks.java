package org.enlace.persistence.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Two clocks, of which the one that says that more time has passed is believed: the first stands still while the machine is suspended, the
 * second can be set.
 *
 * @param nanos  never goes back
 * @param millis the time of day
 */
record Clocks(LongSupplier nanos, LongSupplier millis) {
    static final Clocks SYSTEM = new Clocks(System::nanoTime, System::currentTimeMillis);

    record Moment(long nanos, long millis) {}

    Moment now() {
        return new Moment(nanos.getAsLong(), millis.getAsLong());
    }

    Duration since(Moment moment) {
        Duration passed = Duration.ofNanos(nanos.getAsLong() - moment.nanos());
        Duration byDay = Duration.ofMillis(millis.getAsLong() - moment.millis());
        return passed.compareTo(byDay) > 0 ? passed : byDay;
    }
}
