package org.enlace.web.internal.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.enlace.web.FormData;
import org.enlace.web.OwnPath;
import org.enlace.web.Page;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.Visit;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;

/**
 * What somebody typed into a form and sent when their session had ended meanwhile. Nothing of it stays on the node: it goes back
 * to them in hidden fields, and they send it again once they have signed in beside it.
 */
final class KeptForms {
    /** Bytes of a form that are read for somebody who is not signed in. */
    private static final long MOST = 1 << 20;

    private static final List<String> SECRET = List.of("password", "second-factor", "secret");

    private final FormReader reader = new FormReader();

    /**
     * A page with the form in it.
     *
     * @param page that helps to get on: {@code sign-in} or {@code confirm}
     */
    Page kept(Visit visit, ContainerRequestContext request, String page) throws IOException {
        MediaType type = request.getMediaType();
        boolean upload = type != null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type);
        boolean form = upload || type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        FormData typed = form ? read(request, type) : null;
        Words words = new Words(visit.language());
        String title = words.get("kept." + page + ".title");
        boolean secrets = typed != null && typed.names().stream().anyMatch(KeptForms::secret);
        return new Page(
                title,
                PageTemplates.fill(
                        "kept",
                        Map.of(
                                "words",
                                words,
                                "page",
                                page,
                                "title",
                                title,
                                "there",
                                OwnPath.via("/" + page, "/sign-in/back"),
                                "action",
                                OwnPath.orHome(visit.address()).toString(),
                                "upload",
                                upload,
                                "kept",
                                typed != null,
                                "secrets",
                                secrets,
                                "fields",
                                typed == null ? List.of() : fields(typed),
                                "files",
                                typed == null ? Set.of() : typed.fileNames())));
    }

    /** Null where it was too large or in no order to be kept. */
    private FormData read(ContainerRequestContext request, MediaType type) throws IOException {
        try {
            return reader.readFrom(
                    FormData.class,
                    FormData.class,
                    null,
                    type,
                    null,
                    new CountedStream(request.getEntityStream(), MOST));
        } catch (Failure e) {
            return null;
        }
    }

    private static List<Map.Entry<String, String>> fields(FormData typed) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        typed.names().stream().filter(name -> !secret(name)).sorted().forEach(name -> typed.all(name)
                .forEach(value -> fields.add(Map.entry(name, value))));
        return fields;
    }

    /** A password is not written into a page, not even into its sender's own. */
    private static boolean secret(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(name::contains);
    }
}
