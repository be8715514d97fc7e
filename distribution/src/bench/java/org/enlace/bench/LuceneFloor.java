package org.enlace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * The least that indexes the same texts: Lucene alone, one thread, one field for the title and one for the rest, the same buffer. No
 * database, no encryption, no languages, no facets.
 */
final class LuceneFloor {
    private LuceneFloor() {}

    /** Records a second, the commit included. */
    static double rate(List<Library.Said> records, Path folder) throws IOException {
        Files.createDirectories(folder);
        long begun = System.nanoTime();
        try (NIOFSDirectory directory = new NIOFSDirectory(folder);
                IndexWriter writer = new IndexWriter(
                        directory, new IndexWriterConfig(new StandardAnalyzer()).setRAMBufferSizeMB(16))) {
            for (Library.Said record : records) {
                Document document = new Document();
                document.add(new StringField("id", record.id(), Field.Store.YES));
                document.add(new TextField("title", record.title(), Field.Store.YES));
                document.add(new TextField("body", record.summary(), Field.Store.YES));
                writer.addDocument(document);
            }
            writer.commit();
        }
        return records.size() / ((System.nanoTime() - begun) / 1e9);
    }
}
