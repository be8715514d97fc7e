package org.enlace.web.internal.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import org.enlace.web.internal.Answers;
import org.enlace.web.internal.Failures;
import org.enlace.web.internal.Visit;

/** Puts into words what is answered with a status alone, as Jersey does for a Content-Type or an Accept it cannot read. */
final class NoBareFailure implements ContainerResponseFilter {
    private final Answers answers;

    NoBareFailure(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            Visit visit = Visit.current();
            response.setEntity(
                    answers.body(Failures.of(response.getStatus(), visit), visit),
                    null,
                    MediaType.valueOf(answers.type(visit)));
        }
    }
}
