package dev.perennial.crm.importing;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Takes rows from the CSV reader and knows where in the file it is, should reading fail. */
final class RowHandler extends CsvCallbackHandler<Row> {

    private long line = 1;
    private List<String> fields = new ArrayList<>();

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields.size();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        fields = new ArrayList<>(fields.size());
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        fields.add(new String(buffer, offset, length));
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("There are no comments in these files");
    }

    @Override
    protected void setEmpty() {
        fields.add("");
    }

    @Override
    protected Row buildRecord() {
        return new Row(line, fields);
    }

    /** The line on which the row being read begins. */
    long line() {
        return line;
    }

    /** The number of the field being read, from 1. */
    int field() {
        return fields.size() + 1;
    }
}
