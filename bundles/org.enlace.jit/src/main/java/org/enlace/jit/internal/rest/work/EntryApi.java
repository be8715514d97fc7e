package org.enlace.jit.internal.rest.work;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.jit.Part;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.WithdrawnEntry;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** What teams know and do, for programs: the same use cases and the same doors as the pages. */
@Path("/api/jit/teams/{id}/entries")
@Needs("jit.read")
@Produces("application/json")
public final class EntryApi {
    private static final int MOST_ABOUT = 200;

    private final Supplier<Desks> desks;
    private final Texts texts = Texts.of(EntryApi.class);

    public EntryApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private Entries entries() {
        return desks.get().entries();
    }

    @GET
    @Describe(
            value =
                    "Lists the entries of a team, newest first; kind takes several, separated by commas; q are words or the beginnings of words.",
            answers = EntryJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @PathParam("id") String team,
            @QueryParam("kind") @DefaultValue("") String kinds,
            @QueryParam("owner") @DefaultValue("") String owner,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("nature") @DefaultValue("") String nature) {
        EntryQuery query = new EntryQuery(kinds(kinds), owner(owner), words, nature(nature));
        Part<Seen> part = entries().list(RecordId.parse(team), query, Given.place(paging), paging.size(), caller);
        return paging.answer(json(part.items()), Given.next(part));
    }

    private static Set<EntryKind> kinds(String typed) {
        return typed.isEmpty()
                ? Set.of()
                : Arrays.stream(typed.split(",", -1))
                        .map(word -> Given.word(word, "kind", EntryKind::of))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntryKind.class)));
    }

    private static Optional<CountryCode> owner(String typed) {
        return typed.isEmpty() ? Optional.empty() : Optional.of(new CountryCode(typed));
    }

    private static Optional<Grading.Nature> nature(String typed) {
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(Given.word(typed, "nature", word -> EnumSet.allOf(Grading.Nature.class).stream()
                        .filter(one -> one.token().equals(word))
                        .findFirst()));
    }

    private static List<EntryJson> json(List<Seen> seen) {
        return seen.stream().map(EntryJson::of).toList();
    }

    @GET
    @Path("/counts")
    @Describe(value = "Tells how many entries of each kind there are.")
    public Map<String, Long> counts(@Context Caller caller, @PathParam("id") String team) {
        Map<String, Long> counts = new TreeMap<>();
        entries().counts(RecordId.parse(team), caller).forEach((kind, count) -> counts.put(kind.token(), count));
        return counts;
    }

    @POST
    @Consumes("application/json")
    @Describe(
            value = "Writes an entry of this country and shares it with the parties.",
            answers = EntryJson.class,
            status = 201)
    public Response write(@Context Caller caller, @PathParam("id") String team, EntryJson.New body) {
        RecordId of = RecordId.parse(team);
        NewEntry wanted = Given.needed(body, "body").entry();
        Entry made = entries().write(of, wanted, caller);
        return Response.created(URI.create("/api/jit/teams/" + team + "/entries/" + made.id()))
                .entity(EntryJson.of(entries().find(of, made.id(), caller)))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path("/{entry}")
    @Describe(
            value =
                    "Gives one entry; what is restricted only after a reason was given, and each time noted. Of one that was withdrawn the notice, with 410.",
            answers = EntryJson.class)
    public Response find(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("entry") String id,
            @Context Request request) {
        RecordId of = RecordId.parse(team);
        RecordId entry = RecordId.parse(id);
        try {
            return found(entries().find(of, entry, caller), request);
        } catch (NotFound missing) {
            WithdrawnEntry withdrawn = entries().withdrawn(of, entry, caller).orElseThrow(() -> missing);
            String copies = texts.get(caller.language(), "work.withdrawn.copies.text");
            return Response.status(Response.Status.GONE)
                    .entity(WithdrawnJson.of(withdrawn, copies))
                    .build();
        }
    }

    private static Response found(Seen seen, Request request) {
        // What is left out depends on who reads and what they said, so only a whole one has a tag to be kept by.
        return seen.kept().isPresent()
                ? Response.ok(EntryJson.of(seen))
                        .tag(VersionTag.of(seen.entry().version()))
                        .build()
                : VersionTag.answer(EntryJson.of(seen), seen.entry().version(), request);
    }

    @PUT
    @Path("/{entry}")
    @Consumes("application/json")
    @Describe(value = "Changes an entry of this country; needs If-Match.", answers = EntryJson.class)
    public Response change(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("entry") String id,
            @HeaderParam("If-Match") String ifMatch,
            EntryJson.New body) {
        RecordId of = RecordId.parse(team);
        int version = VersionTag.expectedInt(ifMatch);
        Entry changed = entries()
                .change(
                        of,
                        RecordId.parse(id),
                        version,
                        Given.needed(body, "body").entry(),
                        caller);
        return Response.ok(EntryJson.of(entries().find(of, changed.id(), caller)))
                .tag(VersionTag.of(changed.version()))
                .build();
    }

    /** A body of its own: why something is taken back is no part of an address. */
    @POST
    @Path("/{entry}/withdrawal")
    @Consumes("application/json")
    @Describe(value = "Takes an entry of this country back from everybody; needs If-Match.", status = 204)
    public Response takeBack(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("entry") String id,
            @HeaderParam("If-Match") String ifMatch,
            EntryJson.Back body) {
        int version = VersionTag.expectedInt(ifMatch);
        String reason = Given.needed(Given.needed(body, "body").reason(), "reason");
        entries().takeBack(RecordId.parse(team), RecordId.parse(id), version, reason, caller);
        return Response.noContent().build();
    }

    @GET
    @Path("/{entry}/versions")
    @Describe(value = "Lists every version of an entry that came, oldest first.", answers = EntryJson.class)
    public List<EntryJson> versions(
            @Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id) {
        return json(entries().versions(RecordId.parse(team), RecordId.parse(id), caller));
    }

    @GET
    @Path("/{entry}/about")
    @Describe(value = "Lists what points to an entry, newest first, at most 200.", answers = EntryJson.class)
    public List<EntryJson> about(@Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id) {
        return json(entries().about(RecordId.parse(team), RecordId.parse(id), MOST_ABOUT, caller));
    }

    @GET
    @Path("/{entry}/alike")
    @Describe(
            value = "Lists entries with the same number, plate or name that nobody has taken for the same yet.",
            answers = EntryJson.class)
    public List<EntryJson> alike(@Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id) {
        return json(entries().alike(RecordId.parse(team), RecordId.parse(id), caller));
    }

    @POST
    @Path("/reasons")
    @Consumes("application/json")
    @Describe(
            value = "Says why restricted entries of a class are consulted, as long as the token or the session holds.",
            status = 204)
    public Response because(@Context Caller caller, @PathParam("id") String team, EntryJson.Reason body) {
        EntryJson.Reason given = Given.needed(body, "body");
        entries().because(RecordId.parse(team), given.of(), Given.needed(given.reason(), "reason"), caller);
        return Response.noContent().build();
    }
}
