'use strict';
/* The browser's citation reader against the table of inputs that the Python reader is tested with. */
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');

const tests = path.join(__dirname, '..');
const root = path.join(tests, '..');
const readJson = (...parts) => JSON.parse(fs.readFileSync(path.join(...parts), 'utf8'));

require(path.join(root, 'theme', 'assets', 'js', 'citation.js'));
const { table, read } = globalThis.concordanceCitation;
const units = table({
  grammar: readJson(root, 'generator', 'typed_citation', 'grammar.json'),
  instruments: readJson(tests, 'citations', 'units.json'),
});
const inputs = readJson(tests, 'citations', 'inputs.json');

for (const { text, prefer, kind, ids, said } of inputs) {
  test(`${text}|${prefer || ''}`, () => {
    const reading = read(text, units, prefer);
    assert.deepStrictEqual([reading.kind, reading.rows.map((row) => row.id)], [kind, ids]);
    if (said) assert.deepStrictEqual(reading.rows.map((row) => row.note), said);
  });
}

test('every id, label and anchor leads to its own unit', () => {
  let count = 0;
  const walk = (entry, node, way, label, anchor) => {
    for (const text of [`${entry.slug}:${way}`, `${entry.label} ${label}`, `${entry.label} ${anchor}`]) {
      const reading = read(text, units);
      assert.deepStrictEqual([reading.kind, reading.rows.map((row) => row.id)], ['exact', [`${entry.slug}:${way}`]], text);
    }
    count += 1;
    for (const kid of node.kids) walk(entry, kid, `${way}(${kid.step})`, label + kid.suffix, `${anchor}__${kid.anchor}`);
  };
  for (const entry of units.entries) {
    for (const head of entry.heads) walk(entry, head.node, head.node.step, head.label, head.node.anchor);
  }
  assert.ok(count > 450);
});

test('no input breaks the reader', () => {
  for (const text of ['((((', '22'.repeat(500), 'a'.repeat(2000), '22(1)'.repeat(200), 'Ω 22', '\u202e22', 'ﬁ 2', '１２', '№ 22', '\0']) read(text, units);
});
