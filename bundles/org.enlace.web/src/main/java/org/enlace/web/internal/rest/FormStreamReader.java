package org.enlace.web.internal.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.apache.commons.fileupload.UploadContext;
import org.enlace.web.FormStream;
import org.enlace.web.internal.Failure;

/** Reads a form up to its file, and leaves the file to whoever asked. */
public final class FormStreamReader implements MessageBodyReader<FormStream> {
    private static final int MOST_FIELDS = 64;
    private static final int FIELDS_TOGETHER = 1 << 16;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == FormStream.class;
    }

    @Override
    public FormStream readFrom(
            Class<FormStream> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String boundary = mediaType.getParameters().get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
            throw FormReader.malformed();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            FileUpload upload = new FileUpload();
            upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
            FileItemIterator parts = upload.getItemIterator(new Arriving(mediaType, in));
            int left = FIELDS_TOGETHER;
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                String name = part.getFieldName();
                if (name == null || !Characters.storable(name)) {
                    throw FormReader.malformed();
                }
                if (!part.isFormField()) {
                    return file(fields, part);
                }
                byte[] value = part.openStream().readNBytes(left + 1);
                left -= value.length;
                if (left < 0 || fields.size() == MOST_FIELDS) {
                    throw new Failure(413, "form.too-many", MOST_FIELDS);
                }
                String text = FormReader.text(value);
                if (!Characters.storable(text)) {
                    throw new Failure(422, "text.characters", name).at(name);
                }
                fields.putIfAbsent(name, text);
            }
        } catch (FileUploadException
                | FileUploadIOException
                | MalformedStreamException
                | InvalidFileNameException
                | IllegalArgumentException e) {
            throw FormReader.malformed();
        }
        return new FormStream(fields, null, InputStream.nullInputStream());
    }

    private static FormStream file(Map<String, String> fields, FileItemStream part) throws IOException {
        String sent = part.getName();
        return sent == null || sent.isBlank()
                ? new FormStream(fields, null, InputStream.nullInputStream())
                : new FormStream(fields, FormReader.baseName(sent), new Whole(part.openStream()));
    }

    /** A form that breaks off in the file is the sender's fault, and told as such. */
    private static final class Whole extends FilterInputStream {
        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            try {
                return super.read(buffer, from, length);
            } catch (MalformedStreamException e) {
                throw FormReader.malformed();
            }
        }
    }

    private record Arriving(MediaType type, InputStream in) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return "multipart/form-data; boundary=\""
                    + type.getParameters().get("boundary").replaceAll("[\"\\\\]", "") + "\"";
        }

        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }
    }
}
