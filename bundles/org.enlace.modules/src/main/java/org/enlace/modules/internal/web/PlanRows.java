package org.enlace.modules.internal.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.web.Plans.Planned;
import org.enlace.platform.Permission;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;

/** Everything a plan says, as facts in the reader's language. */
final class PlanRows {
    private final Planned planned;
    private final ModulePlan plan;
    private final ModuleWords words;
    private final List<SummaryRow> rows = new ArrayList<>();

    PlanRows(Planned planned, ModulePlan plan, ModuleWords words) {
        this.planned = planned;
        this.plan = plan;
        this.words = words;
    }

    List<SummaryRow> all() {
        row("plan.versions", words.versions(plan.from().orElse(""), plan.to().orElse("")));
        boolean comes = plan.operation() == Operation.INSTALL || plan.operation() == Operation.UPGRADE;
        if (comes && !plan.checks().isEmpty()) {
            rows.add(SummaryRow.of(words.get("plan.verified"), checks()));
        }
        row("plan.while", words.get("plan.while." + ModuleWords.code(plan.operation())));
        rows.add(list("plan.restarts", plan.restarts(), "plan.restarts.none"));
        row(
                "plan.records",
                plan.schema()
                        .map(schema -> words.get("plan.rows", plan.rows(), schema))
                        .orElse(words.get("module.row.no-records")));
        if (plan.operation() == Operation.ROLLBACK) {
            row("plan.later", words.get("module.rows", plan.later()));
        }
        if (comes && plan.schema().isPresent()) {
            rows.add(list("plan.scripts", plan.scripts(), "plan.scripts.none"));
        }
        String note = words.in(plan.dataNote(), "");
        if (!note.isEmpty()) {
            row("module.row.data", note);
        }
        if (!plan.gained().isEmpty()) {
            rows.add(SummaryRow.of(words.get("plan.gained"), permissions(plan.gained())));
        }
        if (!plan.lost().isEmpty()) {
            rows.add(SummaryRow.of(words.get("plan.lost"), permissions(plan.lost())));
        }
        if (comes || plan.operation() == Operation.ROLLBACK) {
            rows.add(list("plan.bundles-in", plan.bundlesIn(), "module.none"));
        }
        if (plan.operation() != Operation.INSTALL) {
            rows.add(list("plan.bundles-out", plan.bundlesOut(), "module.none"));
        }
        if (plan.to().isPresent()) {
            row("plan.disk", words.get("plan.disk.text", words.size(plan.bytes()), words.size(plan.free())));
        }
        return rows;
    }

    private void row(String key, String value) {
        rows.add(SummaryRow.of(words.get(key), value));
    }

    private SummaryRow list(String key, List<String> values, String none) {
        return SummaryRow.of(
                words.get(key),
                values.isEmpty()
                        ? Ui.text(words.get(none))
                        : Ui.list(values.stream().map(Ui::text).toList()));
    }

    /** What was found in order is the same for every archive that comes as far as a plan; who signed it is not. */
    private Content checks() {
        String signer = plan.checks().stream()
                .filter(check -> check.startsWith("every member is signed by "))
                .map(check -> check.substring("every member is signed by ".length()))
                .findFirst()
                .orElse("");
        return Ui.list(Stream.of(
                        words.get("plan.verified.archive"),
                        words.get("plan.verified.signer", signer),
                        words.get("plan.verified.members"),
                        words.get("plan.verified.platform"))
                .map(Ui::text)
                .toList());
    }

    private Content permissions(List<Permission> permissions) {
        return Ui.list(permissions.stream().map(this::named).toList());
    }

    private Content named(Permission permission) {
        for (Grant grant : planned.permissions()) {
            if (grant.permission().equals(permission) && !grant.title().isEmpty()) {
                return Ui.text(words.in(grant.title(), "") + " (" + permission.value() + ")");
            }
        }
        return Ui.text(permission.value());
    }
}
