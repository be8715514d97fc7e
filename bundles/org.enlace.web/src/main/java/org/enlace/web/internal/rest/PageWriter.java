package org.enlace.web.internal.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.enlace.web.Page;
import org.enlace.web.internal.Answers;
import org.enlace.web.internal.Visit;

/** Writes a page with the layout around it. */
public final class PageWriter implements MessageBodyWriter<Page> {
    private final Answers answers;

    public PageWriter(Answers answers) {
        this.answers = answers;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Page.class == type;
    }

    @Override
    public void writeTo(
            Page page,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] document = answers.page(page, Visit.current());
        headers.putSingle("Content-Type", "text/html;charset=utf-8");
        out.write(document);
    }
}
