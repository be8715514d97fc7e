package org.enlace.protocols.internal;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Region.Matrix;
import org.enlace.protocols.Region.Row;
import org.enlace.protocols.RegionFilter;

/** The matrix as lines of a table: the document first, then a column for each country of which anything is known. */
final class RegionTable {
    private static final List<String> COLUMNS =
            List.of("id", "title", "type", "owner", "version", "adoptions", "recordId");

    private final Tables tables;
    private final Audit audit;

    RegionTable(Tables tables, Audit audit) {
        this.tables = tables;
        this.audit = audit;
    }

    /** @param pages gives the page at a cursor */
    void write(
            TableFormat format, RegionFilter filter, OutputStream out, Caller caller, Function<String, Matrix> pages) {
        audit.record(Act.done("protocols.export", caller)
                .code("format", "region-" + format.ending())
                .changed("filter", null, filter.toString()));
        Act.Outcome outcome = Act.Outcome.FAILED;
        int lines = 0;
        int leftOut = 0;
        try {
            Matrix page = pages.apply(null);
            List<CountryCode> countries = page.countries();
            List<String> columns = new ArrayList<>(COLUMNS);
            countries.forEach(country -> columns.add(country.value()));
            try (TableWriter table = tables.write(format, "region", columns, out)) {
                while (true) {
                    for (Row row : page.rows()) {
                        if (given(row.document())) {
                            table.row(cells(row, countries));
                            lines++;
                        } else {
                            leftOut++;
                        }
                    }
                    if (page.next() == null) {
                        break;
                    }
                    page = pages.apply(page.next());
                }
            }
            outcome = Act.Outcome.DONE;
        } finally {
            Act end = outcome == Act.Outcome.DONE
                    ? Act.done("protocols.exported", caller)
                    : Act.failed("protocols.exported", caller);
            audit.record(end.code("format", "region-" + format.ending())
                    .fact("records", lines)
                    .fact("left-out", leftOut));
        }
    }

    private static boolean given(Protocol document) {
        return document.mayBeCopied() && !document.content().restrictedTo().restricted();
    }

    private static List<Object> cells(Row row, List<CountryCode> countries) {
        Protocol document = row.document();
        List<Object> cells = new ArrayList<>();
        cells.add(document.reference());
        cells.add(document.content().title());
        cells.add(document.content().kind().token());
        cells.add(document.owner().value());
        cells.add(document.control().edition());
        cells.add(row.adoptions());
        cells.add(document.id().toString());
        for (CountryCode country : countries) {
            cells.add(row.cells().containsKey(country) ? cell(row.cells().get(country)) : null);
        }
        return cells;
    }

    /** Such as {@code adopted v2 85%}; of what may not be passed on the codes alone. */
    private static String cell(CountryAdoption adoption) {
        if (!adoption.mayBeCopied()) {
            return adoption.arrived().orElseThrow().handling().codes().stream()
                    .map(Enum::name)
                    .collect(Collectors.joining(" "));
        }
        return adoption.state().token() + " v" + adoption.edition()
                + adoption.progress().map(far -> " " + far.score() + "%").orElse("");
    }
}
