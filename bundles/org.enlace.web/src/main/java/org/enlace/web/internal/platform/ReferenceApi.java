package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;

/** The reference data for programs. */
@Path("/api/reference")
@Needs("reference.read")
@Produces("application/json")
public final class ReferenceApi {
    private final ReferenceData data;

    public ReferenceApi(ReferenceData data) {
        this.data = data;
    }

    @GET
    @Describe(value = "Gives the version of the reference data in force, and its sets.", answers = ReferenceJson.class)
    public ReferenceJson all(@Context Caller caller) {
        InForce inForce = data.inForce(caller);
        return new ReferenceJson(
                inForce.version().value(),
                inForce.issued(),
                inForce.imported(),
                inForce.since().orElse(null),
                inForce.sha256().orElse(null),
                data.sets(caller).stream()
                        .map(set ->
                                new ReferenceSetJson(set.set().token(), set.records(), set.verified(), set.retired()))
                        .toList());
    }

    @GET
    @Path("/{set}")
    @Describe(
            value = "Lists the records of a set, those with all words of q.",
            answers = ReferenceRecordJson.class,
            list = true)
    public Response records(
            @Context Caller caller, @Context Paging paging, @PathParam("set") String set, @QueryParam("q") String q) {
        List<ReferenceEntry> all = data.records(set(set), q, caller);
        Part part = Part.of(all, paging.after(), paging.size());
        return paging.answer(
                part.records().stream().map(ReferenceRecordJson::of).toList(), part.next());
    }

    /** @throws NotFound when there is no such set */
    public static ReferenceSet set(String token) {
        return ReferenceSet.of(token).orElseThrow(() -> new NotFound("reference-set", token));
    }

    /**
     * Some of the records of a set.
     *
     * @param next the id to go on behind; null on the last part
     */
    public record Part(List<ReferenceEntry> records, String next) {
        /** @param after the id behind which the part begins, or null; behind one that is not there comes nothing */
        public static Part of(List<ReferenceEntry> all, String after, int size) {
            List<ReferenceEntry> rest = after == null
                    ? all
                    : all.stream()
                            .dropWhile(each -> !each.id().equals(after))
                            .skip(1)
                            .toList();
            return rest.size() <= size
                    ? new Part(rest, null)
                    : new Part(rest.subList(0, size), rest.get(size - 1).id());
        }
    }

    /**
     * @param since  when it was imported; null for what came with the program
     * @param sha256 of the update file; null for what came with the program
     */
    public record ReferenceJson(
            String version,
            LocalDate issued,
            boolean imported,
            Instant since,
            String sha256,
            List<ReferenceSetJson> sets) {}

    /** How many records a set has. */
    public record ReferenceSetJson(String set, int records, int verified, int retired) {}

    /** @param names by language; @param facts the further fields of the set */
    public record ReferenceRecordJson(
            String id,
            String code,
            Map<String, String> names,
            Map<String, Object> facts,
            String source,
            boolean verified,
            String verifiedScope,
            boolean retired) {
        static ReferenceRecordJson of(ReferenceEntry entry) {
            Map<String, String> names = new LinkedHashMap<>();
            for (Language language : Language.values()) {
                names.put(language.tag(), entry.name(language));
            }
            return new ReferenceRecordJson(
                    entry.id(),
                    entry.code(),
                    names,
                    entry.facts(),
                    entry.source(),
                    entry.verified(),
                    entry.verifiedScope(),
                    entry.retired());
        }
    }
}
