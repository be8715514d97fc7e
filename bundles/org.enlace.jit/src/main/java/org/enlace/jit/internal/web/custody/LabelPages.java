package org.enlace.jit.internal.web.custody;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.documents.Document;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Chosen;
import org.enlace.web.Download;
import org.enlace.web.Needs;

/** Labels of several items, on sheets to be cut apart: twelve on a page. */
@Path("/jit")
@Needs("jit.read")
public final class LabelPages {
    /** What is done with items that were chosen in the register. */
    static final String ACT = "labels";

    private static final int ON_A_PAGE = 12;
    private static final int IN_A_ROW = 3;

    /** What of a seal is on a label: the whole of a longer one is on the label of that item alone. */
    private static final int SEAL = 60;

    private final EvidenceChains chains;
    private final PaperPages papers;

    public LabelPages(EvidenceChains chains, PaperPages papers) {
        this.chains = chains;
        this.papers = papers;
    }

    /** A label. @param seal empty for none */
    public record Label(String number, String team, String seal, String address) {}

    @GET
    @Path("/teams/{id}/work/evidence/labels")
    public Response labels(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam(Chosen.ACT) String act,
            @QueryParam(Chosen.RECORD) List<String> chosen,
            @Context UriInfo address) {
        TeamView view = chains.way().enterWhole(team, caller);
        List<RecordId> items = Chosen.read(act, chosen, Set.of(ACT)).records();
        List<Seen> seen =
                items.stream().map(id -> papers.whole(view, id.toString())).toList();
        byte[] pdf = papers.print(sheet(view, seen, address.getBaseUri()));
        return Download.shown("labels-" + chains.way().name(view.team()) + ".pdf", "application/pdf", pdf)
                .build();
    }

    /** The sheet itself, in the order of the register. */
    public Document sheet(TeamView view, List<Seen> items, URI base) {
        String team = chains.way().name(view.team());
        List<Label> labels = new ArrayList<>();
        for (Seen seen : items) {
            CustodyLog log = chains.log(view, seen.entry().id());
            CustodyWords words = chains.words(view, seen, log);
            String number = chains.number(seen);
            labels.add(new Label(
                    number,
                    team,
                    cut(PaperPages.seal(log, seen.entry(), words)),
                    PaperPages.address(seen.entry(), number, base)));
        }
        CustodyWords words = chains.words(view);
        return new Document(
                words.get("custody.labels.title"),
                null,
                "",
                words.labels().language(),
                team,
                null,
                "",
                chains.pages()
                        .fill(
                                "custody/labels",
                                Map.of("pages", parts(labels, ON_A_PAGE), "row", IN_A_ROW),
                                view.caller()));
    }

    private static String cut(String seal) {
        return seal.codePointCount(0, seal.length()) <= SEAL
                ? seal
                : seal.substring(0, seal.offsetByCodePoints(0, SEAL - 1)) + "…";
    }

    /** Parts of so many, the last with what is left. */
    public static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
