package org.codonstream.shard;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * The columns of a file of sequences (docs/reference/parquet-columns.md). Lists have the three levels that parquet-format
 * prescribes, so that every reader finds them.
 */
public final class SequenceSchema {

    private SequenceSchema() {}

    /** All columns. */
    public static final MessageType COLUMNS = MessageTypeParser.parseMessageType("""
            message sequences {
              required binary seq_id (STRING);
              optional binary description (STRING);
              required int64 length;
              required binary sequence (STRING);
              optional binary source (STRING);
              optional binary organism (STRING);
              optional int32 taxon_id;
              optional binary compartment (STRING);
              optional int32 genetic_code;
              optional binary topology (STRING);
              optional group coding_features (LIST) {
                repeated group list {
                  required group element {
                    required int32 number;
                    required binary location (STRING);
                    required group segments (LIST) {
                      repeated group list {
                        required group element {
                          required int32 start;
                          required int32 end;
                          required binary strand (STRING);
                        }
                      }
                    }
                    required int32 codon_start;
                    required int32 genetic_code;
                    optional binary gene (STRING);
                    optional binary protein_id (STRING);
                    required binary partial (STRING);
                    optional binary exception (STRING);
                    required group transl_except (LIST) {
                      repeated group list {
                        required binary element (STRING);
                      }
                    }
                  }
                }
              }
              optional group rejected_features (LIST) {
                repeated group list {
                  required group element {
                    required int32 number;
                    required binary location (STRING);
                    required binary reason (STRING);
                  }
                }
              }
            }
            """);
}
