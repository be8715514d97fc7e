package org.enlace.web.internal.rest;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotNow;
import org.enlace.platform.Texts;
import org.enlace.web.internal.Answers;
import org.enlace.web.internal.Failures;
import org.enlace.web.internal.Problem;
import org.enlace.web.internal.Refusals;
import org.enlace.web.internal.Visit;

/** Answers whatever a resource method threw, as a page or as problem+json. */
public final class FailureMapper implements ExceptionMapper<Throwable> {
    private final Answers answers;
    private final Texts texts;
    private final String module;
    private final Refusals refusals;

    public FailureMapper(Answers answers, Texts texts, String module, Refusals refusals) {
        this.answers = answers;
        this.texts = texts;
        this.module = module;
        this.refusals = refusals;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        Visit visit = Visit.current();
        if (thrown instanceof Forbidden forbidden) {
            refusals.refused(visit, forbidden.permission());
        }
        Problem problem = Failures.of(thrown, visit, texts, module);
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(answers.type(visit)).entity(answers.body(problem, visit));
        if (problem.status() == 401 && visit.api()) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (thrown instanceof NotNow now) {
            response.header("Retry-After", now.seconds());
        }
        if (thrown instanceof NotAllowedException refused) {
            response.header("Allow", refused.getResponse().getHeaderString("Allow"));
        }
        return response.build();
    }
}
