package org.enlace.web.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What went wrong with a request, as {@code application/problem+json} says it (RFC 9457).
 *
 * @param status   the HTTP status
 * @param code     stable, for programs
 * @param title    of every problem with this status, in the caller's language
 * @param detail   of this very problem, in the caller's language
 * @param instance the path that was asked for
 * @param incident where the log tells the cause, or null
 * @param errors   each fault with its field
 * @param words    what the page about it says beside the detail: {@code error.WORDS.title} and {@code .text}
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "instance", "incident", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        String instance,
        String incident,
        List<FieldError> errors,
        @JsonIgnore String words) {
    public Problem {
        errors = List.copyOf(errors);
    }

    /** In the words of its status. */
    public Problem(
            int status,
            String code,
            String title,
            String detail,
            String instance,
            String incident,
            List<FieldError> errors) {
        this(status, code, title, detail, instance, incident, errors, String.valueOf(status));
    }

    @JsonProperty
    public String type() {
        return "about:blank";
    }

    /** Whether the node is to blame. */
    @JsonIgnore
    public boolean bug() {
        return status == 500;
    }

    /** The page where what is missing can be done; empty if there is none. */
    String see() {
        return errors.stream()
                .map(FieldError::see)
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * @param field   the name of the field, dotted where it lies deeper; may be null
     * @param code    stable
     * @param message in the caller's language
     * @param see     the page where what is missing can be done; empty if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FieldError(
            String field,
            String code,
            String message,
            @JsonIgnore String see) {}
}
