package org.enlace.calendar.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.enlace.calendar.CalendarFiles;
import org.enlace.calendar.internal.FeedDoor;
import org.enlace.calendar.internal.FeedDoor.Answer;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What calendar programs read, who know an address and nothing else. */
@Path("/calendar/feed")
@Public("The secret address is the key, revocable by its officer; it gives no case content")
public final class FeedResource {
    private static final Logger LOG = LoggerFactory.getLogger(FeedResource.class);
    private static final String ENDING = ".ics";

    /** Seconds. */
    private static final int COMES_AGAIN = 300;

    private static final String PLAIN = "text/plain;charset=utf-8";

    private final Supplier<FeedDoor> door;

    FeedResource(Supplier<FeedDoor> door) {
        this.door = door;
    }

    @GET
    @Path("/{feed}")
    public Response read(
            @Context Sender sender,
            @Context UriInfo uri,
            @PathParam("feed") String feed,
            @HeaderParam("If-None-Match") String known) {
        String secret = feed.endsWith(ENDING) ? feed.substring(0, feed.length() - ENDING.length()) : feed;
        Answer answer;
        try {
            answer = door.get().open(secret, network(sender.address()), uri.getBaseUri());
        } catch (RuntimeException e) {
            // Told here, since whatever else tells of it names the address, which is a secret.
            LOG.error("A calendar feed could not be given; the program that asked comes again", e);
            return Response.status(503)
                    .type(PLAIN)
                    .header("Retry-After", COMES_AGAIN)
                    .entity("Try again later\n")
                    .build();
        }
        if (answer instanceof Answer.Calendar calendar) {
            Response.ResponseBuilder found =
                    has(known, calendar.tag()) ? Response.notModified() : Response.ok(calendar.text());
            return found.type(CalendarFiles.TYPE)
                    .header("ETag", '"' + calendar.tag() + '"')
                    .header("Cache-Control", "private, no-cache")
                    .header("Content-Disposition", "inline; filename=\"enlace.ics\"")
                    .build();
        }
        if (answer instanceof Answer.Later later) {
            return Response.status(429)
                    .type(PLAIN)
                    .header("Retry-After", later.seconds())
                    .entity("Too many requests\n")
                    .build();
        }
        return Response.status(404).type(PLAIN).entity("Not found\n").build();
    }

    /** A compressed answer may carry a suffix that the server in front of us added. */
    private static boolean has(String header, String tag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", "").replaceFirst("-{1,2}gzip\"$", "\""))
                        .anyMatch(one -> one.equals("*") || one.equals('"' + tag + '"'));
    }

    /** An IPv6 address stands for its /64, all of which one customer has. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
