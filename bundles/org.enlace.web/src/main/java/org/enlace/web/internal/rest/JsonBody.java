package org.enlace.web.internal.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.enlace.web.FormData;
import org.enlace.web.FormStream;
import org.enlace.web.Json;
import org.enlace.web.Page;
import org.enlace.web.internal.Failure;

/** JSON bodies of one application, by a mapper that goes with it and is made with the first of them. */
public final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    /** A class of its own, so that a node that nobody asks for JSON does without the mapper's classes. */
    private static final class Mapping {
        private final ObjectReader reader;
        private final ObjectWriter writer;

        private Mapping(ObjectMapper mapper) {
            reader = mapper.reader();
            writer = mapper.writer();
        }
    }

    private volatile Mapping mapping;

    private Mapping mapping() {
        Mapping made = mapping;
        if (made == null) {
            synchronized (this) {
                made = mapping;
                if (made == null) {
                    made = new Mapping(Json.mapper());
                    mapping = made;
                }
            }
        }
        return made;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return json(mediaType) && ours(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        Object value;
        try {
            ObjectReader reader = mapping().reader;
            value = reader.forType(reader.getTypeFactory().constructType(genericType))
                    .readValue(in);
        } catch (CharConversionException e) {
            throw new Failure(400, "body.not-utf8");
        }
        if (value == null) {
            throw new Failure(400, "json.empty");
        }
        return value;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return json(mediaType) && ours(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        // All of it first: a value that cannot be written is then found out before the answer has begun.
        out.write(mapping().writer.writeValueAsBytes(value));
    }

    private static boolean json(MediaType type) {
        return "application".equals(type.getType())
                && ("json".equals(type.getSubtype()) || type.getSubtype().endsWith("+json"));
    }

    private static boolean ours(Class<?> type) {
        return type != String.class
                && type != byte[].class
                && type != Page.class
                && type != FormData.class
                && type != FormStream.class
                && !StreamingOutput.class.isAssignableFrom(type)
                && !InputStream.class.isAssignableFrom(type)
                && !Reader.class.isAssignableFrom(type);
    }
}
