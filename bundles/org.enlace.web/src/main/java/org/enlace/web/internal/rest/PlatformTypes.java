package org.enlace.web.internal.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Era;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** The platform's words as JSON strings, and texts without characters that no text has. */
public final class PlatformTypes {
    private PlatformTypes() {}

    public static SimpleModule module() {
        SimpleModule module = new SimpleModule("enlace");
        module.addDeserializer(String.class, new CleanText());
        module.addDeserializer(Instant.class, new Moment());
        word(module, RecordId.class, RecordId::parse, RecordId::toString);
        word(module, CountryCode.class, CountryCode::new, CountryCode::value);
        word(module, OfficerId.class, OfficerId::new, OfficerId::value);
        word(module, Permission.class, Permission::new, Permission::value);
        word(module, Language.class, PlatformTypes::language, Language::tag);
        return module;
    }

    private static Language language(String tag) {
        return Language.of(tag)
                .filter(language -> language.tag().equals(tag))
                .orElseThrow(() -> new Refusal(
                        "language.unknown", "A language is one of es, pt, en, fr, not \"" + tag + "\"", tag));
    }

    private static <T> void word(
            SimpleModule module, Class<T> type, Function<String, T> read, Function<T, String> write) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new Word<>(type, read));
    }

    /** A value that is written as one string. */
    private static final class Word<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> read;

        Word(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return read.apply(parser.getText());
            } catch (Refusal | IllegalArgumentException e) {
                return (T) context.handleInstantiationProblem(handledType(), parser.getText(), e);
            }
        }
    }

    /** A moment of the years 1 to 9999 by its text (ISO 8601, UTC); a count of seconds is none, whether in quotation marks or not. */
    private static final class Moment extends StdScalarDeserializer<Instant> {
        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            String text = parser.getText();
            try {
                Instant moment = Instant.parse(text);
                if (Era.holds(moment)) {
                    return moment;
                }
            } catch (DateTimeException e) {
                // It is said below.
            }
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "no moment of the years 1 to 9999");
        }
    }

    /** A string, as long as it can be stored anywhere: no NUL, no half of a surrogate pair. */
    private static final class CleanText extends StdScalarDeserializer<String> {
        CleanText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            if (!Characters.storable(text)) {
                return (String) context.handleInstantiationProblem(
                        String.class,
                        text,
                        new Refusal("text.characters", "A text holds no NUL and no half characters; take them out"));
            }
            return text;
        }
    }
}
