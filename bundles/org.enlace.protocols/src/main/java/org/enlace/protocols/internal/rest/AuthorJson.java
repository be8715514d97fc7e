package org.enlace.protocols.internal.rest;

import org.enlace.platform.OfficerId;

/** Who is to write too, by the account name. */
public record AuthorJson(String author) {
    OfficerId officer() {
        return author == null ? null : new OfficerId(author);
    }
}
