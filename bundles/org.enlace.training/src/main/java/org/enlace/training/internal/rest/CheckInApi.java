package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.attendance.CheckIns;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** The door of a session for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class CheckInApi {
    private final Supplier<Desks> desks;

    public CheckInApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/sessions/{id}/check-in")
    @Describe(value = "Gives what the caller finds at the door of a session.", answers = AttendanceJson.DoorJson.class)
    public AttendanceJson.DoorJson door(@Context Caller caller, @PathParam("id") String id) {
        return AttendanceJson.DoorJson.of(desks.get().checkIns().door(RecordId.parse(id), caller));
    }

    @POST
    @Path("/sessions/{id}/check-in")
    @Consumes("application/json")
    @Describe(
            value = "Checks the caller in, by the address of the account or by the code that the room shows.",
            answers = AttendanceJson.DoorJson.class)
    public AttendanceJson.DoorJson checkIn(
            @Context Caller caller, @PathParam("id") String id, AttendanceJson.CheckInJson body) {
        RecordId session = RecordId.parse(id);
        CheckIns checkIns = desks.get().checkIns();
        if (body.code() == null || body.code().isBlank()) {
            checkIns.enter(session, caller);
        } else {
            checkIns.enterByCode(session, body.code(), body.mail(), caller);
        }
        return door(caller, id);
    }

    @POST
    @Path("/sessions/{id}/check-out")
    @Describe(value = "Checks the caller out.", answers = AttendanceJson.DoorJson.class)
    public AttendanceJson.DoorJson checkOut(@Context Caller caller, @PathParam("id") String id) {
        desks.get().checkIns().leave(RecordId.parse(id), caller);
        return door(caller, id);
    }

    @GET
    @Path("/sessions/{id}/room-code")
    @Describe(
            value = "Gives the code to show in the room, to its moderators and to whoever organises.",
            answers = AttendanceJson.CodeJson.class)
    public AttendanceJson.CodeJson code(@Context Caller caller, @PathParam("id") String id) {
        return AttendanceJson.CodeJson.of(desks.get().checkIns().code(RecordId.parse(id), caller));
    }
}
