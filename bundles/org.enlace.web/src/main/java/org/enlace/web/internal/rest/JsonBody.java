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
import org.enlace.web.Page;
import org.enlace.web.internal.Failure;

/** JSON bodies of one application, by a mapper that goes with it. */
public final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    public JsonBody(ObjectMapper mapper) {
        this.reader = mapper.reader();
        this.writer = mapper.writer();
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
        out.write(writer.writeValueAsBytes(value));
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
                && !StreamingOutput.class.isAssignableFrom(type)
                && !InputStream.class.isAssignableFrom(type)
                && !Reader.class.isAssignableFrom(type);
    }
}
