package org.enlace.protocols.internal.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.platform.Language;

/**
 * What a column of a table can be, one line for each field of a record. A field of the record that is not here cannot be imported from
 * a table and stays as it is.
 *
 * @param token    what it is called in a mapping: the field's path in the JSON form of a record
 * @param shape    how a cell is read
 * @param words    of a field with a fixed set of words, how the keys of their texts begin, such as {@code kind.}; else empty
 * @param headings what bodies call such a column, folded, in any of the four languages
 */
public record TableField(String token, Shape shape, String words, List<String> headings) {
    /** How a cell is read. */
    public enum Shape {
        /** One line, whatever breaks stand in the cell. */
        LINE,
        /** As it stands there. */
        PROSE,
        /** The record's own name, in which signs that a reference may not hold become hyphens. */
        REFERENCE,
        /** A text in one language: the token ends with its tag, or it is the language of the record. */
        TEXT,
        /** One of the words whose texts begin with {@link #words}. */
        WORD,
        /** Several of them. */
        WORDS,
        DATE,
        COUNTRY,
        LANGUAGES,
        CRIMES,
        FLAG,
        /** Several texts, one for each requirement, in the language of the record. */
        ITEMS
    }

    private static final List<TableField> ALL = all(
            field("id", Shape.REFERENCE, "identificador|referencia|reference|ref|codigo|code|code interne|identifiant"),
            field(
                    "title",
                    Shape.LINE,
                    "titulo|title|titre|nombre|nome|name|nom|denominacion|denominacao|documento|intitule|practica|pratica|pratique"),
            word(
                    "type",
                    "kind.",
                    "tipo|kind|tipo de documento|document type|type de document|clase|categoria|category|categorie"),
            field(
                    "issuingBody",
                    Shape.LINE,
                    "organo emisor|orgao emissor|issuing body|organisme emetteur|organismo|entidad|entidade|institucion|instituicao|institution|organisme|emisor|emissor|autoridad|autoridade|organization|organisation|ministerio|body"),
            field("country", Shape.COUNTRY, "pais|pays|estado parte|codigo pais|country code|nation"),
            field("region", Shape.LINE, "regiao|region o zona|zona|area|zone"),
            word(
                    "legalInstrument.kind",
                    "instrument.",
                    "instrumentKind|tipo de acto|tipo de norma|tipo de ato|instrument kind|type d acte|norma|instrumento"),
            field(
                    "legalInstrument.number",
                    Shape.LINE,
                    "instrumentNumber|numero|numero de norma|numero de acto|numero do ato|instrument number|numero d acte|no de norma|resolucion"),
            field(
                    "legalInstrument.date",
                    Shape.DATE,
                    "instrumentDate|fecha del acto|fecha de la norma|data do ato|instrument date|date de l acte"),
            word(
                    "status",
                    "status.",
                    "situacion juridica|vigencia|situacao juridica|legal status|statut|statut juridique|vigor"),
            field(
                    "date",
                    Shape.DATE,
                    "fecha|data|fecha del documento|data do documento|document date|date du document|ano|anio|year|annee|fecha de emision|fecha de publicacion"),
            field("languages", Shape.LANGUAGES, "idiomas|idioma|linguas|lingua|language|langues|langue"),
            field(
                    "crimeTypes",
                    Shape.CRIMES,
                    "delitos|delito|tipos de delito|tipo de delito|crimes|crime|tipos de crime|crime types|crime type|iccs|codigo iccs|infractions|infraction|types d infraction"),
            words(
                    "phases",
                    "phase.",
                    "fases|fase|fases del trabajo|phase|etapa|etapas|fases do trabalho|phases of work|phases du travail"),
            field(
                    "url",
                    Shape.LINE,
                    "enlace|direccion web|link|endereco|web|sitio web|web address|lien|adresse web|pagina web"),
            field("supersedes", Shape.LINE, "sustituye a|reemplaza a|substitui|replaces|remplace"),
            field(
                    "supersededBy",
                    Shape.LINE,
                    "sustituido por|reemplazado por|substituido por|replaced by|remplace par"),
            texts(
                    "summary",
                    "resumen|resumo|abstract|descripcion|descricao|description|resume|objetivo|sintesis|objeto"),
            texts("passages.problem", "problema|problem|probleme"),
            texts("passages.context", "contexto|context|contexte|antecedentes"),
            texts("passages.steps", "pasos|passos|steps|etapes|metodologia|methodology|procedimiento"),
            texts("passages.resources", "recursos|resources|ressources"),
            texts("passages.results", "resultados|results|resultats|impacto"),
            texts("passages.successFactors", "factores de exito|fatores de sucesso|success factors|facteurs de succes"),
            texts("passages.limits", "limites|limitaciones|limitacoes|limits|limitations"),
            texts("passages.safeguards", "salvaguardas|safeguards|garanties"),
            texts("passages.contact", "contacto|contato|contact"),
            word("evidence", "evidence.", "grado de evidencia|grau de evidencia|evidence level|niveau de preuve"),
            field("requirements", Shape.ITEMS, "requisitos|requerimientos|exigences|condiciones|conditions"),
            field(
                    "note",
                    Shape.PROSE,
                    "nota|notas|notes|observaciones|observacoes|observations|comentarios|remarks|remarques"),
            field("source", Shape.LINE, "fuente|fonte|fuentes|sources|cita|citation"),
            field("verified", Shape.FLAG, "comprobado|verificado|verifie"),
            field(
                    "verifiedScope",
                    Shape.LINE,
                    "que se comprobo|alcance de la verificacion|o que foi verificado|verified scope|etendue de la verification"));

    private static final Map<String, TableField> BY_TOKEN = byToken();
    private static final Map<String, TableField> BY_HEADING = byHeading();

    public TableField {
        headings = List.copyOf(headings);
    }

    /** In the order of a record. */
    public static List<TableField> all() {
        return ALL;
    }

    /** The field of a token; null where there is none. */
    public static TableField of(String token) {
        return BY_TOKEN.get(token);
    }

    /** The field a heading names; null where it names none. */
    static TableField named(String heading) {
        return BY_HEADING.get(Folded.of(heading));
    }

    /** The language whose text it is; null where it is that of the record. */
    Language language() {
        return shape == Shape.TEXT
                ? Language.of(token.substring(token.lastIndexOf('.') + 1)).orElse(null)
                : null;
    }

    /** The field it is a text of, without its language. */
    public String field() {
        return language() == null ? token : token.substring(0, token.lastIndexOf('.'));
    }

    private static List<TableField> all(Object... lines) {
        return Arrays.stream(lines)
                .flatMap(line -> line instanceof TableField one
                        ? Stream.of(one)
                        : ((List<?>) line).stream().map(TableField.class::cast))
                .toList();
    }

    private static TableField field(String token, Shape shape, String headings) {
        return new TableField(token, shape, "", headings(token, headings));
    }

    /** One of a fixed set of words. */
    private static TableField word(String token, String words, String headings) {
        return new TableField(token, Shape.WORD, words, headings(token, headings));
    }

    private static TableField words(String token, String words, String headings) {
        return new TableField(token, Shape.WORDS, words, headings(token, headings));
    }

    /** A text that a record has in each language: a column in the language of the record, or one for each. */
    private static List<TableField> texts(String token, String headings) {
        List<TableField> all = new ArrayList<>();
        all.add(new TableField(token, Shape.TEXT, "", headings(token, headings)));
        for (Language language : Language.values()) {
            List<String> own = headings(token, headings).stream()
                    .flatMap(heading -> Names.of(language).map(name -> heading + " " + name))
                    .toList();
            all.add(new TableField(token + "." + language.tag(), Shape.TEXT, "", own));
        }
        return all;
    }

    private static List<String> headings(String token, String headings) {
        return Stream.concat(Stream.of(token), Arrays.stream(headings.split("\\|")))
                .map(Folded::of)
                .distinct()
                .toList();
    }

    private static Map<String, TableField> byToken() {
        Map<String, TableField> all = new LinkedHashMap<>();
        ALL.forEach(field -> all.put(field.token(), field));
        return all;
    }

    private static Map<String, TableField> byHeading() {
        Map<String, TableField> all = new HashMap<>();
        ALL.forEach(field -> field.headings().forEach(heading -> all.putIfAbsent(heading, field)));
        return all;
    }

    /** What a language may be called at the end of a heading. */
    private static final class Names {
        static Stream<String> of(Language language) {
            return Stream.of(
                            language.tag(),
                            "(" + language.tag() + ")",
                            switch (language) {
                                case ES -> "español|castellano|espanhol|spanish|espagnol";
                                case PT -> "portugués|português|portuguese|portugais";
                                case EN -> "inglés|inglês|english|anglais";
                                case FR -> "francés|francês|french|français";
                            })
                    .flatMap(names -> Arrays.stream(names.split("\\|")))
                    .flatMap(name -> Stream.of(name, "en " + name, "em " + name, "in " + name))
                    .map(Folded::of)
                    .distinct();
        }
    }
}
