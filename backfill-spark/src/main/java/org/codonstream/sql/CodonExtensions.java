package org.codonstream.sql;

import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.V2ExpressionUtils;
import org.apache.spark.sql.catalyst.expressions.aggregate.V2Aggregator;
import org.apache.spark.sql.types.DataTypes;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Gives a Spark session the functions of this package, under their plain names:
 * {@code spark-sql --conf spark.sql.extensions=org.codonstream.sql.CodonExtensions}.
 */
public final class CodonExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

    private static final int FRAME0 = 0;

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        inject(
                extensions,
                CodonCountsFunction.NAME,
                CodonCountsFunction.class,
                "codon_counts(sequence[, frame]) - 64 codons of a sequence in the order of NCBI's gc.prt, then the"
                        + " ambiguous ones",
                CodonExtensions::counts);
        inject(
                extensions,
                SumCodonCountsFunction.NAME,
                SumCodonCountsFunction.class,
                "sum_codon_counts(sequence[, frame]) - the sum of codon_counts over all sequences of a group",
                arguments -> new V2Aggregator<>(
                        new SumCodonCountsFunction(), withFrame(SumCodonCountsFunction.NAME, arguments), 0, 0));
        return BoxedUnit.UNIT;
    }

    private static void inject(
            SparkSessionExtensions extensions,
            String name,
            Class<?> type,
            String usage,
            Function1<Seq<Expression>, Expression> builder) {
        extensions.injectFunction(new Tuple3<>(
                new FunctionIdentifier(name), new ExpressionInfo(type.getName(), "", name, usage, ""), builder));
    }

    private static Expression counts(Seq<Expression> arguments) {
        Seq<Expression> complete = withFrame(CodonCountsFunction.NAME, arguments);
        Expression counts = V2ExpressionUtils.resolveScalarFunction(new CodonCountsFunction(), complete);
        return new If(new IsNull(complete.apply(1)), new Literal(null, CodonFunction.COUNTS), counts);
    }

    private static Seq<Expression> withFrame(String name, Seq<Expression> arguments) {
        List<Expression> given = CollectionConverters.asJava(arguments);
        if (given.size() == 2) {
            return arguments;
        }
        if (given.size() != 1) {
            throw new IllegalArgumentException(
                    name + " with " + given.size() + " arguments: must be a sequence and, if it is not 0, a frame");
        }
        return CollectionConverters.asScala(
                        List.of(given.get(0), (Expression) new Literal(FRAME0, DataTypes.IntegerType)))
                .toSeq();
    }
}
