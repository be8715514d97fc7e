package org.enlace.web.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.NotNow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.web.Describe;
import org.enlace.web.FormData;
import org.enlace.web.Invalid;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Paging;
import org.enlace.web.Ui;
import org.enlace.web.Upload;
import org.enlace.web.VersionTag;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.ui.Words;

/** A small module for tests. */
public final class Notes implements WebApplication {
    final AtomicInteger created = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final Set<Object> resources = Set.of(new Pages(), new Api());

    @Override
    public String module() {
        return "notes";
    }

    @Override
    public List<String> paths() {
        return List.of("/notes", "/api/notes");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return Words.texts();
    }

    @Path("/notes")
    @Needs("notes.read")
    public final class Pages {
        @GET
        @Produces("text/html")
        public Page list(@Context Caller caller, @QueryParam("year") @DefaultValue("2020") int year) {
            return new Page("Notes <of> " + year, Ui.text("by " + caller.officer() + " in " + caller.language()));
        }

        @GET
        @Path("slow")
        @Produces("text/html")
        public Page slow() throws InterruptedException {
            entered.countDown();
            release.await(10, TimeUnit.SECONDS);
            return new Page("Slow", Ui.text("done"));
        }

        @POST
        @Consumes({"application/x-www-form-urlencoded", "multipart/form-data"})
        public Response send(FormData form) {
            String file = form.file("file").map(Notes::told).orElse("none");
            return Response.seeOther(URI.create("/notes?title="
                            + java.net.URLEncoder.encode(
                                    form.first("title") + "|" + form.all("tag") + "|" + file,
                                    java.nio.charset.StandardCharsets.UTF_8)))
                    .build();
        }

        @POST
        @Path("small")
        @Consumes("multipart/form-data")
        @MaxBody(2_000)
        public Response small(FormData form) {
            return Response.noContent().build();
        }

        @GET
        @Path("fail/{how}")
        @Produces("text/html")
        public Page fail(@PathParam("how") String how) {
            return Api.thrown(how);
        }
    }

    private static String told(Upload upload) {
        return upload.name() + ":" + upload.size() + ":" + upload.text();
    }

    @Path("/api/notes")
    @Needs("notes.read")
    @Produces("application/json")
    @Consumes("application/json")
    public final class Api {
        @GET
        @Describe(value = "Lists notes.", answers = NoteJson.class, list = true)
        public Response list(@Context Paging paging) {
            List<Integer> numbers = new ArrayList<>();
            int from = paging.after() == null ? 0 : Integer.parseInt(paging.after());
            for (int i = from; i < from + paging.size(); i++) {
                numbers.add(i);
            }
            return paging.answer(numbers, from > 100 ? null : String.valueOf(from + paging.size()));
        }

        @GET
        @Path("{id}")
        @Describe(value = "One note.", answers = NoteJson.class)
        public Response one(@PathParam("id") long id, @Context Request request) {
            return VersionTag.answer(
                    new NoteJson("t", 1, null, List.of(), null, null, null, true, Optional.of("x")), id, request);
        }

        @GET
        @Path("broken/{length}")
        @Produces("text/plain")
        @Describe("Breaks off after so many bytes.")
        public StreamingOutput broken(@PathParam("length") int length) {
            return out -> {
                out.write(new byte[length]);
                out.flush();
                throw new IllegalStateException("secret");
            };
        }

        @GET
        @Path("refused-late")
        @Produces("text/plain")
        @Describe("Is refused when it would be written.")
        public StreamingOutput refusedLate() {
            return out -> {
                throw new Refusal("country.form", "no good", "XX").at("country");
            };
        }

        @GET
        @Path("unwritable")
        @Describe("Gives what is no JSON.")
        public Object unwritable() {
            return new Object() {
                @JsonProperty
                public String text() {
                    throw new IllegalStateException("secret");
                }
            };
        }

        @POST
        @Needs("notes.write")
        @Describe(value = "Makes a note.", answers = NoteJson.class, status = 201)
        public Response create(NoteJson note) {
            int number = created.incrementAndGet();
            return Response.created(URI.create("/api/notes/" + number))
                    .entity(note)
                    .tag(VersionTag.of(1))
                    .build();
        }

        @PUT
        @Path("{id}")
        public NoteJson change(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, NoteJson note) {
            if (VersionTag.expected(ifMatch) != 7) {
                throw new Stale("note", id);
            }
            return note;
        }

        @DELETE
        @Path("fail/{how}")
        public void fail(@PathParam("how") String how) {
            thrown(how);
        }

        static Page thrown(String how) {
            if ("linkage".equals(how)) {
                throw new NoClassDefFoundError("secret/Thing");
            }
            throw switch (how) {
                case "refusal" -> new Refusal("country.form", "no good", "XX").at("country");
                case "several" ->
                    new Invalid(List.of(new Refusal("a.b", "first").at("one"), new Refusal("c.d", "second").at("two")));
                case "missing" -> new NotFound("note", "7");
                case "stale" -> new Stale("note", "7");
                case "not-now" -> new NotNow(new Refusal("database.moving", "moving"), 10);
                case "forbidden" -> new Forbidden(new Permission("notes.burn"));
                default -> new IllegalStateException("secret detail");
            };
        }
    }

    enum Colour {
        RED,
        @JsonProperty("light-blue")
        BLUE
    }

    record Part(String name, RecordId ref, List<String> words) {}

    record NoteJson(
            String title,
            int year,
            LocalDate day,
            List<Part> parts,
            Colour colour,
            CountryCode country,
            Instant at,
            boolean open,
            Optional<String> more) {
        NoteJson {
            if ("bad".equals(title)) {
                throw new Refusal("note.title", "A title is not bad");
            }
        }
    }
}
