package org.enlace.protocols.internal.rest;

import java.util.Comparator;
import java.util.List;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Region.Row;
import org.enlace.protocols.internal.rest.CountryAdoptionJson.ProgressJson;

/**
 * A document with what each country is known to have decided about it.
 *
 * @param version   the number of the version in use
 * @param adoptions how many countries are known to have adopted it
 */
public record RegionRowJson(
        RecordId protocol,
        String reference,
        String title,
        String kind,
        CountryCode owner,
        int version,
        long adoptions,
        List<CellJson> countries) {
    /** @param progress null where nothing is told of it */
    public record CellJson(CountryCode country, String state, int edition, boolean behind, ProgressJson progress) {}

    static RegionRowJson of(Row row) {
        var document = row.document();
        return new RegionRowJson(
                document.id(),
                document.reference(),
                document.content().title(),
                document.content().kind().token(),
                document.owner(),
                document.control().edition(),
                row.adoptions(),
                row.cells().values().stream()
                        .sorted(Comparator.comparing(
                                (CountryAdoption cell) -> cell.country().value()))
                        .map(cell -> new CellJson(
                                cell.country(),
                                cell.state().token(),
                                cell.edition(),
                                cell.behind(document),
                                cell.progress().map(ProgressJson::of).orElse(null)))
                        .toList());
    }
}
