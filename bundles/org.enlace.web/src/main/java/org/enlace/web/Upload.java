package org.enlace.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.enlace.web.internal.Failure;

/** A file that came with a form. Held in memory, never written to disk by the platform. */
public final class Upload {
    private final String name;
    private final String type;
    private final byte[] content;

    public Upload(String name, String type, byte[] content) {
        this.name = name;
        this.type = type;
        this.content = content;
    }

    /** The file's name as the sender gave it, without folders; 1 to 255 characters. Never a path on this machine. */
    public String name() {
        return name;
    }

    /** The media type as the sender gave it; a hint only. */
    public String type() {
        return type;
    }

    /** In bytes. */
    public long size() {
        return content.length;
    }

    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    /** The content as UTF-8 text, without a byte order mark. Anything else is answered with 400. */
    public String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Failure(400, "body.not-utf8");
        }
    }
}
