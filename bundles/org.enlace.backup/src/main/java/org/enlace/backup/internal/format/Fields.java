package org.enlace.backup.internal.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.enlace.audit.proof.Canonical;

/** Reads the fields of one of the small JSON files of a backup; what is not there, or another kind of thing, is damage. */
final class Fields {
    private final String what;
    private final Map<String, Object> map;

    private Fields(String what, Map<String, Object> map) {
        this.what = what;
        this.map = map;
    }

    /** @param what how to call it in a message */
    static Fields of(String what, byte[] bytes) throws Damaged {
        try {
            return new Fields(what, Canonical.object(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new Damaged("\"" + what + "\" cannot be read: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    List<Fields> list(String name) throws Damaged {
        List<Fields> all = new ArrayList<>();
        for (Object each : get(name, List.class)) {
            all.add(new Fields(what, (Map<String, Object>) kind(name, each, Map.class)));
        }
        return all;
    }

    List<String> texts(String name) throws Damaged {
        List<String> all = new ArrayList<>();
        for (Object each : get(name, List.class)) {
            all.add(kind(name, each, String.class));
        }
        return all;
    }

    String text(String name) throws Damaged {
        return get(name, String.class);
    }

    long number(String name) throws Damaged {
        return get(name, Long.class);
    }

    boolean flag(String name) throws Damaged {
        return get(name, Boolean.class);
    }

    byte[] bytes(String name) throws Damaged {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            throw new Damaged("\"" + what + "\" has a \"" + name + "\" that is no Base64", e);
        }
    }

    private <T> T get(String name, Class<T> type) throws Damaged {
        return kind(name, map.get(name), type);
    }

    private <T> T kind(String name, Object value, Class<T> type) throws Damaged {
        if (!type.isInstance(value)) {
            throw new Damaged("\"" + what + "\" has no \"" + name + "\" of the right kind");
        }
        return type.cast(value);
    }
}
