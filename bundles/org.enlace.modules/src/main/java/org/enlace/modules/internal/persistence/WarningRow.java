package org.enlace.modules.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That a warning was given. */
@Entity
@Cacheable(false)
@IdClass(WarningRow.Key.class)
@Table(schema = "modules", name = "adoption_warning")
public class WarningRow {
    @Id
    @Column(name = "adoption")
    private String adoption;

    @Id
    @Column(name = "days")
    private int days;

    @Column(name = "given")
    private long given;

    protected WarningRow() {}

    WarningRow(String adoption, int days, long given) {
        this.adoption = adoption;
        this.days = days;
        this.given = given;
    }

    /** Which warning. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String adoption;
        private int days;

        public Key() {}

        Key(String adoption, int days) {
            this.adoption = adoption;
            this.days = days;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && adoption.equals(key.adoption) && days == key.days;
        }

        @Override
        public int hashCode() {
            return Objects.hash(adoption, days);
        }
    }
}
