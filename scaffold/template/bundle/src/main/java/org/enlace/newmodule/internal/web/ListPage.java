package org.enlace.newmodule.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.EntryPage;
import org.enlace.newmodule.Place;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;

/** The list, newest first: of the open entries, or of the withdrawn ones. */
@Path("/newmodule")
@Needs("newmodule.read")
public final class ListPage {
    private static final int LINES = 20;
    private static final int SUMMARY = 200;

    private final Entries entries;
    private final Room room;

    ListPage(Entries entries, Room room) {
        this.entries = entries;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        boolean withdrawn = state.equals("withdrawn");
        EntryPage page = entries.page(place(withdrawn, after, before), LINES, caller);
        List<Item> items = page.entries().stream().map(ListPage::item).toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("withdrawn", withdrawn);
        parameters.put("items", items);
        parameters.put("previous", address(withdrawn, "before", page.previous()));
        parameters.put("next", address(withdrawn, "after", page.next()));
        return room.page(room.labels(caller).get("module.title"), "list", null, caller, parameters);
    }

    private static Place place(boolean withdrawn, String after, String before) {
        if (!before.isEmpty()) {
            return Place.before(withdrawn, RecordId.parse(before));
        }
        return after.isEmpty() ? Place.first(withdrawn) : Place.after(withdrawn, RecordId.parse(after));
    }

    private static String address(boolean withdrawn, String side, Optional<RecordId> key) {
        String rest = withdrawn ? "&state=withdrawn" : "";
        return key.map(id -> Room.HOME + "?" + side + "=" + id + rest).orElse(null);
    }

    private static Item item(Entry entry) {
        Content content = entry.content();
        return Item.of(content.title(), Room.HOME + "/" + entry.id()).summary(beginning(content.text()));
    }

    private static String beginning(String text) {
        if (text.length() <= SUMMARY) {
            return text;
        }
        // A character of two halves is not cut in two.
        int end = Character.isHighSurrogate(text.charAt(SUMMARY - 1)) ? SUMMARY - 1 : SUMMARY;
        return text.substring(0, end) + "…";
    }
}
