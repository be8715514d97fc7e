package org.enlace.jit.internal.web.agreement;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.agreement.TeamFacts;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.web.Download;
import org.enlace.web.Needs;

/** The text of a proposal as a PDF, in one language or two. */
@Path("/jit")
@Needs("jit.read")
public final class ProposalFiles {
    private final AgreementRoom room;

    public ProposalFiles(AgreementRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/proposals/{proposal}/pdf")
    public Response pdf(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("proposal") String proposal,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("beside") @DefaultValue("") String beside,
            @Context UriInfo address) {
        TeamFacts.Known team = room.team(id, caller);
        Instrument instrument = room.proposals()
                .find(team.team(), RecordId.parse(proposal), caller)
                .instrument();
        return Download.of(
                        instrument.kind().token() + "-" + instrument.hash().substring(0, 12) + ".pdf",
                        "application/pdf",
                        pdf(instrument, language, beside, address.getBaseUri(), caller))
                .build();
    }

    /** The file itself, for programs too. */
    public byte[] pdf(Instrument instrument, String language, String beside, URI base, Caller caller) {
        Language first = ProposalPages.shown(instrument, language, caller);
        Optional<Language> second = Language.of(beside).filter(instrument.languages()::contains);
        String at = base.resolve(AgreementRoom.list(instrument.team()) + "/" + instrument.id())
                .toString();
        return room.paper().documents().get().pdf(new Sheets(room).document(instrument, first, second, at, caller));
    }
}
