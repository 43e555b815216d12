'use strict';
/* node check.js GRAMMAR GIVEN  checks the texts of a file by the scripts of the page, and prints what they find. */
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
for (const name of ['dom', 'citation-lexer', 'citation-refs', 'citation', 'check-citations', 'check-quotes']) {
  require(path.join(root, 'theme', 'assets', 'js', `${name}.js`));
}
const { table, add } = globalThis.concordance.citation;
const grammar = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const snapshot = JSON.parse(fs.readFileSync(path.join(root, 'tests', 'citations', 'units.json'), 'utf8'));
const instruments = snapshot.map((entry) => ({ ...entry, units: entry.units.map(([head]) => head).join(' ') }));
const { texts, units: words } = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
const units = table({ grammar, instruments });
const index = globalThis.concordance.quotes.index(new Map(Object.entries(words)));

function citations(text) {
  for (;;) {
    const { found, wanted } = globalThis.concordance.checked.citations(text, units);
    if (!wanted.length) return found;
    for (const head of wanted) {
      const holders = snapshot.map(({ slug, units: parts }) => [slug, parts.find(([step]) => step === head)]);
      add(units, head, Object.fromEntries(holders.filter(([, part]) => part)));
    }
  }
}

const answers = Object.entries(texts).map(([name, text]) => {
  const found = citations(text);
  const quotes = globalThis.concordance.quotes.quotes(text, found, index);
  return [name, {
    citations: found.map(({ start, end, fate, units: ids }) => [start, end, fate, ids]),
    quotes: quotes.map(({ start, end, fate, unit, alteredAt }) => [start, end, fate, unit, alteredAt]),
  }];
});
process.stdout.write(JSON.stringify(Object.fromEntries(answers)));
