package org.enlace.protocols.internal.web;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.web.OwnPath;

/**
 * Which part of a checklist a page shows.
 *
 * @param after the key of the requirement the page before ended with; empty on the first
 */
public record ChecklistView(RecordId protocol, Checklist.Filter filter, String after) {
    /** So many lines stand on a page. */
    static final int LINES = 50;

    static String home(RecordId protocol) {
        return "/protocols/" + protocol + "/implementation";
    }

    /** @throws Refusal {@code checklist.standing}, {@code unit.id-form} */
    static ChecklistView of(RecordId protocol, String standing, String unit, String overdue, String after) {
        Standing wanted = blank(standing)
                ? null
                : Standing.of(standing).orElseThrow(() -> new Refusal(
                                "checklist.standing",
                                "\"" + standing + "\" is no standing of an item; use one of " + Standing.all(),
                                standing,
                                Standing.all())
                        .at("standing"));
        return new ChecklistView(
                protocol,
                new Checklist.Filter(wanted, blank(unit) ? null : new UnitId(unit), "yes".equals(overdue)),
                after == null ? "" : after);
    }

    /** The list that somebody was at; the whole of it where that cannot be told. */
    static ChecklistView back(RecordId protocol, String address) {
        Map<String, String> query = new LinkedHashMap<>();
        OwnPath.of(address)
                .filter(uri -> uri.getRawPath().equals(home(protocol)))
                .map(URI::getRawQuery)
                .ifPresent(raw -> {
                    for (String pair : raw.split("&")) {
                        int at = pair.indexOf('=');
                        if (at > 0) {
                            query.put(pair.substring(0, at), decoded(pair.substring(at + 1)));
                        }
                    }
                });
        try {
            return of(protocol, query.get("standing"), query.get("unit"), query.get("overdue"), query.get("after"));
        } catch (Refusal forged) {
            return new ChecklistView(protocol, Checklist.Filter.ALL, "");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    public String home() {
        return home(protocol);
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (filter.standing() != null) {
            query.put("standing", filter.standing().token());
        }
        if (filter.unit() != null) {
            query.put("unit", filter.unit().value());
        }
        if (filter.overdue()) {
            query.put("overdue", "yes");
        }
        if (!after.isEmpty()) {
            query.put("after", after);
        }
        return query;
    }

    public String address() {
        return FilterParameters.address(home(), query());
    }

    String address(String... more) {
        Map<String, String> query = query();
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return FilterParameters.address(home(), query);
    }

    ChecklistView with(Checklist.Filter other) {
        return new ChecklistView(protocol, other, "");
    }

    ChecklistView after(String key) {
        return new ChecklistView(protocol, filter, key);
    }
}
