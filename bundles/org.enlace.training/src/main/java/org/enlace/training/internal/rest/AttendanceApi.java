package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.LocalTimes;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.Attendances.Measured;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.web.AttendanceExport;
import org.enlace.web.Describe;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Attendance for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.nominate")
@Produces("application/json")
public final class AttendanceApi {
    private static final long BODY = 2L * AttendanceLists.BYTES;

    private final Supplier<Desks> desks;
    private final AttendanceExport files;

    public AttendanceApi(Supplier<Desks> desks, AttendanceExport files) {
        this.desks = desks;
        this.files = files;
    }

    @GET
    @Path("/sessions/{id}/attendance")
    @Describe(
            value = "Gives the attendance of a session, a line for everybody with a seat, at most 500.",
            answers = AttendanceJson.class)
    public List<AttendanceJson> sheet(@Context Caller caller, @PathParam("id") String id) {
        return desks.get().attendances().sheet(RecordId.parse(id), caller).stream()
                .map(AttendanceJson::of)
                .toList();
    }

    @GET
    @Path("/sessions/{id}/attendance/{nomination}")
    @Describe(value = "Gives one line of it.", answers = AttendanceJson.class)
    public Response line(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("nomination") String nomination,
            @Context Request request) {
        Line line = line(id, nomination, caller);
        return VersionTag.answer(AttendanceJson.of(line), line.attendance().version(), request);
    }

    private Line line(String id, String nomination, Caller caller) {
        return desks.get().attendances().line(RecordId.parse(id), RecordId.parse(nomination), caller);
    }

    @GET
    @Path("/sessions/{id}/attendance/{nomination}/history")
    @Describe(
            value = "Gives everything that was ever said of an attendance, the last first.",
            answers = AttendanceJson.VersionJson.class)
    public List<AttendanceJson.VersionJson> history(
            @Context Caller caller, @PathParam("id") String id, @PathParam("nomination") String nomination) {
        return desks.get().attendances().history(RecordId.parse(id), RecordId.parse(nomination), caller).stream()
                .map(AttendanceJson.VersionJson::of)
                .toList();
    }

    @PUT
    @Path("/sessions/{id}/attendance/{nomination}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(
            value = "Writes down or corrects when somebody was there, or that they were not; needs If-Match.",
            answers = AttendanceJson.class)
    public Response note(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("nomination") String nomination,
            @HeaderParam("If-Match") String ifMatch,
            AttendanceJson.NoteJson body) {
        RecordId session = RecordId.parse(id);
        var end = desks.get().sessions().find(session, caller).content().time().end();
        desks.get()
                .attendances()
                .note(
                        session,
                        RecordId.parse(nomination),
                        VersionTag.expectedInt(ifMatch),
                        body.stay(end),
                        body.reason(),
                        caller);
        return changed(line(id, nomination, caller));
    }

    @POST
    @Path("/sessions/{id}/attendance/{nomination}/forget")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Takes back what is known of an attendance; needs If-Match.", answers = AttendanceJson.class)
    public Response forget(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("nomination") String nomination,
            @HeaderParam("If-Match") String ifMatch,
            AttendanceJson.ReasonJson body) {
        desks.get()
                .attendances()
                .forget(
                        RecordId.parse(id),
                        RecordId.parse(nomination),
                        VersionTag.expectedInt(ifMatch),
                        body.reason(),
                        caller);
        return changed(line(id, nomination, caller));
    }

    @POST
    @Path("/sessions/{id}/all-present")
    @Needs("training.organise")
    @Describe(
            value = "Writes down that everybody was there of whom nothing is known.",
            answers = AttendanceJson.StepJson.class)
    public AttendanceJson.StepJson allPresent(@Context Caller caller, @PathParam("id") String id) {
        return AttendanceJson.StepJson.of(desks.get().attendances().allPresent(RecordId.parse(id), caller));
    }

    @POST
    @Path("/attendance-steps/{step}/undo")
    @Needs("training.organise")
    @Describe(
            value = "Takes back what was written down of several at once, for a day.",
            answers = AttendanceJson.StepJson.class)
    public AttendanceJson.StepJson undo(@Context Caller caller, @PathParam("step") String step) {
        return AttendanceJson.StepJson.of(desks.get().attendances().undo(RecordId.parse(step), caller));
    }

    @POST
    @Path("/sessions/{id}/attendance-list/check")
    @Needs("training.organise")
    @Consumes("application/json")
    @MaxBody(BODY)
    @Describe(
            value = "Tells whose each line of a videoconference service's list is; nothing is kept.",
            answers = AttendanceJson.CheckedJson.class)
    public AttendanceJson.CheckedJson check(
            @Context Caller caller, @PathParam("id") String id, AttendanceJson.ListJson body) {
        RecordId session = RecordId.parse(id);
        AttendanceLists.Listed listed = read(session, body, caller);
        return new AttendanceJson.CheckedJson(
                desks.get().attendanceLists().match(session, listed.rows(), whose(body), caller).stream()
                        .map(AttendanceJson.MatchJson::of)
                        .toList(),
                listed.refused().stream().map(AttendanceJson.RefusedJson::of).toList());
    }

    @POST
    @Path("/sessions/{id}/attendance-list")
    @Needs("training.organise")
    @Consumes("application/json")
    @MaxBody(BODY)
    @Describe(
            value = "Keeps what such a list says of those whose nominations are known, all or none.",
            answers = AttendanceJson.StepJson.class)
    public AttendanceJson.StepJson take(
            @Context Caller caller, @PathParam("id") String id, AttendanceJson.ListJson body) {
        RecordId session = RecordId.parse(id);
        AttendanceLists.Listed listed = read(session, body, caller);
        return AttendanceJson.StepJson.of(desks.get()
                .attendanceLists()
                .take(
                        session,
                        body.name(),
                        listed.rows(),
                        whose(body),
                        Boolean.TRUE.equals(body.replace()),
                        Boolean.TRUE.equals(body.absent()),
                        caller));
    }

    private AttendanceLists.Listed read(RecordId session, AttendanceJson.ListJson body, Caller caller) {
        byte[] table = Given.needed(body.table(), "table").getBytes(StandardCharsets.UTF_8);
        return desks.get()
                .attendanceLists()
                .read(session, new ByteArrayInputStream(table), LocalTimes.zone(body.zone()), caller);
    }

    private static Map<Long, Optional<RecordId>> whose(AttendanceJson.ListJson body) {
        Map<Long, Optional<RecordId>> whose = new HashMap<>();
        for (AttendanceJson.WhoseJson one : Given.list(body.whose())) {
            String nomination = one.nomination() == null ? "" : one.nomination();
            whose.put(one.line(), nomination.isEmpty() ? Optional.empty() : Optional.of(RecordId.parse(nomination)));
        }
        return whose;
    }

    @GET
    @Path("/series/{id}/attendance")
    @Describe(
            value =
                    "Gives what everybody with a seat attended of the sessions of a series that were held, at most 500.",
            answers = AttendanceJson.FulfilmentJson.class)
    public List<AttendanceJson.FulfilmentJson> fulfilment(@Context Caller caller, @PathParam("id") String id) {
        return desks.get().attendances().fulfilment(RecordId.parse(id), caller).stream()
                .map(AttendanceJson.FulfilmentJson::of)
                .toList();
    }

    @GET
    @Path("/series/{id}/attendance-measure")
    @Needs("training.read")
    @Describe(value = "Gives by what the attendance is measured.", answers = AttendanceJson.MeasureJson.class)
    public Response measure(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Measured now = desks.get().attendances().measure(RecordId.parse(id), caller);
        return VersionTag.answer(AttendanceJson.MeasureJson.of(now), now.version(), request);
    }

    @PUT
    @Path("/series/{id}/attendance-measure")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(
            value = "Says by what the attendance is measured; needs If-Match.",
            answers = AttendanceJson.MeasureJson.class)
    public Response setMeasure(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            AttendanceJson.MeasuringJson body) {
        Measured now = desks.get()
                .attendances()
                .setMeasure(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.measure(), caller);
        return Response.ok(AttendanceJson.MeasureJson.of(now))
                .tag(VersionTag.of(now.version()))
                .build();
    }

    @GET
    @Path("/sessions/{id}/attendance.xlsx")
    @Needs("training.export")
    @StepUp
    @Describe("Gives the attendance of a session as a spreadsheet.")
    public Response sheetXlsx(@Context Caller caller, @PathParam("id") String id) {
        return files.sheetXlsx(caller, id);
    }

    @GET
    @Path("/sessions/{id}/attendance.csv")
    @Needs("training.export")
    @StepUp
    @Describe("Gives the attendance of a session as a table.")
    public Response sheetCsv(@Context Caller caller, @PathParam("id") String id) {
        return files.sheetCsv(caller, id);
    }

    @GET
    @Path("/series/{id}/attendance.xlsx")
    @Needs("training.export")
    @StepUp
    @Describe("Gives what everybody attended of a series as a spreadsheet.")
    public Response sumsXlsx(@Context Caller caller, @PathParam("id") String id) {
        return files.sumsXlsx(caller, id);
    }

    @GET
    @Path("/series/{id}/attendance.csv")
    @Needs("training.export")
    @StepUp
    @Describe("Gives what everybody attended of a series as a table.")
    public Response sumsCsv(@Context Caller caller, @PathParam("id") String id) {
        return files.sumsCsv(caller, id);
    }

    private static Response changed(Line line) {
        return Response.ok(AttendanceJson.of(line))
                .tag(VersionTag.of(line.attendance().version()))
                .build();
    }
}
