"""Counts the codons of a FASTA file in frame 0, as one writes it in a few lines."""

import sys


def count(sequence, counts):
    for start in range(0, len(sequence) - 2, 3):
        codon = sequence[start:start + 3]
        counts[codon] = counts.get(codon, 0) + 1


counts = {}
lines = []
with open(sys.argv[1]) as fasta:
    for line in fasta:
        if line.startswith(">"):
            count("".join(lines).upper(), counts)
            lines = []
        else:
            lines.append(line.rstrip())
count("".join(lines).upper(), counts)
for codon, number in counts.items():
    print(codon, number)
