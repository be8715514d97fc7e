package org.enlace.protocols;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Refusal;

/**
 * What a record says about a document. Every text is plain text without control characters; lists keep their order and
 * hold nothing twice. Built by people through {@link ProtocolDraft}.
 *
 * @param title           in the document's own first language, at most 300 characters
 * @param summary         in at least one of the four languages, each at most 5 000 characters
 * @param kind            what sort of document
 * @param issuingBody     who issued it, at most 300 characters
 * @param country         whose document it is; null for an international one
 * @param region          at most 120 characters; null when it has none
 * @param legalInstrument the act behind it; null when there is none
 * @param legalStatus     what the source says about its force
 * @param date            of the document; null when unknown
 * @param languages       ISO 639-1 codes of the languages the document exists in, 1 to 30; the first is the title's
 * @param crimeTypes      ICCS codes, 0 to 60
 * @param phases          0 to 7
 * @param url             where it can be read, http or https, at most 2 000 characters; null when nowhere
 * @param supersedes      the reference of a record, or a text, at most 300 characters; null when nothing
 * @param supersededBy    likewise
 * @param requirements    0 to 500, with different keys
 * @param note            at most 5 000 characters; null when there is none
 * @param source          where the facts were read, at most 2 000 characters
 * @param verified        whether somebody read them there
 * @param verifiedScope   what exactly was read, at most 2 000 characters; null when nothing
 * @param evidence        how well it is shown to work; null when nobody says
 * @param passages        what it tells at length, each in at least one of the four languages and at most 5 000 characters; empty where it tells nothing
 * @param translations    of each language but the source, the mark of the source's texts it was last compared with; see {@link Translation}
 * @param restrictedTo    for whom it exists at all, at most 50 officers and units
 */
public record ProtocolContent(
        String title,
        Map<Language, String> summary,
        Kind kind,
        String issuingBody,
        CountryCode country,
        String region,
        LegalInstrument legalInstrument,
        LegalStatus legalStatus,
        PartialDate date,
        List<String> languages,
        List<String> crimeTypes,
        List<Phase> phases,
        String url,
        String supersedes,
        String supersededBy,
        List<Requirement> requirements,
        String note,
        String source,
        boolean verified,
        String verifiedScope,
        EvidenceLevel evidence,
        Map<Passage, Map<Language, String>> passages,
        Map<Language, String> translations,
        NeedToKnow restrictedTo) {

    public static final int REQUIREMENTS_AT_MOST = 500;
    public static final int READERS_AT_MOST = 50;
    public static final int CRIME_TYPES_AT_MOST = 60;

    public ProtocolContent {
        title = Rules.line("title", title, Rules.LINE);
        summary = Rules.texts("summary", summary, Rules.TEXT);
        kind = Rules.given("type", kind);
        issuingBody = Rules.line("issuingBody", issuingBody, Rules.LINE);
        region = Rules.optionalLine("region", region, Rules.SHORT);
        legalStatus = Rules.given("status", legalStatus);
        languages = Rules.languages("languages", languages);
        crimeTypes = Rules.crimeTypes("crimeTypes", crimeTypes);
        phases = Rules.unlike("phases", phases, Phase.values().length);
        url = Rules.url("url", url);
        supersedes = Rules.optionalLine("supersedes", supersedes, Rules.LINE);
        supersededBy = Rules.optionalLine("supersededBy", supersededBy, Rules.LINE);
        if (supersedes != null && supersedes.equals(supersededBy)) {
            throw new Refusal(
                            "protocol.supersedes-both-ways",
                            "\"" + supersedes + "\" cannot both be replaced by this document and replace it; keep one",
                            supersedes)
                    .at("supersededBy");
        }
        requirements = Rules.requirements("requirements", requirements, REQUIREMENTS_AT_MOST);
        note = Rules.optionalText("note", note, Rules.TEXT);
        source = Rules.line("source", source, Rules.LONG_LINE);
        verifiedScope = Rules.optionalText("verifiedScope", verifiedScope, Rules.LONG_LINE);
        passages = Rules.passages(passages);
        translations = Rules.marks(translations);
        restrictedTo = Rules.given("restrictedTo", restrictedTo);
        Rules.tooMany(
                "restrictedTo",
                restrictedTo.officers().size() + restrictedTo.units().size(),
                READERS_AT_MOST);
    }

    /** The same for others. */
    public ProtocolContent restrictedTo(NeedToKnow others) {
        return new ProtocolContent(
                title,
                summary,
                kind,
                issuingBody,
                country,
                region,
                legalInstrument,
                legalStatus,
                date,
                languages,
                crimeTypes,
                phases,
                url,
                supersedes,
                supersededBy,
                requirements,
                note,
                source,
                verified,
                verifiedScope,
                evidence,
                passages,
                translations,
                others);
    }

    /**
     * What is kept of a partner's document that was taken back: title, kind, country and languages. A dash stands where a record must
     * say something.
     */
    public ProtocolContent emptied() {
        return new ProtocolContent(
                title,
                Map.of(summary.keySet().iterator().next(), "\u2013"),
                kind,
                "\u2013",
                country,
                null,
                null,
                LegalStatus.UNKNOWN,
                null,
                languages,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                "\u2013",
                false,
                null,
                null,
                Map.of(),
                Map.of(),
                NeedToKnow.OPEN);
    }

    /** The same with other marks of its translations; of the source and of languages without a text there are none. */
    ProtocolContent translated(Map<Language, String> marks) {
        Map<Language, String> kept = new EnumMap<>(Language.class);
        Language original = Translation.source(this);
        marks.forEach((language, mark) -> {
            if (language != original && !Translation.texts(this, language).isEmpty()) {
                kept.put(language, mark);
            }
        });
        return kept.equals(translations)
                ? this
                : new ProtocolContent(
                        title,
                        summary,
                        kind,
                        issuingBody,
                        country,
                        region,
                        legalInstrument,
                        legalStatus,
                        date,
                        languages,
                        crimeTypes,
                        phases,
                        url,
                        supersedes,
                        supersededBy,
                        requirements,
                        note,
                        source,
                        verified,
                        verifiedScope,
                        evidence,
                        passages,
                        kept,
                        restrictedTo);
    }

    /**
     * The same, with what is known of its translations carried on.
     *
     * @param before what the record said until now; null for a new one
     */
    public ProtocolContent following(ProtocolContent before) {
        return Translation.kept(before, this);
    }

    /** The ISO 639-1 code of the language the title is in. */
    public String titleLanguage() {
        return languages.get(0);
    }

    public boolean international() {
        return country == null;
    }

    /** A passage in the wanted language, or in the first one there is; null where there is none. */
    public String passage(Passage passage, Language language) {
        Map<Language, String> texts = passages.get(passage);
        return texts == null ? null : Rules.best(texts, language);
    }

    /** The language {@link #passage} really answers in. */
    public Language passageLanguage(Passage passage, Language wanted) {
        return Rules.bestLanguage(passages.get(passage), wanted);
    }

    /** The summary in the wanted language, or in the first one there is. */
    public String summary(Language language) {
        return Rules.best(summary, language);
    }

    /** The language {@link #summary(Language)} really answers in. */
    public Language summaryLanguage(Language wanted) {
        return Rules.bestLanguage(summary, wanted);
    }
}
