package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.ChecklistItem.Standing;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.ItemDraft;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.web.ChecklistFiles;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.ReadingReason;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** How the country implements a document, for programs. The tag of an item counts its changes, from {@code "v1"}. */
@Path(RecordPath.RECORD + "/implementation")
@Needs("protocols.read")
@Produces("application/json")
public final class ImplementationApi {
    private final Implementations implementations;
    private final Protocols protocols;

    public ImplementationApi(Implementations implementations, Protocols protocols) {
        this.implementations = implementations;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value =
                    "Gives how far the country has come with the version it adopted: items by standing, and the score with"
                            + " what it is out of. Of a restricted document it needs Enlace-Reason.",
            answers = ChecklistJson.class)
    public Response find(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam(ReadingReason.HEADER) String reason) {
        Checklist checklist = open(id, reason, caller);
        return Response.ok(ChecklistJson.of(checklist, implementations.today())).build();
    }

    @GET
    @Path("/items")
    @Describe(
            value = "Lists the items in the order of the document, of one standing, of one unit or overdue alone.",
            answers = ChecklistItemJson.class,
            list = true)
    public Response items(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(ReadingReason.HEADER) String reason,
            @QueryParam("standing") String standing,
            @QueryParam("unit") String unit,
            @QueryParam("overdue") boolean overdue,
            @Context Paging paging) {
        Checklist.Filter filter = new Checklist.Filter(
                standing == null ? null : standing(standing), unit == null ? null : new UnitId(unit), overdue);
        List<Checklist.Line> all = open(id, reason, caller).lines(filter, implementations.today());
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).requirement().key().equals(paging.after())) {
                from = i + 1;
            }
        }
        List<Checklist.Line> lines = all.subList(from, Math.min(all.size(), from + paging.size()));
        boolean more = from + lines.size() < all.size();
        return paging.answer(
                lines.stream()
                        .map(line -> ChecklistItemJson.of(line, implementations.today()))
                        .toList(),
                more ? lines.get(lines.size() - 1).requirement().key() : null);
    }

    private static Standing standing(String token) {
        return Standing.of(token).orElseThrow(() -> new Refusal(
                        "checklist.standing",
                        "\"" + token + "\" is no standing of an item; use one of " + Standing.all(),
                        token,
                        Standing.all())
                .at("standing"));
    }

    @GET
    @Path("/items/{item}")
    @Describe(value = "Gives one item.", answers = ChecklistItemJson.class)
    public Response item(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("item") String item,
            @HeaderParam(ReadingReason.HEADER) String reason) {
        Checklist.Line line = line(open(id, reason, caller), item);
        // What is overdue changes without anybody, so the tag is given and no 304.
        return Response.ok(ChecklistItemJson.of(line, implementations.today()))
                .tag(VersionTag.of(line.item().revision()))
                .build();
    }

    private static Checklist.Line line(Checklist checklist, String item) {
        return checklist.line(RecordId.parse(item)).orElseThrow(() -> new NotFound(ChecklistItem.KIND, item));
    }

    @PUT
    @Path("/items/{item}")
    @Needs("protocols.implement")
    @Consumes("application/json")
    @Describe(
            value =
                    "Says anew all that is said of an item: its standing, who sees to it until when, the gap analysis, the"
                            + " evidence; needs If-Match.",
            answers = ChecklistItemJson.class)
    public Response change(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("item") String item,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            ItemBodyJson body) {
        RecordId record = line(open(id, reason, caller), item).item().id();
        ItemDraft draft = body.draft();
        ChecklistItem changed = implementations.change(record, VersionTag.expectedInt(ifMatch), draft, caller);
        Checklist.Line line = line(implementations.get(RecordId.parse(id), caller), item);
        return Response.ok(ChecklistItemJson.of(line, implementations.today()))
                .tag(VersionTag.of(changed.revision()))
                .build();
    }

    @GET
    @Path("/trend")
    @Describe(
            value = "Lists how far it had come on each day on which it changed, the latest first, all in one part.",
            answers = ChecklistDayJson.class,
            list = true)
    public Response trend(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(ReadingReason.HEADER) String reason,
            @Context Paging paging) {
        Checklist checklist = open(id, reason, caller);
        return paging.answer(
                implementations.trend(checklist.protocol(), caller).stream()
                        .map(ChecklistDayJson::of)
                        .toList(),
                null);
    }

    @GET
    @Path("/export.xlsx")
    @Needs("protocols.implement")
    @StepUp
    @Describe("Gives the checklist as a spreadsheet, which the page of the checklist reads again.")
    public Response xlsx(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam(ReadingReason.HEADER) String reason) {
        return ChecklistFiles.file(implementations, TableFormat.XLSX, record(id, reason, caller), caller);
    }

    @GET
    @Path("/export.csv")
    @Needs("protocols.implement")
    @StepUp
    @Describe("Gives the checklist as a table, which the page of the checklist reads again.")
    public Response csv(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam(ReadingReason.HEADER) String reason) {
        return ChecklistFiles.file(implementations, TableFormat.CSV, record(id, reason, caller), caller);
    }

    private Checklist open(String id, String reason, Caller caller) {
        return implementations.get(record(id, reason, caller).id(), caller);
    }

    private Protocol record(String id, String reason, Caller caller) {
        try {
            return protocols.open(RecordId.parse(id), ReadingReason.read(reason), caller);
        } catch (Refusal refusal) {
            throw refusal.code().equals(Protocols.REASON_NEEDED) ? ReadingReason.missing() : refusal;
        }
    }
}
