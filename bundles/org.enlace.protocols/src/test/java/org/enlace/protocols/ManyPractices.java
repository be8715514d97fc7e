package org.enlace.protocols;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Invents records for measurements: as many as wanted, always the same for the same numbers, in the form the library
 * imports. Needs nothing but Java: {@code java ManyPractices.java FIRST COUNT > file.json}, where a file holds at most 5 000.
 */
public final class ManyPractices {
    private static final String[] KINDS = {
        "promising-practice",
        "good-practice",
        "lesson-learned",
        "protocol",
        "protocol",
        "protocol",
        "guide",
        "guide",
        "tool",
        "legal-instrument",
        "legal-instrument"
    };
    private static final String[] COUNTRIES = {
        "AR", "BO", "BR", "BR", "CL", "CO", "CO", "CR", "CU", "DO", "EC", "SV", "ES", "FR", "GT", "HN", "HT", "IT",
        "JM", "MX", "MX", "NI", "PA", "PE", "PT", "PY", "UY", null, null, null, null
    };
    private static final String[] CRIMES = {
        "0204", "0204", "02041", "02042", "08051", "08051", "07023", "0302", "030221", "0901", "09012", "090121",
        "0601", "06012", "060121", "0702", "0203", "02032"
    };
    private static final String[] PHASES = {
        "prevention", "detection", "identification", "investigation", "victim-assistance", "prosecution", "cooperation"
    };
    private static final String[] DOCUMENTS = {
        "Protocolo",
        "Guía",
        "Manual",
        "Lección aprendida",
        "Decreto",
        "Acuerdo",
        "Instrumento",
        "Protocolo interinstitucional",
        "Procedimiento",
        "Directiva",
        "Plan",
        "Estrategia",
        "Hoja de ruta",
        "Índice"
    };
    private static final String[] ACTS = {
        "detección",
        "identificación",
        "investigación",
        "entrevista",
        "asistencia",
        "derivación",
        "inspección",
        "registro",
        "intercambio de información",
        "cooperación",
        "análisis de riesgo",
        "control fronterizo",
        "decomiso",
        "formación"
    };
    private static final String[] MATTERS = {
        "trata de personas", "tráfico ilícito de migrantes", "explotación sexual", "trabajo forzoso",
                "documentos falsos",
        "armas de fuego", "estupefacientes", "niñas, niños y adolescentes", "testigos", "activos de origen ilícito"
    };
    private static final String[] PLACES = {
        "en aeropuertos",
        "en pasos terrestres",
        "en zonas rurales",
        "en puertos",
        "en la Amazonía",
        "en la Triple Frontera",
        "en redes sociales",
        "en el transporte de carga",
        "en terminales de buses",
        "en la frontera norte"
    };

    private ManyPractices() {}

    /** Prints {@code args[1]} records, the first of them number {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            write(Integer.parseInt(args[0]), Integer.parseInt(args[1]), out);
        }
    }

    /** A file of records as one text. */
    public static String file(int first, int count) {
        try (Writer out = new java.io.StringWriter()) {
            write(first, count, out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(int first, int count, Writer out) throws IOException {
        out.write("[\n");
        for (int number = first; number < first + count; number++) {
            out.write(record(number));
            out.write(number + 1 < first + count ? ",\n" : "\n");
        }
        out.write("]\n");
    }

    /** One record; whatever stands in it depends on its number alone. */
    public static String record(int number) {
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        String country = any(COUNTRIES, random);
        String act = any(ACTS, random);
        String matter = any(MATTERS, random);
        String title = any(DOCUMENTS, random) + " de " + act + " sobre " + matter + " " + any(PLACES, random) + ", n.º "
                + number;
        int year = 1995 + random.nextInt(31);
        String date = year + "-" + two(1 + random.nextInt(12)) + "-" + two(1 + random.nextInt(28));
        StringBuilder json = new StringBuilder(2_048).append('{');
        field(json, "id", "many-" + number);
        field(json, "title", title);
        json.append("\"summary\":{");
        field(
                json,
                "es",
                "Ordena la " + act + " en casos de " + matter + ". Reparte las tareas entre policía, fiscalía y "
                        + "servicios de asistencia, y fija plazos y responsables. Documento " + number
                        + " de una serie inventada.");
        field(
                json,
                "en",
                "Organises work against crime number " + number
                        + ". Shares tasks among police, prosecution and assistance services, and sets terms and persons in charge.");
        close(json, '}').append(',');
        field(json, "type", any(KINDS, random));
        field(json, "issuingBody", "Ministerio del Interior");
        field(json, "country", country);
        field(json, "region", null);
        json.append("\"legalInstrument\":{");
        field(json, "kind", "decree");
        field(json, "number", number + "/" + year);
        field(json, "date", date);
        close(json, '}').append(',');
        field(json, "date", date);
        json.append("\"languages\":[\"es\"],");
        list(json, "crimeTypes", some(CRIMES, 1 + random.nextInt(3), random));
        list(json, "phases", some(PHASES, 1 + random.nextInt(3), random));
        field(json, "url", "https://example.org/documents/" + number);
        field(json, "supersedes", null);
        field(json, "supersededBy", null);
        field(json, "status", random.nextBoolean() ? "in-force" : "unknown");
        json.append("\"requirements\":[");
        for (int i = 0; i < 4; i++) {
            json.append(i == 0 ? "{" : ",{");
            field(json, "key", "item-" + i);
            json.append("\"text\":{");
            field(json, "es", "Describir quién hace qué en la " + any(ACTS, random) + ", con relevo fuera de horario.");
            field(json, "en", "Describe who does what at step " + i + ", with out-of-hours cover.");
            close(json, '}').append(",\"derived\":true}");
        }
        json.append("],");
        field(json, "note", null);
        field(json, "verifiedScope", null);
        field(json, "source", "Invented for measurements");
        return json.append("\"verified\":false}").toString();
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":");
        if (value == null) {
            json.append("null,");
        } else {
            json.append('"').append(value).append("\",");
        }
    }

    private static StringBuilder close(StringBuilder json, char end) {
        json.setCharAt(json.length() - 1, end);
        return json;
    }

    private static void list(StringBuilder json, String name, Set<String> values) {
        json.append('"').append(name).append("\":[");
        json.append(values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(",")));
        json.append("],");
    }

    private static String any(String[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static Set<String> some(String[] values, int count, Random random) {
        Set<String> some = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            some.add(any(values, random));
        }
        return some;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
