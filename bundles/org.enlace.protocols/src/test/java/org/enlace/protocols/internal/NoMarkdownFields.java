package org.enlace.protocols.internal;

import gg.jte.Content;
import org.enlace.documents.MarkdownFields;
import org.enlace.platform.Language;
import org.enlace.web.ui.Field;

/** Forms without previews. */
final class NoMarkdownFields implements MarkdownFields {
    @Override
    public Content area(Language language, Field field, String name, boolean shown) {
        return output -> {};
    }

    @Override
    public Content help(Language language) {
        return output -> {};
    }
}
