package org.enlace.training.internal.web;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.internal.outcome.LessonPlaces;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.enlace.training.outcome.Subject;
import org.enlace.web.Page;

/** What the pages of outcomes share. */
final class OutcomeRoom {
    private final Pages pages;
    private final Supplier<OutcomeDesks> desks;

    OutcomeRoom(Pages pages, Supplier<OutcomeDesks> desks) {
        this.pages = pages;
        this.desks = desks;
    }

    Pages pages() {
        return pages;
    }

    OutcomeDesks desks() {
        return desks.get();
    }

    Subject series(String id, Caller caller) {
        return desks().outcomes().series(RecordId.parse(id), caller);
    }

    Subject session(String id, Caller caller) {
        return desks().outcomes().session(RecordId.parse(id), caller);
    }

    static String path(Subject subject) {
        return LessonPlaces.path(subject);
    }

    Series seriesOf(Subject subject, Caller caller) {
        return pages.desks().trainings().series(subject.series(), caller);
    }

    /** Null for a series, and for a session that the organiser of another country's series has dropped. */
    Session sessionOf(Subject subject, Caller caller) {
        return subject.session()
                .flatMap(id -> pages.desks().sessions().of(subject.series(), caller).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst())
                .orElse(null);
    }

    /** The way to a page about an outcome: the series, the session, and where it is a page below, the outcome. */
    List<Page.Crumb> way(Subject subject, boolean below, Caller caller) {
        List<Page.Crumb> way = new ArrayList<>();
        way.add(Pages.crumb(seriesOf(subject, caller)));
        Session session = sessionOf(subject, caller);
        if (session != null) {
            way.add(Pages.crumb(session));
        }
        if (below) {
            way.add(new Page.Crumb(pages.labels(caller).get("outcome.title"), path(subject)));
        }
        return way;
    }

    /** What the subject is called. */
    String title(Subject subject, Caller caller) {
        Session session = sessionOf(subject, caller);
        if (session != null) {
            return session.content().title();
        }
        return subject.session().isPresent()
                ? gone(subject, caller)
                : seriesOf(subject, caller).content().title();
    }

    /** What a session is called that is no longer there. */
    String gone(Subject subject, Caller caller) {
        return pages.labels(caller)
                .get("outcome.session.gone", seriesOf(subject, caller).content().title());
    }

    Page page(String title, String template, Subject subject, boolean below, Caller caller, Map<String, ?> parameters) {
        return pages.page(title, template, way(subject, below, caller), caller, parameters);
    }

    /**
     * Does what a form asks; where it is refused or late the form is shown again with what was typed.
     *
     * @param work   gives where to go afterwards
     * @param again  the form's page
     * @param latest the version of the record as it is now
     * @param focus  the field of whatever the form has no field for
     */
    static Response done(
            Supplier<Response> work,
            Form form,
            Labels labels,
            java.util.Set<String> fields,
            String focus,
            Function<Form, Page> again,
            Supplier<Integer> latest) {
        IntFunction<Response> shown =
                status -> Response.status(status).entity(again.apply(form)).build();
        try {
            return work.get();
        } catch (Refusal refusal) {
            form.refused(refusal, labels, fields, focus);
            return shown.apply(422);
        } catch (Stale stale) {
            form.stale(latest.get(), labels, focus);
            return shown.apply(409);
        }
    }
}
