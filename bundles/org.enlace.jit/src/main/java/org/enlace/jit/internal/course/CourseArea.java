package org.enlace.jit.internal.course;

import org.enlace.inbox.Inbox;
import org.enlace.jit.course.Courses;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.LegalBases;
import org.enlace.jit.internal.People;
import org.enlace.jit.internal.Rooms;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.TeamFiles;
import org.enlace.jit.internal.Wire;
import org.enlace.platform.CountryCode;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;

/** Puts the use cases of setting a team up together, and lets them hear what is said. */
public final class CourseArea {
    private final Courses courses;

    public CourseArea(
            StatementBook book,
            JitStores stores,
            Changes changes,
            Rooms rooms,
            TeamFiles files,
            Targets targets,
            Wire wire,
            Inbox inbox,
            People people,
            Countries countries,
            CrimeTypes crimes,
            LegalBases bases,
            CountryCode own) {
        CourseNotices notices = new CourseNotices(inbox, stores, targets, own);
        CourseHearing hearing = new CourseHearing(stores, changes, notices, own);
        book.area(hearing);
        book.voices(hearing);
        courses = new CourseDesk(
                stores,
                changes,
                rooms,
                new Catalogues(countries, crimes, bases, own),
                notices,
                new Moves(stores, changes, book, rooms, files, targets, wire, own),
                new Circle(stores, changes, people),
                own);
    }

    public Courses courses() {
        return courses;
    }
}
