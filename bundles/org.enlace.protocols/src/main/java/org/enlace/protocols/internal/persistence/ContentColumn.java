package org.enlace.protocols.internal.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.internal.ProtocolJson;

/**
 * Keeps what a record says as one JSON document. The value is immutable, so the shared cache holds it ready-made and a
 * cached record costs no parsing.
 */
@Converter
public class ContentColumn implements AttributeConverter<ProtocolContent, String> {
    @Override
    public String convertToDatabaseColumn(ProtocolContent content) {
        return content == null ? null : ProtocolJson.text(content);
    }

    @Override
    public ProtocolContent convertToEntityAttribute(String column) {
        return column == null ? null : ProtocolJson.content(column);
    }
}
