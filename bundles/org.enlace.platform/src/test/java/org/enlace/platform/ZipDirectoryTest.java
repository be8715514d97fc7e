package org.enlace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.enlace.platform.ZipDirectory.Entry;
import org.enlace.platform.ZipDirectory.TooManyEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDirectoryTest {
    private static final int END_SIZE = 22;

    @TempDir
    Path folder;

    private static byte[] zip(int members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < members; i++) {
                zip.putNextEntry(new ZipEntry("member-" + i));
                zip.write(new byte[1000]);
            }
        }
        return bytes.toByteArray();
    }

    private List<Entry> read(byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(Files.write(folder.resolve("file.zip"), bytes))) {
            return ZipDirectory.read(file, 10);
        }
    }

    private void refused(String why, byte[] bytes) {
        ZipException e = assertThrows(ZipException.class, () -> read(bytes));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    private static ByteBuffer end(byte[] bytes) {
        return ByteBuffer.wrap(bytes, bytes.length - END_SIZE, END_SIZE).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The same archive with bytes put in somewhere, and an end that says where its directory is now. */
    private static byte[] withBytesAt(int place, byte[] whole, byte[] added) {
        ByteBuffer all = ByteBuffer.allocate(whole.length + added.length);
        all.put(whole, 0, place).put(added).put(whole, place, whole.length - place);
        ByteBuffer end = end(all.array());
        end.putInt(16, end.getInt(16) + added.length);
        return all.array();
    }

    @Test
    void whatJavaWritesIsRead() throws IOException {
        assertEquals(List.of(), read(zip(0)));
        List<Entry> entries = read(zip(2));
        assertEquals(
                List.of("member-0", "member-1"),
                entries.stream().map(Entry::name).toList());
        assertEquals(1000, entries.get(1).size());
    }

    @Test
    void moreEntriesThanAreTakenAreNotRead() {
        assertThrows(TooManyEntries.class, () -> read(zip(11)));
    }

    @Test
    void aDirectoryThatClaimsMoreThanItsEntriesNeedIsNotRead() throws IOException {
        byte[] vast = Arrays.copyOf(zip(0), (8 << 20) + END_SIZE);
        end(vast).putInt(0, 0x06054b50).putShort(10, (short) 10).putInt(12, 8 << 20);
        refused("8388608 bytes for 10 entries, and may have 1024 for each", vast);
    }

    @Test
    void everyByteBelongsToAMemberToTheDirectoryOrToTheEnd() throws IOException {
        byte[] whole = zip(2);
        int second = (int) read(whole).get(1).offset();
        int directory = end(whole).getInt(16);
        refused("the member \"member-0\" disagree", withBytesAt(0, whole, new byte[1]));
        refused("no entry accounts for", withBytesAt(0, whole, Arrays.copyOf(whole, second)));
        refused("the member \"member-1\"", withBytesAt(second, whole, new byte[1]));
        refused("no entry accounts for", withBytesAt(directory, whole, new byte[1]));
        byte[] unsaid = withBytesAt(directory, whole, new byte[1]);
        end(unsaid).putInt(16, directory);
        refused("does not stand where its end says", unsaid);
        refused("something follows it", Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void twoEntriesDoNotShareBytes() throws IOException {
        byte[] whole = zip(2);
        int secondEntry = end(whole).getInt(16) + 46 + "member-0".length();
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(secondEntry + 42, 0);
        refused("two entries", whole);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = zip(2);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(ZipException.class, () -> read(cut));
        }
    }
}
