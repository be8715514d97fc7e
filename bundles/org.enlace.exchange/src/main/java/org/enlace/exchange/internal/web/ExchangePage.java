package org.enlace.exchange.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Parcels.Arrival;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peers;
import org.enlace.exchange.internal.rest.ParcelDownload;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.web.FormData;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.Templates;
import org.enlace.web.Upload;

/** How it stands with each country, parcels to fetch and to bring, what went wrong and what to do about it. */
@Path("/exchange")
@Needs("exchange.read")
public final class ExchangePage {
    private static final int SHOWN = 25;
    private static final long LARGEST_BODY = Parcels.LARGEST + 64 * 1024;

    private final Parcels parcels;
    private final Peers peers;
    private final Countries countries;
    private final ParcelDownload download;
    private final Texts texts;
    private final Templates templates = new Templates(ExchangePage.class, "org.enlace.exchange.internal.web.templates");

    ExchangePage(Parcels parcels, Peers peers, Countries countries, ParcelDownload download, Texts texts) {
        this.parcels = parcels;
        this.peers = peers;
        this.countries = countries;
        this.download = download;
        this.texts = texts;
    }

    @GET
    @Produces("text/html")
    public Page show(@Context Caller caller, @QueryParam("done") @DefaultValue("") String done) {
        Words words = words(caller);
        return page(caller, done.equals("retried") ? words.get("retry.done") : "", "");
    }

    @POST
    @Path("/import")
    @Consumes("multipart/form-data")
    @Produces("text/html")
    @Needs("exchange.carry")
    @MaxBody(LARGEST_BODY)
    public Response take(@Context Caller caller, FormData form) throws IOException {
        Words words = words(caller);
        Optional<Upload> file = form.file("parcel");
        if (file.isEmpty()) {
            return refused(page(caller, "", words.get("refusal.exchange.no-file")));
        }
        try (InputStream in = file.get().open()) {
            Arrival arrival = parcels.take(in, caller);
            return Response.ok(
                            arrival.settled()
                                    ? page(caller, said(arrival, words), "")
                                    : page(caller, "", "", told(arrival, words, caller)))
                    .build();
        } catch (Refusal refusal) {
            return refused(page(caller, "", words.of(refusal)));
        }
    }

    private static String said(Arrival arrival, Words words) {
        String counts = arrival.counts().entrySet().stream()
                .map(each -> words.get("outcome." + each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        return words.get(
                "import.done", words.country(arrival.from()), counts.isEmpty() ? words.get("import.receipts") : counts);
    }

    /** What came, what did not and why, and what to ask the sender for. */
    private Content told(Arrival arrival, Words words, Caller caller) {
        List<Trouble> troubles = parcels.troubles(SHOWN, caller).stream()
                .filter(one -> one.country().equals(arrival.from()))
                .toList();
        return templates.fill(
                "arrival.jte",
                Map.of("words", words, "arrival", arrival, "said", said(arrival, words), "troubles", troubles));
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    @POST
    @Path("/export")
    @Consumes("application/x-www-form-urlencoded")
    @Needs("exchange.carry")
    @StepUp
    public Response export(@Context Caller caller, FormData form) throws IOException {
        CountryCode to = new CountryCode(form.first("country"));
        return download.answer(to, 0, caller);
    }

    @POST
    @Path("/retry")
    @Consumes("application/x-www-form-urlencoded")
    @Needs("exchange.carry")
    public Response retry(@Context Caller caller, FormData form) {
        parcels.retry(Optional.empty(), caller);
        return Response.seeOther(URI.create("/exchange?done=retried")).build();
    }

    private Words words(Caller caller) {
        return new Words(texts, caller.language(), countries);
    }

    private Page page(Caller caller, String done, String wrong) {
        return page(caller, done, wrong, null);
    }

    /** @param told what became of a parcel that was not whole; null where none was */
    private Page page(Caller caller, String done, String wrong, Content told) {
        Words words = words(caller);
        List<Peer> known = caller.holds(Peers.READ) ? peers.list(caller) : List.of();
        Map<String, Object> all = new HashMap<>();
        all.put("words", words);
        all.put("caller", caller);
        all.put("done", done);
        all.put("wrong", wrong);
        all.put("told", told);
        all.put("carry", caller.holds(Exchange.CARRY));
        all.put("traffic", parcels.traffic(caller));
        all.put("queue", parcels.queue(Optional.empty(), false, SHOWN, caller));
        all.put("stuck", parcels.stuck(SHOWN, caller));
        all.put("troubles", parcels.troubles(SHOWN, caller));
        all.put("unremembered", parcels.unremembered(caller));
        all.put("peers", known);
        all.put("own", caller.holds(Peers.READ) ? Peer.spoken(peers.fingerprint()) : "");
        return new Page(words.get("exchange.title"), List.of(), templates.fill("exchange.jte", all));
    }
}
