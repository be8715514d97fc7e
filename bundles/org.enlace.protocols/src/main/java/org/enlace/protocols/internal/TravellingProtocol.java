package org.enlace.protocols.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.exchange.Exchange;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;

/**
 * A protocol as it travels between countries, format 1: {@code {"reference": …, "edition": …, "record": {…}}}, the record in the words
 * of the import file, without its reference and without a restriction. Reading is as strict as that of a file; whatever is unknown, of
 * another type, too long or marked up is refused.
 *
 * @param reference the identifier it has in its owner's library
 * @param edition   the number of the version it is
 */
record TravellingProtocol(String reference, int edition, ProtocolContent content) {
    static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of("reference", "edition", "record");

    /** A tag, an end tag or a comment as HTML has them. An address in angle brackets is none. */
    private static final Pattern MARKUP =
            Pattern.compile("</?[A-Za-z][A-Za-z0-9-]*(?:[\\s\\\\/][^<>]*)?>|<!(?:--|\\[|[A-Za-z])");

    static TravellingProtocol of(Protocol protocol) {
        return new TravellingProtocol(protocol.reference(), protocol.control().edition(), protocol.content());
    }

    /** What keeps a text from travelling, whoever it is for; empty where nothing does. */
    Optional<Refusal> obstacle() {
        if (content.restrictedTo().restricted()) {
            return Optional.of(new Refusal(
                            "protocol.share-restricted",
                            "\"" + reference
                                    + "\" is restricted to officers and units of this node, who mean nothing on"
                                    + " another; it is not shared: open it to the library first, or take it back",
                            reference)
                    .at("restrictedTo"));
        }
        return markup(ProtocolJson.text(content)).or(() -> size(text()));
    }

    /** That a text has HTML. */
    static Optional<Refusal> markup(String words) {
        Matcher found = MARKUP.matcher(words);
        if (!found.find()) {
            return Optional.empty();
        }
        String markup = found.group().length() > 40 ? found.group().substring(0, 40) + "…" : found.group();
        return Optional.of(new Refusal(
                "protocol.share-markup",
                "The text has HTML, " + markup + "; only plain text travels: remove it",
                markup));
    }

    /** That a record is longer than what travels. */
    static Optional<Refusal> size(String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        return size <= Exchange.LONGEST_CONTENT
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "protocol.share-size",
                        "The record has " + size + " bytes, and at most " + Exchange.LONGEST_CONTENT
                                + " travel; shorten its texts",
                        size,
                        Exchange.LONGEST_CONTENT));
    }

    String text() {
        StringWriter text = new StringWriter(4_096);
        try (JsonGenerator out = ProtocolJson.FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("reference", reference);
            out.writeNumberField("edition", edition);
            out.writeObjectFieldStart("record");
            ProtocolJson.fields(content, out);
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A record could not be written to memory", e);
        }
        return text.toString();
    }

    /** @throws Refusal the first thing wrong with it, {@code protocol.share-form} where it has not the form at all */
    static TravellingProtocol read(String text) {
        JsonNode node = tree(text);
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        JsonNode reference = node.path("reference");
        JsonNode edition = node.path("edition");
        if (!names.equals(FIELDS) || !reference.isTextual() || !edition.isInt() || edition.intValue() < 1) {
            throw form();
        }
        ProtocolJson.Written written = ProtocolJson.read(node.path("record"), refusal -> {
            throw refusal.get();
        });
        if (written.reference() != null) {
            throw form();
        }
        TravellingProtocol read = new TravellingProtocol(
                reference.textValue(), edition.intValue(), written.draft().content());
        read.obstacle().ifPresent(refusal -> {
            throw refusal;
        });
        return read;
    }

    private static JsonNode tree(String text) {
        try (JsonParser parser = ProtocolJson.FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw form();
            }
            JsonNode node = JsonTree.current(parser);
            if (parser.nextToken() != null) {
                throw form();
            }
            return node;
        } catch (IOException e) {
            throw form();
        }
    }

    private static Refusal form() {
        return new Refusal(
                "protocol.share-form",
                "What came is not a protocol as it travels; ask its sender which version of the module wrote it");
    }
}
