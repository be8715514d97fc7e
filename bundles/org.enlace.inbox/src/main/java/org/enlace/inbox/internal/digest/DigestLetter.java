package org.enlace.inbox.internal.digest;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.inbox.ItemKind;
import org.enlace.mail.Letter;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.Templates;

/** Words a digest: numbers by kind, where to look, where to change it. No title, name or place of anything stands in it. */
final class DigestLetter {
    private final Texts texts = Texts.of(DigestLetter.class);
    private final Templates templates = new Templates(DigestLetter.class, "org.enlace.inbox.internal.web.templates");

    /**
     * @param inbox  where the inbox is opened; empty where the node does not know its address
     * @param change where the digest is changed; likewise
     */
    record Links(Optional<String> inbox, Optional<String> change) {}

    Letter of(Tally tally, Instant now, Language language, ZoneId zone, Links links, MailAddress to) {
        String title = subject(tally, language);
        String at = texts.get(language, "digest.letter.at", moment(now, language, zone), zone.getId());
        List<String> lines = lines(tally, language);
        String open = texts.get(language, "digest.letter.open");
        String why = texts.get(language, "digest.letter.why");
        String change = texts.get(language, "digest.letter.change");
        List<String> text = new ArrayList<>(List.of(title, at));
        if (!lines.isEmpty()) {
            text.add(String.join("\n", lines.stream().map(line -> "- " + line).toList()));
        }
        text.add(links.inbox()
                .map(address -> open + ":\n" + address)
                .orElse(texts.get(language, "digest.letter.sign-in")));
        text.add(why + "\n"
                + links.change()
                        .map(address -> change + ":\n" + address)
                        .orElse(texts.get(language, "digest.letter.where")));
        Content page = templates.fill(
                "digest-letter.jte",
                Map.of(
                        "texts", texts,
                        "language", language,
                        "title", title,
                        "at", at,
                        "lines", lines,
                        "inbox", links.inbox().orElse(""),
                        "change", links.change().orElse("")));
        StringOutput html = new StringOutput();
        page.writeTo(html);
        return new Letter(to, title, String.join("\n\n", text), Optional.of(html.toString()), Optional.empty());
    }

    private String subject(Tally tally, Language language) {
        return tally.more()
                ? texts.get(language, "digest.letter.subject.more", tally.items())
                : texts.get(language, "digest.letter.subject", tally.items());
    }

    private List<String> lines(Tally tally, Language language) {
        List<String> lines = new ArrayList<>();
        for (ItemKind kind : ItemKind.values()) {
            int count = tally.kinds().getOrDefault(kind, 0);
            if (count > 0) {
                lines.add(line(texts.get(language, "kind." + kind.token()), count, tally.more(), language));
            }
        }
        if (tally.overdue() > 0) {
            lines.add(line(texts.get(language, "digest.letter.overdue"), tally.overdue(), tally.more(), language));
        }
        return lines;
    }

    private String line(String what, int count, boolean more, Language language) {
        return texts.get(language, more ? "digest.letter.line.more" : "digest.letter.line", what, count);
    }

    private static String moment(Instant now, Language language, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(language.locale())
                        .format(now.atZone(zone))
                + ", "
                + DateTimeFormatter.ofPattern("HH:mm").format(now.atZone(zone));
    }
}
