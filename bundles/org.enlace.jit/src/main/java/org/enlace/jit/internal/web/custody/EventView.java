package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
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
        Optional<String> correct) {
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
                    correct);
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
            rows.add(SummaryRow.of(words.get("custody.place"), event.place()));
            rows.add(SummaryRow.of(words.get("custody.authority"), event.authority()));
            for (EventField field : EventField.values()) {
                Custodian person = event.persons().get(field);
                if (person != null) {
                    rows.add(SummaryRow.of(words.field(event.kind(), field), words.person(person)));
                }
                event.said(field).ifPresent(text -> rows.add(said(event, field, text)));
            }
            return rows;
        }

        private SummaryRow said(CustodyEvent event, EventField field, String text) {
            String name = words.field(event.kind(), field);
            return switch (field) {
                case ANSWERS, CORRECTS -> SummaryRow.of(name, named(new Sha256(text)));
                case BEFORE, AFTER -> SummaryRow.of(name, broken(text));
                case CONDITION, REMARKS, PURPOSE -> SummaryRow.of(name, Ui.paragraphs(text));
                default -> SummaryRow.of(name, text);
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
            rows.add(SummaryRow.of(words.get("custody.hash"), broken(hash.value())));
            event.prior()
                    .ifPresent(prior -> rows.add(SummaryRow.of(words.get("custody.prior"), broken(prior.value()))));
            rows.add(SummaryRow.of(
                    words.get("custody.signer"),
                    Ui.join(
                            Ui.text(Peer.spoken(sealed.seal().signer()) + " · "),
                            Ui.text(words.get("signing.key." + key.token())))));
            return rows;
        }

        /** A hash in groups, so that it can be read out and fits a narrow screen. */
        private static Content broken(String hash) {
            return Ui.text(hash.replaceAll("(.{8})(?=.)", "$1 "));
        }
    }
}
