package org.enlace.jit.internal.web.bundle;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.internal.bundle.Exhibit;
import org.enlace.jit.internal.web.Labels;
import org.enlace.platform.Refusal;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What bundles are called in the reader's language. */
public record BundleWords(Labels labels) {
    public String state(Bundle bundle) {
        return labels.get("bundle.state." + bundle.state().token());
    }

    public Tag tag(Bundle bundle) {
        return new Tag(state(bundle), tone(bundle));
    }

    private static Tone tone(Bundle bundle) {
        return switch (bundle.state().token()) {
            case "made" -> Tone.GOOD;
            case "declined", "stopped" -> Tone.BAD;
            case "making" -> Tone.INFO;
            default -> Tone.ATTENTION;
        };
    }

    public String ground(Ground ground) {
        return labels.get("bundle.ground." + ground.token());
    }

    public List<Choice> grounds(String chosen) {
        List<Choice> all = new ArrayList<>();
        all.add(Choice.of("", labels.get("bundle.withhold.no")));
        Arrays.stream(Ground.values())
                .forEach(one -> all.add(
                        Choice.of(one.token(), ground(one)).selected(one.token().equals(chosen))));
        return all;
    }

    /** A number of bytes as people read it. */
    public String size(long bytes) {
        return labels.get("bundle.bytes", bytes);
    }

    /** Why the making of one was stopped. */
    public String stopped(Stopped stopped) {
        String key = "bundle.stopped." + stopped.why().replaceFirst("^jit\\.(bundle-)?", "");
        return labels.has(key) ? labels.get(key) : labels.get("bundle.stopped.other", stopped.why());
    }

    public String refused(Refusal refusal) {
        return labels.of(refusal);
    }

    /** A hash in groups, as people compare it. */
    public static String grouped(String hash) {
        return hash.replaceAll("(.{4})(?=.)", "$1 ");
    }

    public static String sha256(Made made) {
        return made.sha256().value();
    }

    /** The contents of items that are not here, as a table; empty where there are none. */
    public Optional<Content> missing(List<Exhibit> items) {
        List<List<Content>> rows = new ArrayList<>();
        for (Exhibit item : items) {
            for (Exhibit.Missing one : item.missing()) {
                rows.add(List.of(
                        Ui.text(item.number()),
                        Ui.text(one.name().orElse("–")),
                        Ui.text(one.size().map(this::size).orElse("–")),
                        Ui.text(grouped(one.sha256().value()))));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Ui.table(Table.of(
                        labels.get("bundle.missing"),
                        List.of(
                                Table.Column.of(labels.get("bundle.item")),
                                Table.Column.of(labels.get("bundle.missing.name")),
                                Table.Column.of(labels.get("bundle.size")),
                                Table.Column.of("SHA-256")),
                        rows)));
    }
}
