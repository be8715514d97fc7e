package org.enlace.configuration.internal;

import java.io.IOException;
import java.util.Map;

/** Where effective configuration goes. */
interface Delivery {
    /**
     * Makes the configuration exactly this: gives what is new or changed, takes away what this door gave before and is
     * gone. What others gave is left alone.
     *
     * @return how many PIDs changed
     */
    int deliver(Map<String, Map<String, Object>> values) throws IOException;
}
