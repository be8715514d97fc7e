package org.enlace.web.internal;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.NotNow;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.web.Invalid;
import org.enlace.web.RefusalTexts;
import org.enlace.web.internal.rest.JsonFaults;
import org.enlace.web.internal.ui.Words;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into a problem in the caller's language. A bug is logged here, once, with its incident id. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String INCIDENT_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "body.too-large",
            415, "unsupported-type",
            503, "unavailable");

    private Failures() {}

    /**
     * @param texts  of the module that was asked, or null
     * @param module its id, for the log
     */
    public static Problem of(Throwable thrown, Visit visit, Texts texts, String module) {
        if (thrown instanceof Refusal refusal) {
            return refused(List.of(refusal), visit, texts);
        }
        if (thrown instanceof Invalid invalid) {
            return refused(invalid.refusals(), visit, texts);
        }
        if (thrown instanceof NotNow now) {
            return later(now, visit, texts);
        }
        if (thrown instanceof Failure failure) {
            return of(failure, visit);
        }
        if (thrown instanceof ShutOut out) {
            return shut(out, visit);
        }
        if (thrown instanceof NotFound missing) {
            return of(new Failure(404, "record.missing", missing.kind(), missing.id()), visit);
        }
        if (thrown instanceof Stale stale) {
            return of(new Failure(visit.api() ? 412 : 409, "record.stale", stale.kind(), stale.id()), visit);
        }
        if (thrown instanceof Forbidden forbidden) {
            return of(new Failure(403, "permission.missing", forbidden.permission()), visit);
        }
        if (cutOff(thrown)) {
            return of(new Failure(400, "client.incomplete"), visit);
        }
        if (thrown instanceof JacksonException json && JsonFaults.isInput(json)) {
            return JsonFaults.problem(json, visit, texts);
        }
        if (thrown instanceof ParamException parameter) {
            return parameter(parameter, visit, texts);
        }
        if (thrown instanceof HeaderValueException) {
            return of(400, visit);
        }
        if (thrown instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 500) {
            return of(answer.getResponse().getStatus(), visit);
        }
        return bug(thrown, visit, module);
    }

    /** Whether the request ended before it was complete, or the answer could not be sent to its end: Jetty throws then. */
    static boolean cutOff(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean idle = cause instanceof TimeoutException
                    && String.valueOf(cause.getMessage()).startsWith("Idle timeout");
            // So Jetty says where it gave the connection up itself while the answer was on its way.
            boolean ended = cause instanceof IllegalStateException && "last already written".equals(cause.getMessage());
            if (idle || ended || cause.getClass().getName().startsWith("org.eclipse.jetty.")) {
                return true;
            }
        }
        return false;
    }

    /** Whether whoever asked closed the connection before the answer was sent, which is no fault of the node. */
    static boolean gone(IOException thrown) {
        return thrown.getClass().getName().equals("org.eclipse.jetty.io.EofException");
    }

    private static Problem parameter(ParamException thrown, Visit visit, Texts texts) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refused(List.of(tied(refusal, thrown.getParameterName())), visit, texts);
            }
            if (cause instanceof Failure failure) {
                return of(failure, visit);
            }
        }
        if (thrown instanceof ParamException.PathParamException) {
            return of(new Failure(404, "not-found"), visit);
        }
        String name = thrown.getParameterName();
        return of(new Failure(400, "parameter.wrong", name, visit.parameter(name)).at(name), visit);
    }

    public static Refusal tied(Refusal refusal, String field) {
        return refusal.field().isPresent() || field == null || field.isEmpty() ? refusal : refusal.at(field);
    }

    /** Nothing but a status in words. */
    public static Problem of(int status, Visit visit) {
        return of(new Failure(status, CODES.getOrDefault(status, "http-" + status)), visit);
    }

    /** A failure of the edge in words. */
    public static Problem of(Failure failure, Visit visit) {
        Language language = visit.language();
        String detail = detail(language, failure);
        List<Problem.FieldError> errors = failure.field() == null
                ? List.of()
                : List.of(new Problem.FieldError(failure.field(), failure.code(), detail, ""));
        return new Problem(
                failure.status(),
                failure.code(),
                title(language, failure.status()),
                detail,
                visit.path(),
                null,
                errors,
                failure.code().equals(Starting.CODE) ? Starting.CODE : String.valueOf(failure.status()));
    }

    /** A failure of a request that was never understood, so that nothing is known of it. */
    static Problem bare(Failure failure, Language language) {
        return new Problem(
                failure.status(),
                failure.code(),
                title(language, failure.status()),
                detail(language, failure),
                null,
                null,
                List.of());
    }

    private static Problem shut(ShutOut out, Visit visit) {
        Language language = visit.language();
        String words = out.shut().changing() ? String.valueOf(out.status()) : "closed";
        return new Problem(
                out.status(),
                out.shut().closed().why().code(),
                Words.texts().get(language, "error." + words + ".title"),
                out.shut().words(language),
                visit.path(),
                null,
                List.of(),
                words);
    }

    private static Problem later(NotNow now, Visit visit, Texts texts) {
        Language language = visit.language();
        return new Problem(
                503,
                now.why().code(),
                Words.texts().get(language, "error.moment.title"),
                RefusalTexts.of(texts, language, now.why()),
                visit.path(),
                null,
                List.of(),
                "moment");
    }

    private static Problem refused(List<Refusal> refusals, Visit visit, Texts texts) {
        Language language = visit.language();
        List<Problem.FieldError> errors = refusals.stream()
                .map(refusal -> new Problem.FieldError(
                        refusal.field().orElse(null),
                        refusal.code(),
                        RefusalTexts.of(texts, language, refusal),
                        refusal.see().orElse("")))
                .toList();
        Problem.FieldError first = errors.get(0);
        return new Problem(
                422,
                first.code(),
                title(language, 422),
                first.message(),
                visit.path(),
                null,
                errors,
                errors.stream().allMatch(error -> error.see().isEmpty()) ? "422" : "first");
    }

    private static Problem bug(Throwable thrown, Visit visit, String module) {
        String incident = incident();
        LOG.error("Incident {}: {} {} failed in {}", incident, visit.method(), visit.path(), module, thrown);
        Language language = visit.language();
        return new Problem(
                500, "internal", title(language, 500), text(language, 500), visit.path(), incident, List.of());
    }

    private static String detail(Language language, Failure failure) {
        String key = "problem." + failure.code();
        Texts texts = Words.texts();
        return texts.has(language, key) ? texts.get(language, key, failure.values()) : text(language, failure.status());
    }

    static String title(Language language, int status) {
        return word(language, status, "title");
    }

    private static String text(Language language, int status) {
        return word(language, status, "text");
    }

    private static String word(Language language, int status, String part) {
        Texts texts = Words.texts();
        String key = "error." + status + "." + part;
        return texts.get(language, texts.has(language, key) ? key : "error.other." + part);
    }

    private static String incident() {
        StringBuilder id = new StringBuilder(9);
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                id.append('-');
            }
            id.append(INCIDENT_LETTERS.charAt(RANDOM.nextInt(INCIDENT_LETTERS.length())));
        }
        return id.toString();
    }
}
