package org.fetchandrotate.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.settings.Offer;
import org.fetchandrotate.settings.WebsiteFinding;

/// Tables with a column of addresses: named in a header, or to be seen from the first row.
///
/// Source: RFC 4180; the separators are those that spreadsheets write.
final class TableList {
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';');
    private static final List<String> ADDRESSES =
            List.of("url", "image_url", "imageurl", "img_url", "image url", "link", "href", "uri");
    private static final List<String> CAPTIONS = List.of("caption", "text", "title", "alt", "description", "name");
    private static final Pattern EXCEL = Pattern.compile("\\A\"?sep=.\"?(?=\\R)");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    /// Larger than any caption; an unclosed quote swallows more.
    private static final int MOST_OF_A_FIELD = 1 << 20;

    private static final int MOST_QUOTED = 200;

    /// Where in a row things stand.
    ///
    /// @param caption -1 if there is none
    private record Columns(char separator, boolean header, int address, int caption) {}

    private TableList() {}

    /// What separates the columns; empty if it is no table.
    static Optional<Character> separator(String text) {
        return columns(plain(text)).map(Columns::separator);
    }

    /// Without what Excel writes first to say what separates the columns.
    private static String plain(String text) {
        return EXCEL.matcher(text).replaceFirst("");
    }

    static List<Offer> read(String table) {
        String text = plain(table);
        Columns columns = columns(text).orElseThrow(() -> new IllegalArgumentException("no table"));
        List<Offer> offers = new ArrayList<>();
        int last = 0;
        try (CsvReader<CsvRecord> rows = reader(columns.separator()).ofCsvRecord(text)) {
            boolean header = columns.header();
            for (CsvRecord row : rows) {
                last = Math.toIntExact(row.getStartingLineNumber());
                if (!header) {
                    offers.add(offer(row, last, columns));
                }
                header = false;
            }
        } catch (CsvParseException _) {
            readLineByLine(text, last, columns, offers);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return offers;
    }

    /// What follows a row whose quotes don't fit: each line for itself, so that one row costs no other.
    ///
    /// @param last the line where the last good row begins
    private static void readLineByLine(String text, int last, Columns columns, List<Offer> offers) {
        int line = 0;
        for (String content : text.lines().toList()) {
            line++;
            if (line <= last || content.isBlank()) {
                continue;
            }
            try {
                offers.add(offer(reader(columns.separator()).ofSingleCsvRecord(content), line, columns));
            } catch (CsvParseException _) {
                offers.add(Offer.refused(
                        line, content.substring(0, Math.min(content.length(), MOST_QUOTED)), WebsiteFinding.DAMAGED));
            }
        }
    }

    private static Offer offer(CsvRecord row, int line, Columns columns) {
        if (row.getFieldCount() <= columns.address()) {
            return Offer.refused(line, String.join(" ", row.getFields()), WebsiteFinding.NO_ADDRESS);
        }
        String address = row.getField(columns.address()).strip();
        if (address.isEmpty()) {
            return Offer.refused(line, String.join(" ", row.getFields()), WebsiteFinding.NO_ADDRESS);
        }
        int caption = columns.caption();
        return Offer.of(line, address, caption >= 0 && caption < row.getFieldCount() ? row.getField(caption) : "");
    }

    private static Optional<Columns> columns(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (first.length() > MOST_OF_A_FIELD) {
            return Optional.empty();
        }
        return SEPARATORS.stream()
                .flatMap(separator -> byHeader(fields(first, separator), separator).stream())
                .findFirst()
                .or(() -> byRow(first, fields(first, '\t'), '\t'))
                .or(() -> byRow(first, fields(first, ','), ','));
    }

    private static Optional<Columns> byHeader(List<String> names, char separator) {
        List<String> lower = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int address = first(ADDRESSES, lower);
        return address < 0
                ? Optional.empty()
                : Optional.of(new Columns(separator, true, address, first(CAPTIONS, lower)));
    }

    /// Without a header: one field of several is an address. A line that could be an address as a whole is one.
    private static Optional<Columns> byRow(String line, List<String> fields, char separator) {
        List<Integer> addresses = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (ADDRESS.matcher(fields.get(i).strip()).matches()) {
                addresses.add(i);
            }
        }
        boolean table = fields.size() > 1
                && (separator == '\t' ? !addresses.isEmpty() : addresses.size() == 1)
                && !ADDRESS.matcher(line.strip()).matches();
        if (!table) {
            return Optional.empty();
        }
        int address = addresses.getFirst();
        boolean pair = fields.size() == 2 && addresses.size() == 1;
        return Optional.of(new Columns(separator, false, address, pair ? 1 - address : -1));
    }

    private static int first(List<String> wanted, List<String> names) {
        return wanted.stream()
                .map(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static List<String> fields(String line, char separator) {
        try {
            return reader(separator).ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException e) {
            // one quote too many: no header, and no table
            return List.of(line);
        }
    }

    private static CsvReader.CsvReaderBuilder reader(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MOST_OF_A_FIELD);
    }
}
