package org.enlace.training.internal.web;

import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.BiFunction;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.Page;

/** A change of how a call is matched, by a form. */
final class SetupChange {
    private final Pages pages;

    SetupChange(Pages pages) {
        this.pages = pages;
    }

    /** A form's page, given the form. */
    @FunctionalInterface
    interface Shown {
        Page of(Form form);
    }

    /** Does it and goes on; what is refused is told in the form, which keeps what was typed. */
    Response make(
            RecordId call,
            Form form,
            Set<String> fields,
            String otherwise,
            String next,
            Caller caller,
            Shown shown,
            BiFunction<Form, Labels, String> work) {
        Labels labels = pages.labels(caller);
        try {
            String done = work.apply(form, labels);
            if (done != null) {
                return Pages.to(next, done);
            }
        } catch (Refusal refusal) {
            form.refused(refusal, labels, fields, otherwise);
        } catch (Stale stale) {
            form.stale(pages.desks().matching().setups().of(call, caller).version(), labels, otherwise);
            return Response.status(409).entity(shown.of(form)).build();
        }
        return Response.status(422).entity(shown.of(form)).build();
    }
}
