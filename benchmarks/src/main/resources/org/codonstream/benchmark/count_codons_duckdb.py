"""Counts the codons of Parquet files in frame 0 with DuckDB."""

import sys

import duckdb

for codon, number in duckdb.execute(
    """
    SELECT codon, count(*)
    FROM (SELECT unnest(regexp_extract_all(upper(sequence), '...')) AS codon FROM read_parquet(?))
    GROUP BY codon
    """,
    [sys.argv[1] + "/*.parquet"],
).fetchall():
    print(codon, number)
