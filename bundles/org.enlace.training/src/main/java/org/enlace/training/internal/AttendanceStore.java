package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.Stamp;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendances.Measured;

/** Where attendance is kept: every version of it. */
public interface AttendanceStore {
    /** What is known now of a session, by nomination. */
    List<Attendance> of(RecordId session);

    /** What is known now of all sessions of a series. */
    List<Attendance> ofSeries(RecordId series);

    /** What is known now of one person at all sessions. */
    List<Attendance> ofNomination(RecordId nomination);

    /** Everything that was said of one, the first first. */
    List<Attendance> history(RecordId session, RecordId nomination);

    /** What was said in one step. */
    List<Attendance> step(RecordId step);

    /** Adds a version. */
    void write(Attendance attendance);

    /** Empty where it is the usual one. */
    Optional<Measured> measure(RecordId series);

    void setMeasure(RecordId series, Measured measured, Stamp stamp);
}
