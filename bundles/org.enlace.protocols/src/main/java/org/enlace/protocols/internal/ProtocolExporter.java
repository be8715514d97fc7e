package org.enlace.protocols.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolExports;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.Protocols;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the library page by page. */
@Component
public final class ProtocolExporter implements ProtocolExports {
    /** Words have no order to walk in, so what they find is given out up to here. */
    private static final int FOUND_AT_MOST = 1_000;

    private final ProtocolFinder finder;
    private final Facts facts;
    private final SearchIndex search;
    private final Audit audit;
    private final Tables tables;

    @Activate
    public ProtocolExporter(
            @Reference ProtocolStore store,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference SearchIndex search,
            @Reference Audit audit,
            @Reference People people,
            @Reference Tables tables) {
        this(store, new Facts(countries, crimeTypes, people), search, audit, tables);
    }

    ProtocolExporter(ProtocolStore store, Facts facts, SearchIndex search, Audit audit, Tables tables) {
        this.finder = new ProtocolFinder(store);
        this.facts = facts;
        this.search = search;
        this.audit = audit;
        this.tables = tables;
    }

    @Override
    public void json(ProtocolFilter filter, String reason, OutputStream stream, Caller caller) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        export("json", filter, reason, stream, caller, (out, given) -> {
            try (JsonGenerator json = ProtocolJson.FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setPrettyPrinter(printer);
                json.writeStartArray();
                given.each(protocol -> ProtocolJson.write(protocol.reference(), protocol.content(), json));
                json.writeEndArray();
                json.writeRaw('\n');
            }
        });
    }

    @Override
    public void table(TableFormat format, ProtocolFilter filter, String reason, OutputStream stream, Caller caller) {
        export(format.ending(), filter, reason, stream, caller, (out, given) -> {
            try (TableWriter table = tables.write(format, "protocols", ProtocolTable.COLUMNS, out)) {
                given.each(protocol -> table.row(ProtocolTable.cells(protocol)));
            }
        });
    }

    @Override
    public void check(ProtocolFilter filter, String reason, Caller caller) {
        caller.require(Protocols.EXPORT);
        facts.check(filter);
        if (reason != null) {
            Readings.checked(reason);
        }
    }

    /** Takes one record. */
    private interface Sink {
        void take(Protocol protocol) throws IOException;
    }

    /** Writes a file. */
    private interface Form {
        void write(OutputStream out, Given given) throws IOException;
    }

    private void export(
            String format, ProtocolFilter filter, String reason, OutputStream stream, Caller caller, Form form) {
        check(filter, reason, caller);
        String why = reason == null ? null : Readings.checked(reason);
        audit.record(Act.done("protocols.export", caller)
                .because(why)
                .code("format", format)
                .changed("filter", null, filter.toString()));
        Given given = new Given(filter.withState(ProtocolFilter.State.EFFECTIVE), format.equals("json"), why, caller);
        DigestOutputStream digested = new DigestOutputStream(stream, Hashing.sha256());
        Act.Outcome outcome = Act.Outcome.FAILED;
        try {
            form.write(digested, given);
            outcome = Act.Outcome.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException("The export was cut off", e);
        } finally {
            Act end = outcome == Act.Outcome.DONE
                    ? Act.done("protocols.exported", caller)
                    : Act.failed("protocols.exported", caller);
            audit.record(end.because(why)
                    .code("format", format)
                    .fact("records", given.records)
                    .fact("restricted", given.restricted)
                    .fact("left-out", given.leftOut)
                    .code(
                            "sha256",
                            HexFormat.of().formatHex(digested.getMessageDigest().digest())));
        }
    }

    /** The records of one export, page by page, counted as they are given. */
    private final class Given {
        private final ProtocolFilter filter;
        private final boolean ownOnly;
        private final String why;
        private final Caller caller;
        private int records;
        private int restricted;
        private int leftOut;

        /**
         * @param ownOnly whether partners' records are left out: a file that is imported would make copies of them that have lost
         *     their owner and their handling codes
         * @param why     restricted records are given as well; null where they are not */
        Given(ProtocolFilter filter, boolean ownOnly, String why, Caller caller) {
            this.ownOnly = ownOnly;
            this.filter = filter;
            this.why = why;
            this.caller = caller;
        }

        void each(Sink sink) throws IOException {
            String cursor = null;
            int seen = 0;
            do {
                ProtocolPage page = finder.page(filter, cursor, ProtocolFinder.PAGE_AT_MOST, search.now(), caller);
                for (ProtocolPage.Line line : page.lines()) {
                    take(line.protocol(), sink);
                }
                seen += page.lines().size();
                cursor = page.next();
            } while (cursor != null && (filter.words() == null || seen < FOUND_AT_MOST));
        }

        private void take(Protocol protocol, Sink sink) throws IOException {
            if (protocol.shared().isPresent() && (ownOnly || !protocol.mayBeCopied())) {
                leftOut++;
                return;
            }
            boolean closed = protocol.content().restrictedTo().restricted();
            if (closed && why == null) {
                return;
            }
            if (closed) {
                // To be exported is to be read, and the record's own history tells of it.
                audit.record(
                        ProtocolActs.done("protocols.read", protocol, caller).because(why));
            }
            sink.take(protocol);
            records++;
            restricted += closed ? 1 : 0;
        }
    }
}
