// Print what Zotero's own translators make of files for reference managers, as JSON: {file: [item, …]}.
// They come with the package zotero-translators and what it needs; see tests/programs/zotero.py.
'use strict';

const fs = require('fs');

console.log = () => {}; // the translators tell each step
const translators = require('zotero-translators');

(async () => {
  const made = {};
  for (const file of process.argv.slice(2)) {
    made[file] = await translators.referenceImport(fs.readFileSync(file, 'utf8'));
  }
  process.stdout.write(JSON.stringify(made), () => process.exit(0));
})().catch((fault) => {
  console.error(String(fault));
  process.exit(1);
});
