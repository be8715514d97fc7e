package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.stamping.StampDesk;
import org.enlace.jit.internal.stamping.StampDesk.Kept;
import org.enlace.jit.internal.web.Labels;
import org.enlace.platform.Hashing;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/**
 * A time stamp as readers of a chain see it, on the page and on paper.
 *
 * @param title    by whom, when, and which events it covers
 * @param tags     what is wrong with it
 * @param rows     what it says besides
 * @param files    where its files are
 * @param commands how it is verified elsewhere; the files as they are called when they are downloaded
 */
public record StampView(
        String title, List<Tag> tags, List<SummaryRow> rows, List<Content> files, List<String> commands) {
    /** What one is called that is downloaded, without the end of its name. */
    static String name(String number, TimeStamp stamp) {
        return number + "-" + stamp.country() + "-" + stamp.sequence();
    }

    /**
     * @param number of the item
     * @param path   of its papers
     */
    static StampView of(Kept kept, CustodyLog log, String number, String path, CustodyWords words) {
        TimeStamp stamp = kept.stamp();
        return new StampView(
                words.get(
                        "stamp.of",
                        stamp.authority(),
                        words.labels()
                                .day(stamp.at()
                                        .atZone(words.labels().caller().zone())
                                        .toLocalDate()),
                        covered(kept.covered(), words)),
                tags(kept, words),
                List.of(
                        SummaryRow.of(words.get("stamp.at"), words.labels().moment(stamp.at())),
                        SummaryRow.of(words.get("stamp.serial"), stamp.serial()),
                        SummaryRow.of(words.get("stamp.policy"), stamp.policy()),
                        SummaryRow.of(
                                words.get("stamp.covers"),
                                Ui.text(Labels.hash(stamp.covers().value()))),
                        SummaryRow.of(words.get("stamp.anchor"), Ui.text(Labels.hash(fingerprint(stamp))))),
                files(stamp, log, path, words),
                commands(stamp, name(number, stamp)));
    }

    private static List<Tag> tags(Kept kept, CustodyWords words) {
        List<Tag> tags = new ArrayList<>();
        if (!kept.proven()) {
            tags.add(new Tag(words.get("stamp.unproven"), Tone.BAD));
        }
        if (kept.early()) {
            tags.add(new Tag(words.get("stamp.early"), Tone.ATTENTION));
        }
        return tags;
    }

    /** Such as "los eventos 1 a 3, 5". */
    private static String covered(List<Integer> places, CustodyWords words) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < places.size(); ) {
            int to = from;
            while (to + 1 < places.size() && places.get(to + 1) == places.get(to) + 1) {
                to++;
            }
            String first = places.get(from).toString();
            parts.add(
                    from == to
                            ? first
                            : words.get("stamp.range", first, places.get(to).toString()));
            from = to + 1;
        }
        return words.get("stamp.events", places.size(), String.join(", ", parts));
    }

    private static String fingerprint(TimeStamp stamp) {
        return Hashing.sha256(Base64.getDecoder().decode(stamp.anchor()));
    }

    private static List<Content> files(TimeStamp stamp, CustodyLog log, String path, CustodyWords words) {
        String at = path + "/stamps/" + stamp.event() + "/";
        boolean whole = log.events().stream()
                .map(SealedEvent::event)
                .filter(event -> covers(stamp, event))
                .anyMatch(words.shown()::whole);
        return List.of(
                Ui.link(words.get("stamp.file.token"), at + "token"),
                whole ? Ui.link(words.get("stamp.file.data"), at + "data") : Ui.text(words.get("stamp.file.kept")),
                Ui.link(words.get("stamp.file.authority"), at + "authority"));
    }

    static boolean covers(TimeStamp stamp, CustodyEvent event) {
        return event.id().equals(stamp.event()) && event.hash().equals(stamp.covers());
    }

    /** With the text of the event, and with its hash alone for whoever was not given the text. */
    private static List<String> commands(TimeStamp stamp, String name) {
        String rest =
                " -in " + name + ".tsr -CAfile " + name + ".pem" + (StampDesk.root(stamp) ? "" : " -partial_chain");
        return List.of(
                "openssl ts -verify -data " + name + ".json" + rest,
                "openssl ts -verify -digest " + stamp.covers() + rest);
    }
}
