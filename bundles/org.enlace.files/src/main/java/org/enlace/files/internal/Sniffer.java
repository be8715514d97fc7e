package org.enlace.files.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;
import org.enlace.files.FileUse;

/**
 * Finds out what a content is, by its first bytes. Its name decides only between the kinds of one container: what is a ZIP may be a
 * word processor's document. The table of types takes some megabytes and is let go when memory is short.
 */
final class Sniffer {
    /** Bytes that are looked at. */
    static final int HEAD = 1 << 16;

    private static final Set<MediaType> CONTAINERS = Set.of(
            MediaType.APPLICATION_ZIP, MediaType.application("x-tika-ooxml"), MediaType.application("x-tika-msoffice"));

    private SoftReference<MimeTypes> table = new SoftReference<>(null);

    /** @return a media type without parameters, such as {@code application/pdf}; at most 120 characters */
    String type(byte[] head, String name) {
        MimeTypes types = table();
        MediaType found = detect(types, head, new Metadata()).getBaseType();
        if (CONTAINERS.contains(found)) {
            Metadata named = new Metadata();
            named.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
            MediaType special = detect(types, head, named).getBaseType();
            if (types.getMediaTypeRegistry().isSpecializationOf(special, found)) {
                found = special;
            }
        }
        String text = found.toString();
        return text.length() > 120 ? MediaType.OCTET_STREAM.toString() : text;
    }

    private static MediaType detect(MimeTypes types, byte[] head, Metadata metadata) {
        try {
            return types.detect(new ByteArrayInputStream(head), metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized MimeTypes table() {
        MimeTypes types = table.get();
        if (types == null) {
            try {
                types = MimeTypesFactory.create(MimeTypes.class.getResource("tika-mimetypes.xml"));
            } catch (IOException | MimeTypeException e) {
                throw new IllegalStateException("The table of media types cannot be read", e);
            }
            table = new SoftReference<>(types);
        }
        return types;
    }

    /** Whether a type is one of those taken; {@code image/*} stands for all of its kind, {@link FileUse#ANY} for all. */
    static boolean taken(Set<String> taken, String type) {
        return taken.contains(FileUse.ANY)
                || taken.contains(type)
                || taken.contains(type.substring(0, type.indexOf('/')) + "/*");
    }
}
