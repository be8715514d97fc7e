package org.enlace.reference;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;

/**
 * Imports newer reference data from an update file: a zip with {@code reference.json} and any of the sets, each a JSON array of
 * the shipped shape. An update brings whole sets, and never leaves out a record that was there: whatever is stored may refer to
 * it. It may say {@code "retired": true}. A service.
 *
 * <p>Limits: 16 MB for the file, 2 MB for each member unpacked, 20 000 records in a set. Not to be called inside a transaction.
 */
public interface ReferenceUpdates {
    Permission MANAGE = new Permission("reference.manage");

    /**
     * What an update would do; changes nothing.
     *
     * @throws org.enlace.platform.Refusal {@code reference.file} when the file cannot be read at all
     */
    Plan plan(Path file, Caller caller);

    /**
     * Puts an update in force, at once and altogether: after an interruption at whatever step the version before counts, or the
     * new one. The version in force again changes nothing.
     *
     * @throws org.enlace.platform.Refusal {@code reference.refused} with the first reasons when the plan has a problem
     */
    Plan take(Path file, Caller caller);

    /**
     * Puts the version before the imported one in force again.
     *
     * @throws org.enlace.platform.Refusal {@code reference.nothing-before} when what is in force was shipped with the program
     */
    ReferenceData.InForce back(Caller caller);

    /**
     * @param before   the version in force
     * @param after    the version of the file; null where it does not say
     * @param issued   its day of issue; null where it does not say
     * @param sha256   of the file, in hex
     * @param same     whether the file holds just what is in force
     * @param sets     what becomes of the sets the file brings
     * @param problems why it is refused; empty when it may be taken
     */
    record Plan(
            ReferenceVersion before,
            ReferenceVersion after,
            LocalDate issued,
            String sha256,
            boolean same,
            List<Change> sets,
            List<Problem> problems) {
        public Plan {
            sets = List.copyOf(sets);
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param added   ids of new records
     * @param changed the fields that change, by id
     * @param same    how many records stay as they are
     */
    record Change(ReferenceSet set, List<String> added, Map<String, List<String>> changed, int same) {
        public Change {
            added = List.copyOf(added);
        }
    }

    /**
     * @param code   the rule that is broken: {@code not-a-zip}, {@code too-large}, {@code unknown-member}, {@code duplicate-member},
     *               {@code damaged}, {@code no-version}, {@code no-set}, {@code not-json}, {@code record}, {@code reference},
     *               {@code dropped}, {@code recoded}, {@code not-newer}, {@code other-content}
     * @param file   the member at fault, or the file itself
     * @param record counted from 1; 0 where it is about none
     * @param id     of the record; empty where it has none
     * @param field  empty where it is about none
     * @param reason English: the value, the rule, the remedy
     */
    record Problem(String code, String file, int record, String id, String field, String reason) {
        @Override
        public String toString() {
            return file + (record == 0 ? "" : ": record " + record) + (id.isEmpty() ? "" : " (" + id + ")") + ": "
                    + (field.isEmpty() ? "" : "\"" + field + "\" ") + reason;
        }
    }
}
