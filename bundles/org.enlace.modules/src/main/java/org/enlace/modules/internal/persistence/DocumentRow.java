package org.enlace.modules.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Base64;
import org.enlace.platform.RecordId;

/** The content of an adoption's document as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "modules", name = "adoption_document")
public class DocumentRow {
    @Id
    @Column(name = "adoption")
    private String adoption;

    @Column(name = "content")
    private String content;

    protected DocumentRow() {}

    static DocumentRow of(RecordId adoption, byte[] content) {
        DocumentRow row = new DocumentRow();
        row.adoption = adoption.toString();
        row.content = Base64.getEncoder().encodeToString(content);
        return row;
    }

    byte[] content() {
        return Base64.getDecoder().decode(content);
    }
}
