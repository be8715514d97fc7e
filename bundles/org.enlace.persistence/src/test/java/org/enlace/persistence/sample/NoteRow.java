package org.enlace.persistence.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** What a small module might store. */
@Entity
@Table(name = "note", schema = "notes")
public class NoteRow {
    @Id
    private String id;

    @Version
    private long revision;

    @Column(name = "body")
    private String body;

    @Column(name = "written")
    private Instant written;

    protected NoteRow() {}

    public NoteRow(String id, String body, Instant written) {
        this.id = id;
        this.body = body;
        this.written = written;
    }

    public String body() {
        return body;
    }

    public Instant written() {
        return written;
    }

    public long revision() {
        return revision;
    }

    public void rewrite(String newBody) {
        body = newBody;
    }
}
