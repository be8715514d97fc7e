package org.enlace.web.ui;

import gg.jte.Content;
import java.util.List;
import org.enlace.platform.Language;

/**
 * A record in a list of records.
 *
 * @param title    its title
 * @param href     its page
 * @param summary  one or two sentences, or why it was found; null for none
 * @param tags     its status
 * @param facts    short facts such as country and year
 * @param language the language of title and summary where it is not the page's, or null
 */
public record Item(Content title, String href, Content summary, List<Tag> tags, List<String> facts, Language language) {
    public Item {
        tags = List.copyOf(tags);
        facts = facts.stream().filter(fact -> fact != null && !fact.isBlank()).toList();
    }

    public static Item of(String title, String href) {
        return new Item(output -> output.writeUserContent(title), href, null, List.of(), List.of(), null);
    }

    public Item summary(String text) {
        return summary(output -> output.writeUserContent(text == null ? "" : text));
    }

    public Item summary(Content content) {
        return new Item(title, href, content, tags, facts, language);
    }

    public Item tags(Tag... all) {
        return new Item(title, href, summary, List.of(all), facts, language);
    }

    /** Empty ones are left out. */
    public Item facts(String... all) {
        return new Item(title, href, summary, tags, java.util.Arrays.asList(all), language);
    }

    public Item in(Language textLanguage) {
        return new Item(title, href, summary, tags, facts, textLanguage);
    }
}
