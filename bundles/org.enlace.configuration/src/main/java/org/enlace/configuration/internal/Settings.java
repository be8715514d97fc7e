package org.enlace.configuration.internal;

import java.util.List;
import java.util.Map;

/**
 * What one file says.
 *
 * @param values   by PID and key, as typed in the file
 * @param mistakes what in it could not be taken, whoever reads it
 */
record Settings(Map<String, Map<String, Object>> values, List<Mistake> mistakes) {
    static final Settings NONE = new Settings(Map.of(), List.of());
}
