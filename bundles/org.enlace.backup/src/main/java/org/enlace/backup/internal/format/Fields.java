package org.enlace.backup.internal.format;

import java.nio.charset.StandardCharsets;
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
        return get(name, List.class).stream()
                .map(each -> new Fields(what, (Map<String, Object>) each))
                .toList();
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String name) throws Damaged {
        return List.copyOf(get(name, List.class));
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
        Object value = map.get(name);
        if (!type.isInstance(value)) {
            throw new Damaged("\"" + what + "\" has no \"" + name + "\" of the right kind");
        }
        return type.cast(value);
    }
}
