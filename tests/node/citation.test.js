'use strict';
/* The browser's citation reader against the table of inputs that the Python reader is tested with. */
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');

const tests = path.join(__dirname, '..');
const root = path.join(tests, '..');
const readJson = (...parts) => JSON.parse(fs.readFileSync(path.join(...parts), 'utf8'));

for (const name of ['dom', 'citation-lexer', 'citation-refs', 'citation']) require(path.join(root, 'theme', 'assets', 'js', `${name}.js`));
const { table, add, read: readLoaded } = globalThis.concordance.citation;
const grammar = readJson(process.env.GRAMMAR);
const snapshot = readJson(tests, 'citations', 'units.json');
const instruments = snapshot.map((entry) => ({ ...entry, units: entry.units.map(([head]) => head).join(' ') }));
const inputs = readJson(tests, 'citations', 'inputs.json');

/* Read a text with a table that holds no more articles than those that texts asked for. */
const grown = table({ grammar, instruments });

function read(text, prefer, units = grown) {
  for (;;) {
    const reading = readLoaded(text, units, prefer);
    if (!reading.wanted.length) return reading;
    for (const head of reading.wanted) {
      const holders = snapshot.map(({ slug, units: parts }) => [slug, parts.find(([step]) => step === head)]);
      add(units, head, Object.fromEntries(holders.filter(([, part]) => part)));
    }
  }
}

for (const { text, prefer, kind, ids, said } of inputs) {
  test(`${text}|${prefer || ''}`, () => {
    const reading = read(text, prefer);
    assert.deepStrictEqual([reading.kind, reading.rows.map((row) => row.id)], [kind, ids]);
    if (said) assert.deepStrictEqual(reading.rows.map((row) => row.note), said);
  });
}

test('every id, label and anchor leads to its own unit', () => {
  const units = table({ grammar, instruments });
  let count = 0;
  const walk = ({ slug, label: name }, kids, way, label, anchor) => {
    for (const text of [`${slug}:${way}`, `${name} ${label}`, `${name} ${anchor}`]) {
      const reading = read(text, '', units);
      assert.deepStrictEqual([reading.kind, reading.rows.map((row) => row.id)], ['exact', [`${slug}:${way}`]], text);
    }
    count += 1;
    for (const [step, suffix, part, , below] of kids) walk({ slug, label: name }, below, `${way}(${step})`, label + suffix, `${anchor}__${part}`);
  };
  for (const entry of snapshot) {
    for (const [step, name, , , anchor, , kids] of entry.units) walk(entry, kids, step, /^\d/.test(step) ? step : name.toLowerCase(), anchor);
  }
  assert.ok(count > 450);
});

test('a text that names no article asks for none', () => {
  const wanted = (text) => readLoaded(text, table({ grammar, instruments })).wanted;
  for (const text of ['extradition', 'budapest', 'state 999', '']) assert.deepStrictEqual(wanted(text), []);
  assert.deepStrictEqual(wanted('22(1)(d)'), ['22']);
});

test('no input breaks the reader', () => {
  for (const text of ['((((', '22'.repeat(500), 'a'.repeat(2000), '22(1)'.repeat(200), 'Ω 22', '\u202e22', 'ﬁ 2', '１２', '№ 22', '\0']) read(text);
});

test('no pattern of the grammar takes more than 5 ms on 10,000 signs of anything', () => {
  const patterns = [
    grammar.hidden, grammar.dashes, grammar.raised, grammar.range, grammar.conj, grammar.value, grammar.token, grammar.separators,
    ...grammar.not, ...grammar.dates, ...grammar.fillers, ...grammar.slips.map(([pattern]) => pattern),
  ].map((pattern) => new RegExp(pattern, 'g'));
  const pieces = ['1', ' ', '(', '( ', '1 ', '1. ', 'http://', 'a', "l'", 'note ', '22(1)', '.', '-', 'january ', '2001 ', 'u.n.t.s. ', '( n ', 'e.g.', '1 u', 'т'];
  for (const pattern of patterns) {
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(10000 / piece.length)).slice(0, 10000);
      const times = [1, 2, 3].map(() => {
        const began = performance.now();
        text.replace(pattern, ' ');
        return performance.now() - began;
      });
      assert.ok(Math.min(...times) < 5, `${pattern} on ${JSON.stringify(piece)}: ${times}`);
    }
  }
});
