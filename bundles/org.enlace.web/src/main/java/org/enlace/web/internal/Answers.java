package org.enlace.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.enlace.web.Json;
import org.enlace.web.Page;
import org.enlace.web.internal.pages.ErrorPages;
import org.enlace.web.internal.ui.Frame;
import org.enlace.web.internal.ui.Layout;

/** Writes pages into the layout, and problems as a page or as JSON. */
public final class Answers {
    /** Made with the first problem that is told as JSON. */
    private static final class Mapping {
        private static final ObjectMapper PROBLEMS = Json.mapper();
    }

    private final Function<Visit, Frame> frames;

    public Answers(Function<Visit, Frame> frames) {
        this.frames = frames;
    }

    public String type(Visit visit) {
        return visit.api() ? "application/problem+json" : "text/html;charset=utf-8";
    }

    /** The problem as the path's readers expect it. */
    public byte[] body(Problem problem, Visit visit) {
        if (visit.api()) {
            return json(problem);
        }
        // That the node starts, its page says in the words for people already.
        String detail = problem.code().equals(Starting.CODE) ? "" : problem.detail();
        return page(
                ErrorPages.page(
                        visit.language(), problem.words(), problem.status(), detail, problem.incident(), problem.see()),
                visit);
    }

    byte[] json(Problem problem) {
        try {
            return Mapping.PROBLEMS.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document. */
    public byte[] page(Page page, Visit visit) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        Layout.around(frames.apply(visit), page).writeTo(output);
        return output.toByteArray();
    }

    /** Answers a request that reached no application. */
    void send(Problem problem, Visit visit, HttpServletResponse response) throws IOException {
        byte[] body = body(problem, visit);
        response.setStatus(problem.status());
        response.setContentType(type(visit));
        response.setContentLength(body.length);
        try (OutputStream out = response.getOutputStream()) {
            if (!"HEAD".equals(visit.method())) {
                out.write(body);
            }
        }
    }
}
