package org.codonstream.sql;

import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What the functions have in common: a sequence and a frame go in, an array of 65 numbers comes out. */
abstract class CodonFunction implements BoundFunction {

    private static final long serialVersionUID = 1L;

    static final DataType COUNTS = DataTypes.createArrayType(DataTypes.LongType, false);

    private final String name;

    CodonFunction(String name) {
        this.name = name;
    }

    @Override
    public DataType[] inputTypes() {
        return new DataType[] {DataTypes.BinaryType, DataTypes.IntegerType};
    }

    @Override
    public DataType resultType() {
        return COUNTS;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String canonicalName() {
        return "org.codonstream." + name;
    }
}
