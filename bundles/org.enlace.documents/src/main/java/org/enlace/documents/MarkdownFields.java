package org.enlace.documents;

import gg.jte.Content;
import org.enlace.platform.Language;
import org.enlace.web.FormData;
import org.enlace.web.ui.Field;

/**
 * Fields of a form that take {@link Markdown}, with a preview. A service. With script the preview comes into a tab
 * beside the text; without, its button sends the form, which asks {@link #asked} and shows itself again with {@code shown}, before
 * it looks at anything else.
 *
 * <pre>{@code
 * if (MarkdownFields.asked(data)) return form(typed, true);   // 200, nothing is done
 * ${fields.area(language, Field.named("text", label).value(typed.text()).maxLength(4000), "text", typed.previewed())}
 * ${fields.help(language)}
 * }</pre>
 */
public interface MarkdownFields {
    /** The parameter a form is sent with by the button for the preview. */
    String PREVIEW = "preview";

    /** Whether the form was sent to be previewed, and not to be carried out. */
    static boolean asked(FormData data) {
        return data.has(PREVIEW);
    }

    /**
     * The text area with all that belongs to it, to stand within a form.
     *
     * @param field  its name is the id on the page; where {@code maxLength} is set, its characters are counted
     * @param name   the name of the parameter, where it is not the id: several forms on a page may have the same
     * @param shown  whether the preview of the field's value is shown, because {@link #asked} said so
     */
    Content area(Language language, Field field, String name, boolean shown);

    /** Which marks there are, folded; once on a page is enough. */
    Content help(Language language);
}
