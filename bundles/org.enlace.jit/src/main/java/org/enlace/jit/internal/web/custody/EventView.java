package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.exchange.Peer;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.internal.web.Labels;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/**
 * An event as its readers see it, on the page and on paper.
 *
 * @param hash   of the event
 * @param title  what happened, with its place in the log
 * @param by     who wrote it down
 * @param when   when it happened
 * @param tags   what is wrong with it, and whether it was corrected
 * @param rows   what it says
 * @param proof  by what it can be verified
 * @param key    what this node knows of the key of its seal
 * @param correct where it is corrected; empty for whoever does not
 * @param annex  what was signed and by what, to be copied from paper
 */
public record EventView(
        Sha256 hash,
        String title,
        String by,
        Content when,
        List<Tag> tags,
        List<SummaryRow> rows,
        List<SummaryRow> proof,
        SealKeys.Known key,
        Optional<String> correct,
        Annex annex) {
    /**
     * By what the seal of an event is verified where there is no node. Line breaks are none of the texts'.
     *
     * @param signed    the very text that is hashed and signed, cut into lines; empty for whoever may not read all of it
     * @param key       the public key, Base64 of its X.509 form
     * @param signature Base64
     */
    public record Annex(List<String> signed, List<String> key, List<String> signature) {
        private static final int LINE = 64;

        static Annex of(SealedEvent sealed, boolean whole) {
            return new Annex(
                    whole ? lines(new String(sealed.event().bytes(), StandardCharsets.UTF_8)) : List.of(),
                    lines(sealed.seal().key()),
                    lines(sealed.seal().signature()));
        }

        /** No line begins or ends with a blank, which paper would not show. */
        public static List<String> lines(String text) {
            List<String> lines = new ArrayList<>();
            int from = 0;
            while (from < text.length()) {
                int to = Math.min(from + LINE, text.length());
                while (to < text.length() && to > from + 1 && apart(text, to)) {
                    to--;
                }
                lines.add(text.substring(from, to));
                from = to;
            }
            return lines;
        }

        private static boolean apart(String text, int at) {
            return text.charAt(at - 1) == ' ' || text.charAt(at) == ' ' || Character.isLowSurrogate(text.charAt(at));
        }
    }

    /** The id of its place on the page. */
    public String anchor() {
        return anchor(hash);
    }

    static String anchor(Sha256 hash) {
        return "event-" + hash.value().substring(0, 16);
    }

    /** Makes the views of a log, each of which names others by what they are called in it. */
    static final class Maker {
        private final CustodyWords words;
        private final CustodyLog log;
        private final Map<Sha256, String> titles;
        private final String page;

        /** @param page the address of the item's page */
        Maker(CustodyWords words, CustodyLog log, Map<Sha256, String> titles, String page) {
            this.words = words;
            this.log = log;
            this.titles = titles;
            this.page = page;
        }

        EventView of(SealedEvent sealed, SealKeys.Known key, Optional<String> correct) {
            CustodyEvent event = sealed.event();
            Sha256 hash = event.hash();
            return new EventView(
                    hash,
                    titles.get(hash),
                    words.work().person(event.author()),
                    words.happened(event),
                    tags(hash),
                    rows(event),
                    proof(sealed, hash, key),
                    key,
                    correct,
                    Annex.of(sealed, words.shown().whole(event)));
        }

        private List<Tag> tags(Sha256 hash) {
            List<Tag> tags = new ArrayList<>();
            log.findings().stream()
                    .filter(one -> one.event().equals(hash))
                    .forEach(one -> tags.add(new Tag(words.flaw(one.flaw()), Tone.BAD)));
            boolean corrected = log.events().stream()
                    .anyMatch(one -> one.event().corrects().filter(hash::equals).isPresent());
            if (corrected) {
                tags.add(new Tag(words.get("custody.corrected"), Tone.ATTENTION));
            }
            return tags;
        }

        private List<SummaryRow> rows(CustodyEvent event) {
            List<SummaryRow> rows = new ArrayList<>();
            rows.add(SummaryRow.of(words.get("custody.written"), words.labels().moment(event.written())));
            rows.add(SummaryRow.of(words.get("custody.place"), shown(event, event.place())));
            rows.add(SummaryRow.of(words.get("custody.authority"), shown(event, event.authority())));
            for (EventField field : EventField.values()) {
                Custodian person = event.persons().get(field);
                if (person != null) {
                    rows.add(SummaryRow.of(
                            words.field(event.kind(), field),
                            words.person(words.shown().of(event, person))));
                }
                event.said(field).ifPresent(text -> rows.add(said(event, field, text)));
            }
            return rows;
        }

        private String shown(CustodyEvent event, String text) {
            return words.shown().of(event, text);
        }

        private SummaryRow said(CustodyEvent event, EventField field, String text) {
            String name = words.field(event.kind(), field);
            return switch (field) {
                case ANSWERS, CORRECTS -> SummaryRow.of(name, named(new Sha256(text)));
                case BEFORE, AFTER -> SummaryRow.of(name, Ui.text(Labels.hash(text)));
                case CONDITION, REMARKS, PURPOSE -> SummaryRow.of(name, Ui.paragraphs(shown(event, text)));
                default -> SummaryRow.of(name, shown(event, text));
            };
        }

        private Content named(Sha256 hash) {
            String title = titles.get(hash);
            return title == null
                    ? Ui.text(words.get("custody.not-here", hash.value().substring(0, 16)))
                    : Ui.link(title, page + "#" + anchor(hash));
        }

        private List<SummaryRow> proof(SealedEvent sealed, Sha256 hash, SealKeys.Known key) {
            List<SummaryRow> rows = new ArrayList<>();
            CustodyEvent event = sealed.event();
            rows.add(SummaryRow.of(words.get("custody.strand"), words.strand(event)));
            rows.add(SummaryRow.of(words.get("custody.hash"), Ui.text(Labels.hash(hash.value()))));
            event.prior()
                    .ifPresent(prior ->
                            rows.add(SummaryRow.of(words.get("custody.prior"), Ui.text(Labels.hash(prior.value())))));
            rows.add(SummaryRow.of(
                    words.get("custody.signer"),
                    Ui.join(
                            Ui.text(Peer.spoken(sealed.seal().signer()) + " · "),
                            Ui.text(words.get("signing.key." + key.token())))));
            return rows;
        }
    }
}
