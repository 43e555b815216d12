'use strict';
/* The browser's citation reader on the corpus of sections, schedules and annexes; the grammar and the table of units are files named by the caller. */
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');

const tests = path.join(__dirname, '..');
const root = path.join(tests, '..');
const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

for (const name of ['dom', 'citation-lexer', 'citation-refs', 'citation']) require(path.join(root, 'theme', 'assets', 'js', `${name}.js`));
const { table, add, read: readLoaded } = globalThis.concordance.citation;
const grammar = readJson(process.env.GRAMMAR);
const snapshot = readJson(process.env.UNITS);
const instruments = snapshot.map((entry) => ({ ...entry, units: entry.units.map(([head]) => head).join(' ') }));
const units = table({ grammar, instruments });

function read(text) {
  for (;;) {
    const reading = readLoaded(text, units, '');
    if (!reading.wanted.length) return reading;
    for (const head of reading.wanted) {
      const holders = snapshot.map(({ slug, units: parts }) => [slug, parts.find(([step]) => step === head)]);
      add(units, head, Object.fromEntries(holders.filter(([, part]) => part)));
    }
  }
}

for (const { text, kind, ids } of readJson(path.join(tests, 'third', 'typed.json'))) {
  test(text, () => {
    const reading = read(text);
    assert.deepStrictEqual([reading.kind, reading.rows.map((row) => row.id)], [kind, ids]);
  });
}
