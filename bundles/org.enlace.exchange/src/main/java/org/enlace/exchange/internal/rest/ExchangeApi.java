package org.enlace.exchange.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Parcels.Arrival;
import org.enlace.exchange.Parcels.Elsewhere;
import org.enlace.exchange.Parcels.Stuck;
import org.enlace.exchange.Parcels.Traffic;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.web.Describe;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;

/** The exchange for programs: how it stands, and parcels out and in. Whom to trust is decided by people, in the shell. */
@Path("/api/exchange")
@Needs("exchange.read")
@Produces("application/json")
public final class ExchangeApi {
    private final Parcels parcels;
    private final Peers peers;
    private final ParcelDownload download;

    public ExchangeApi(Parcels parcels, Peers peers, ParcelDownload download) {
        this.parcels = parcels;
        this.peers = peers;
        this.download = download;
    }

    @GET
    @Path("/traffic")
    @Describe(value = "Tells how it stands with each country.", answers = Traffic.class, list = true)
    public Response traffic(@Context Caller caller, @Context Paging paging) {
        return paging.answer(parcels.traffic(caller), null);
    }

    @GET
    @Path("/queue")
    @Describe(
            value =
                    "Lists the newest messages that were not acknowledged, or with all=true the last about each record.",
            answers = DeliveryJson.class,
            list = true)
    public Response queue(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("to") String to,
            @QueryParam("all") boolean all) {
        return paging.answer(
                parcels.queue(Optional.ofNullable(to).map(CountryCode::new), all, paging.size(), caller).stream()
                        .map(DeliveryJson::of)
                        .toList(),
                null);
    }

    @GET
    @Path("/stuck")
    @Describe(
            value = "Lists received records that could not be handed to their module, oldest first.",
            answers = Stuck.class,
            list = true)
    public Response stuck(@Context Caller caller, @Context Paging paging) {
        return paging.answer(parcels.stuck(paging.size(), caller), null);
    }

    @GET
    @Path("/unremembered")
    @Describe(
            value = "Lists what others have of this country and this node does not remember having sent.",
            answers = Elsewhere.class,
            list = true)
    public Response unremembered(@Context Caller caller, @Context Paging paging) {
        return paging.answer(parcels.unremembered(caller), null);
    }

    @GET
    @Path("/troubles")
    @Describe(value = "Lists what was wrong with parcels, newest first.", answers = Trouble.class, list = true)
    public Response troubles(@Context Caller caller, @Context Paging paging) {
        return paging.answer(parcels.troubles(paging.size(), caller), null);
    }

    @GET
    @Path("/peers")
    @Needs("peer.read")
    @Describe(value = "Lists every key of every known node.", answers = PeerJson.class, list = true)
    public Response peers(@Context Caller caller, @Context Paging paging) {
        return paging.answer(peers.list(caller).stream().map(PeerJson::of).toList(), null);
    }

    @POST
    @Path("/parcels")
    @Needs("exchange.carry")
    @MaxBody(Parcels.LARGEST)
    @Describe(
            value = "Takes in a parcel that a peer packed; again without effect when it was taken in before.",
            answers = Arrival.class)
    public Arrival take(@Context Caller caller, InputStream parcel) throws IOException {
        return parcels.take(parcel, caller);
    }

    @POST
    @Path("/parcels/{country}")
    @Needs("exchange.carry")
    @StepUp
    @Produces("*/*")
    @Describe("Packs what a country has not acknowledged yet, after a number where one is given.")
    public Response pack(@Context Caller caller, @PathParam("country") String country, @QueryParam("after") long after)
            throws IOException {
        if (after < 0) {
            throw new Refusal("exchange.after", "\"after\" is the number of a message, not " + after, after)
                    .at("after");
        }
        return download.answer(new CountryCode(country), after, caller);
    }

    @POST
    @Path("/retry")
    @Needs("exchange.carry")
    @Describe(value = "Tries again to hand over what is kept or quarantined.", answers = RetriedJson.class)
    public RetriedJson retry(@Context Caller caller) {
        return new RetriedJson(parcels.retry(Optional.empty(), caller));
    }
}
