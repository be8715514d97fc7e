package org.enlace.jit.internal.loan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.files.FileState;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.internal.work.EvidenceDoor.Item;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.LoanRequest;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What of an item of this country can be lent, by whom, and to whom; looked at by each of the two officers anew. */
final class Lendable {
    private final LoanBook book;

    Lendable(LoanBook book) {
        this.book = book;
    }

    /** The countries to which files of an item may be lent: parties with a node, that were given the item. */
    List<CountryCode> recipients(TeamView view, RecordId item) {
        return view.parties().stream()
                .map(Membership::party)
                .filter(one -> !one.onPaper() && !one.country().equals(view.own()))
                .map(one -> one.country())
                .filter(one -> book.sharing().got(item, one))
                .sorted()
                .toList();
    }

    /** An item of this country, with somebody who writes evidence. */
    Item open(RecordId team, RecordId id, Caller caller) {
        Item item = book.desks().work().items().find(team, id, caller);
        Entry entry = item.entry();
        if (!entry.owner().equals(book.desks().country())) {
            throw new Refusal(
                            "jit.loan-elsewhere",
                            "The item is of " + entry.owner()
                                    + ", whose node keeps its files; ask that country for a copy",
                            entry.owner())
                    .at("item");
        }
        if (item.takenBack().isPresent()) {
            throw new Refusal(
                            "jit.loan-item",
                            "The description of the item was taken back; describe it anew before you lend of it")
                    .at("item");
        }
        item.author(EntryKind.Area.EVIDENCE);
        return item;
    }

    /** The files of an item of this country that can be lent now: what it consists of, then its papers. */
    List<LentFile> lendable(RecordId team, RecordId item, Caller caller) {
        Stream<StoredFile> contents = book.desks().contents().of(team, item, caller).all().stream()
                .filter(Lendable::good)
                .map(EvidenceContents.Content::file);
        Stream<StoredFile> papers = book.files().of(new OwnerRef(EntryFiles.NAME, item), caller).stream()
                .filter(StoredFile.Attached.class::isInstance)
                .filter(file -> file.content().state() == FileState.AVAILABLE);
        return Stream.concat(contents, papers).map(Lendable::lent).toList();
    }

    private static boolean good(EvidenceContents.Content content) {
        return content.file().content().state() == FileState.AVAILABLE
                && !content.outcome().wrong();
    }

    private static LentFile lent(StoredFile file) {
        return new LentFile(
                file.id(),
                file.name().value(),
                file.content().sha256(),
                file.content().size());
    }

    List<LentFile> files(RecordId team, RecordId item, Set<RecordId> chosen, Caller caller) {
        Map<RecordId, LentFile> there =
                lendable(team, item, caller).stream().collect(Collectors.toMap(LentFile::file, Function.identity()));
        chosen.stream().filter(id -> !there.containsKey(id)).findFirst().ifPresent(id -> {
            throw new Refusal(
                            "jit.loan-file",
                            "A file is none of the item, or cannot be had as it came: wait for the scanner, or have it"
                                    + " verified",
                            id.toString())
                    .at("files");
        });
        return chosen.stream().map(there::get).toList();
    }

    void requireRecipients(Item item, LoanRequest request) {
        List<CountryCode> may = recipients(item.view(), item.entry().id());
        request.to().stream().filter(one -> !may.contains(one)).findFirst().ifPresent(one -> {
            throw new Refusal(
                            "jit.loan-recipient",
                            one + " is no party with a node that was given the item; choose among those that were",
                            one)
                    .at("to");
        });
    }
}
