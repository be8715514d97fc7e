package org.enlace.web.internal.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.MultipartStream;
import org.apache.commons.fileupload.ParameterParser;
import org.enlace.web.FormData;
import org.enlace.web.Upload;
import org.enlace.web.internal.Failure;

/**
 * Reads forms, with files or without. Everything stays in memory: what people send may be case content, which must not lie
 * in a temporary file. How much that can be is bounded by the limit on the body, counted while it is read.
 */
public final class FormReader implements MessageBodyReader<FormData> {
    private static final int MOST_FIELDS = 2_000;
    private static final int LONGEST_NAME = 255;
    private static final int BUFFER = 8_192;
    /** Bytes: a file's name of 255 characters fits, however they are written. */
    private static final int LONGEST_HEADERS = 4_096;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == FormData.class;
    }

    @Override
    public FormData readFrom(
            Class<FormData> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        return MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(mediaType)
                ? multipart(in, mediaType.getParameters().get("boundary"))
                : urlencoded(text(in.readAllBytes()));
    }

    private static FormData urlencoded(String body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (String pair : body.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            count = counted(count);
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            add(values, name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new FormData(values, Map.of());
    }

    private static FormData multipart(InputStream in, String boundary) throws IOException {
        if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
            throw malformed();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<String, Upload> files = new LinkedHashMap<>();
        try {
            MultipartStream parts =
                    new MultipartStream(in, boundary.getBytes(StandardCharsets.ISO_8859_1), BUFFER, null);
            parts.setHeaderEncoding(StandardCharsets.UTF_8.name());
            parts.setPartHeaderSizeMax(LONGEST_HEADERS);
            if (!parts.skipPreamble()) {
                throw malformed();
            }
            int count = 0;
            do {
                count = counted(count);
                part(parts, values, files);
            } while (parts.readBoundary());
        } catch (MultipartStream.MalformedStreamException | FileUploadIOException | IllegalArgumentException e) {
            throw malformed();
        }
        return new FormData(values, files);
    }

    private static void part(MultipartStream parts, Map<String, List<String>> values, Map<String, Upload> files)
            throws IOException {
        Map<String, String> headers = headers(parts.readHeaders());
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        Map<String, String> disposition =
                parser.parse(headers.getOrDefault("content-disposition", ""), new char[] {';'});
        String name = disposition.get("name");
        if (name == null || !disposition.containsKey("form-data") || !Characters.storable(name)) {
            throw malformed();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        parts.readBodyData(body);
        String file = disposition.get("filename");
        if (!disposition.containsKey("filename")) {
            add(values, name, text(body.toByteArray()));
        } else if (file != null && !file.isBlank()) {
            if (files.containsKey(name)) {
                throw new Failure(400, "form.malformed").at(name);
            }
            files.put(
                    name,
                    new Upload(
                            baseName(file),
                            headers.getOrDefault("content-type", "application/octet-stream"),
                            body.toByteArray()));
        }
    }

    private static Map<String, String> headers(String block) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : block.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
        }
        return headers;
    }

    static String baseName(String sent) {
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty() || !Characters.storable(name)) {
            return "file";
        }
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }

    private static void add(Map<String, List<String>> values, String name, String value) {
        if (!Characters.storable(name) || !Characters.storable(value)) {
            throw new Failure(422, "text.characters", name).at(name);
        }
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static int counted(int fields) {
        if (fields == MOST_FIELDS) {
            throw new Failure(413, "form.too-many", MOST_FIELDS);
        }
        return fields + 1;
    }

    private static String decoded(String encoded) {
        try {
            String value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (value.indexOf('\uFFFD') >= 0 && !encoded.contains("%EF%BF%BD")) {
                throw new Failure(400, "body.not-utf8");
            }
            return value;
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Failure(400, "body.not-utf8");
        }
    }

    static Failure malformed() {
        return new Failure(400, "form.malformed");
    }
}
