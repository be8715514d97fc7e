package org.enlace.jit.internal.loan;

import java.util.List;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Said;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.LoanRequest;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What somebody asked to lend, as it is kept. */
public final class LoanText {
    private static final Set<String> NAMES = Set.of("files", "to", "purpose", "days", "use");
    private static final Set<String> FILE = Set.of("file", "name", "sha256", "size");

    private LoanText() {}

    public static String of(LoanRequest request) {
        return Said.text(out -> {
            out.writeArrayFieldStart("files");
            for (LentFile file : request.files()) {
                out.writeStartObject();
                out.writeStringField("file", file.file().toString());
                out.writeStringField("name", file.name());
                out.writeStringField("sha256", file.sha256().value());
                out.writeNumberField("size", file.size());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("to");
            for (CountryCode country : request.to()) {
                out.writeString(country.value());
            }
            out.writeEndArray();
            out.writeStringField("purpose", request.purpose());
            out.writeNumberField("days", request.days());
            if (request.use() != Use.TEAM) {
                out.writeStringField("use", request.use().token());
            }
        });
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form} */
    public static LoanRequest read(String text) {
        Said said = Said.of(text, "loan", NAMES);
        List<LentFile> files = said.all("files", LoanRequest.FILES, FILE).stream()
                .map(one -> new LentFile(
                        RecordId.parse(one.word("file")),
                        one.word("name"),
                        new Sha256(one.word("sha256")),
                        one.number("size")))
                .toList();
        List<CountryCode> to = said.words("to", LoanRequest.COUNTRIES).stream()
                .map(CountryCode::new)
                .toList();
        return new LoanRequest(files, to, said.word("purpose"), said.count("days"), LoanWire.use(said));
    }
}
