package org.codonstream.shard;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a row or struct by their names; one that is null is left out. */
final class GroupWriter {

    private final RecordConsumer consumer;
    private final GroupType group;

    GroupWriter(RecordConsumer consumer, GroupType group) {
        this.consumer = consumer;
        this.group = group;
    }

    void text(String name, @Nullable String value) {
        if (value != null) {
            bytes(name, Binary.fromString(value));
        }
    }

    void bytes(String name, Binary value) {
        begin(name);
        consumer.addBinary(value);
        end(name);
    }

    void number(String name, @Nullable Integer value) {
        if (value != null) {
            begin(name);
            consumer.addInteger(value);
            end(name);
        }
    }

    void wideNumber(String name, long value) {
        begin(name);
        consumer.addLong(value);
        end(name);
    }

    /** A list of structs. */
    <T> void structs(String name, @Nullable List<T> entries, BiConsumer<GroupWriter, T> fields) {
        list(name, entries, (element, entry) -> {
            consumer.startGroup();
            fields.accept(new GroupWriter(consumer, element.group.getType(0).asGroupType()), entry);
            consumer.endGroup();
        });
    }

    /** A list of texts. */
    void texts(String name, List<String> entries) {
        list(name, entries, (element, entry) -> consumer.addBinary(Binary.fromString(entry)));
    }

    private <T> void list(String name, @Nullable List<T> entries, BiConsumer<GroupWriter, T> element) {
        if (entries == null) {
            return;
        }
        begin(name);
        consumer.startGroup();
        if (!entries.isEmpty()) {
            GroupType list = group.getType(name).asGroupType();
            GroupWriter repeated = new GroupWriter(consumer, list.getType(0).asGroupType());
            consumer.startField("list", 0);
            for (T entry : entries) {
                consumer.startGroup();
                consumer.startField("element", 0);
                element.accept(repeated, entry);
                consumer.endField("element", 0);
                consumer.endGroup();
            }
            consumer.endField("list", 0);
        }
        consumer.endGroup();
        end(name);
    }

    private void begin(String name) {
        consumer.startField(name, group.getFieldIndex(name));
    }

    private void end(String name) {
        consumer.endField(name, group.getFieldIndex(name));
    }
}
