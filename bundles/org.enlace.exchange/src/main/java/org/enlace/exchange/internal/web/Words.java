package org.enlace.exchange.internal.web;

import java.util.Locale;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.web.RefusalTexts;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things are called, in the reader's language. */
public record Words(Texts texts, Language language, Countries countries) {
    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    public String country(CountryCode code) {
        return countries.name(code, language);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language, refusal);
    }

    public Tag of(Delivery one) {
        Tone tone =
                switch (one.state()) {
                    case QUEUED -> Tone.NEUTRAL;
                    case SENT -> Tone.INFO;
                    case ACKNOWLEDGED -> Tone.GOOD;
                    case KEPT -> Tone.ATTENTION;
                    case QUARANTINED, REFUSED -> Tone.BAD;
                };
        return new Tag(get("state." + word(one.state())), tone);
    }

    public Tag of(Peer.State state) {
        Tone tone =
                switch (state) {
                    case NEW -> Tone.ATTENTION;
                    case TRUSTED -> Tone.GOOD;
                    case REPLACED -> Tone.NEUTRAL;
                    case REVOKED -> Tone.BAD;
                };
        return new Tag(get("peer." + word(state)), tone);
    }

    public String kind(Delivery.Kind kind) {
        return get("kind." + word(kind));
    }

    public String problem(String code) {
        return get("problem." + code);
    }

    /** What was wrong, and with which message where that is known. */
    public String trouble(Trouble one) {
        String detail = one.detail().isEmpty() ? "" : " (" + one.detail() + ")";
        return (one.seq() == 0 ? "" : get("message", one.seq()) + ": ") + problem(one.code()) + detail;
    }

    public String remedy(String code) {
        return get("remedy." + code);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
