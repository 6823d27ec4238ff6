#!/usr/bin/env bash
# Makes the bundled examples again out of Debian's packages: on Debian, with a deb-src line for minimap2, after
# `./codonstream --version` (which builds the class path that is used here).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download parsnp bowtie2-examples emboss-test
apt-get source --download-only minimap2
for package in parsnp_*.deb bowtie2-examples_*.deb emboss-test_*.deb; do dpkg-deb -x "$package" root; done
mkdir minimap2 fasta
tar -xf minimap2_*.orig.tar.* -C minimap2 --strip-components=1

cp minimap2/test/MT-human.fa minimap2/test/MT-orang.fa fasta/
cp -r root/usr/share/doc/parsnp/examples/mers_virus/genomes fasta/mers
gunzip -c root/usr/share/doc/bowtie2/examples/reference/lambda_virus.fa.gz > fasta/lambda_virus.fa
built=$here/../../cli/target/quick
java -cp "$built/lib/*:$built/modules/*:$built/codonstream-cli.jar" "$here/MakeExamples.java" fasta "$here/.."
gzip -n -9 -c root/usr/share/EMBOSS/test/genbank/gbbct1.seq > "$here/../bacteria.gb.gz"
