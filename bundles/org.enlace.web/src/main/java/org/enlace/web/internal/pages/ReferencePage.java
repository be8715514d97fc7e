package org.enlace.web.internal.pages;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.reference.Countries;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.internal.platform.ReferenceApi;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.ui.Field;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Table;

/** The reference data to look things up in: which version counts, its sets, their records with source and whether verified. */
@Path("/reference")
@Needs("reference.read")
public final class ReferencePage {
    /** Records on a page of one set. */
    private static final int PAGE = 100;
    /** Records of each set where all are searched. */
    private static final int FOUND = 25;

    private final ReferenceData data;
    private final Countries countries;

    public ReferencePage(ReferenceData data, Countries countries) {
        this.data = data;
        this.countries = countries;
    }

    /**
     * What was found in a set.
     *
     * @param more the address of all that was found there; null where all is shown
     */
    public record Found(String heading, Table table, String count, String more) {}

    @GET
    @Produces("text/html")
    public Page sets(@Context Caller caller, @QueryParam("q") @DefaultValue("") String typed) {
        Words words = new Words(caller.language());
        String q = typed.strip();
        ReferenceTables tables = new ReferenceTables(words, countries);
        boolean tooLong = q.length() > ReferenceData.LONGEST_SEARCH;
        List<Found> found = new ArrayList<>();
        int hits = 0;
        if (!q.isEmpty() && !tooLong) {
            for (ReferenceSet set : ReferenceSet.values()) {
                List<ReferenceEntry> all = data.records(set, q, caller);
                hits += all.size();
                if (!all.isEmpty()) {
                    found.add(new Found(
                            words.get("reference.set." + set),
                            tables.of(
                                            set,
                                            ReferenceApi.Part.of(all, null, FOUND)
                                                    .records())
                                    .captionHidden(),
                            words.get("reference.count", all.size()),
                            all.size() > FOUND ? address(set, q, null) : null));
                }
            }
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("q", q);
        parameters.put("search", search(words, q, tooLong));
        parameters.put("version", version(words, caller));
        parameters.put("sets", q.isEmpty() || tooLong ? tables.sets(data.sets(caller)) : null);
        parameters.put("found", found);
        parameters.put("count", words.get("reference.count", hits));
        return new Page(words.get("reference.title"), PageTemplates.fill("reference", parameters));
    }

    @GET
    @Path("/{set}")
    @Produces("text/html")
    public Page records(
            @Context Caller caller,
            @PathParam("set") String token,
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("after") @DefaultValue("") String after) {
        Words words = new Words(caller.language());
        ReferenceSet set = ReferenceApi.set(token);
        String q = typed.strip();
        boolean tooLong = q.length() > ReferenceData.LONGEST_SEARCH;
        List<ReferenceEntry> all = data.records(set, tooLong ? "" : q, caller);
        ReferenceApi.Part part = ReferenceApi.Part.of(all, after.isEmpty() ? null : after, PAGE);
        InForce inForce = data.inForce(caller);
        String title = words.get("reference.set." + set);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("title", title);
        parameters.put("caption", words.get("reference.version.short", inForce.version()));
        parameters.put("about", words.get("reference.about." + set));
        parameters.put("search", search(words, q, tooLong));
        parameters.put("action", "/reference/" + set);
        parameters.put("q", q);
        parameters.put("count", words.get("reference.count", all.size()));
        parameters.put(
                "table",
                part.records().isEmpty()
                        ? null
                        : new ReferenceTables(words, countries)
                                .of(set, part.records())
                                .captionHidden());
        parameters.put("next", part.next() == null ? null : address(set, q, part.next()));
        return new Page(
                title,
                List.of(new Page.Crumb(words.get("reference.title"), "/reference")),
                PageTemplates.fill("reference-set", parameters));
    }

    private static Field search(Words words, String q, boolean tooLong) {
        return Field.named("q", words.get("reference.search"))
                .hint(words.get("reference.search.hint"))
                .error(tooLong ? words.get("refusal.reference.search", q.length(), ReferenceData.LONGEST_SEARCH) : "")
                .value(q);
    }

    private List<SummaryRow> version(Words words, Caller caller) {
        InForce inForce = data.inForce(caller);
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(words.get("reference.version"), inForce.version().value()));
        rows.add(SummaryRow.of(words.get("reference.issued"), Ui.date(inForce.issued(), caller.language())));
        rows.add(SummaryRow.of(
                words.get("reference.origin"),
                inForce.since()
                        .map(since -> Ui.join(Ui.text(words.get("reference.imported") + " "), Ui.moment(since, caller)))
                        .orElseGet(() -> Ui.text(words.get("reference.shipped")))));
        inForce.sha256().ifPresent(hash -> rows.add(SummaryRow.of(words.get("reference.sha256"), hash)));
        return rows;
    }

    private static String address(ReferenceSet set, String q, String after) {
        String separator = q.isEmpty() ? "?" : "&";
        return "/reference/" + set + (q.isEmpty() ? "" : "?q=" + encoded(q))
                + (after == null ? "" : separator + "after=" + encoded(after));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
