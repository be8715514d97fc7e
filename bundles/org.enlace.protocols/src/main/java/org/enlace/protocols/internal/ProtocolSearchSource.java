package org.enlace.protocols.internal;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.protocols.Phase;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Requirement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the library offers for full-text search. */
@Component
public final class ProtocolSearchSource implements SearchSource {
    static final String NAME = "protocols";
    static final String KIND = "kind";
    static final String COUNTRY = "country";
    static final String CRIME_TYPE = "crimeType";
    static final String PHASE = "phase";
    static final String YEAR = "year";
    static final String LANGUAGE = "language";
    static final String EVIDENCE = "evidence";
    static final String STATUS = "status";

    private final ProtocolStore store;
    private final Texts texts = Texts.of(ProtocolSearchSource.class);

    @Activate
    public ProtocolSearchSource(@Reference ProtocolStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission permission() {
        return Protocols.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "search.protocols");
    }

    @Override
    public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
        return store.changedAfter(changed, id, limit).stream()
                .map(entry -> document(entry.protocol()))
                .toList();
    }

    @Override
    public Map<RecordId, NeedToKnow> readers(Set<RecordId> ids) {
        return store.readers(ids);
    }

    static Document document(Protocol protocol) {
        ProtocolContent content = protocol.content();
        Set<Language> languages = new LinkedHashSet<>();
        // The title's own language is analysed as such even where no summary is in it.
        Language.of(content.titleLanguage()).ifPresent(languages::add);
        languages.addAll(content.summary().keySet());
        content.requirements()
                .forEach(requirement -> languages.addAll(requirement.text().keySet()));
        content.passages().values().forEach(told -> languages.addAll(told.keySet()));
        Map<Language, Text> texts = new EnumMap<>(Language.class);
        languages.forEach(language -> texts.put(language, new Text(content.title(), body(content, language))));
        return new Document(
                protocol.id(),
                protocol.changed().at(),
                "/protocols/" + protocol.id(),
                texts,
                keywords(protocol),
                facets(content),
                protocol.withdrawn(),
                content.restrictedTo());
    }

    private static String body(ProtocolContent content, Language language) {
        Stream<String> requirements = content.requirements().stream()
                .map(Requirement::text)
                .map(text -> text.get(language))
                .filter(text -> text != null);
        Stream<String> rest = Stream.of(content.issuingBody(), content.region(), content.note())
                .filter(text -> text != null);
        Stream<String> passages = content.passages().values().stream()
                .map(told -> told.get(language))
                .filter(text -> text != null);
        return Stream.of(Stream.ofNullable(content.summary().get(language)), passages, rest, requirements)
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> keywords(Protocol protocol) {
        Set<String> keywords = new HashSet<>();
        keywords.add(protocol.reference());
        ProtocolContent content = protocol.content();
        if (content.legalInstrument() != null && content.legalInstrument().number() != null) {
            keywords.add(content.legalInstrument().number());
        }
        return keywords;
    }

    private static Map<String, Set<String>> facets(ProtocolContent content) {
        Map<String, Set<String>> facets = new HashMap<>();
        facets.put(KIND, Set.of(content.kind().token()));
        facets.put(COUNTRY, Set.of(new Origin(content.country()).token()));
        facets.put(PHASE, content.phases().stream().map(Phase::token).collect(Collectors.toSet()));
        facets.put(
                CRIME_TYPE,
                content.crimeTypes().stream().flatMap(CrimeCodes::withAncestors).collect(Collectors.toSet()));
        facets.put(LANGUAGE, Set.copyOf(content.languages()));
        facets.put(STATUS, Set.of(content.legalStatus().token()));
        if (content.evidence() != null) {
            facets.put(EVIDENCE, Set.of(content.evidence().token()));
        }
        if (content.date() != null) {
            facets.put(YEAR, Set.of(Integer.toString(content.date().year())));
        }
        return facets;
    }
}
