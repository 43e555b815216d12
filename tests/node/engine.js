'use strict';
/* The find box of a built site inside Node: a script tag becomes a file that is read and run. */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/**
 * Open the search of a site. `reads` lists every file that was asked for, with its size.
 * @param {string} site folder of the site.
 * @param {string} shards folder of the site whose other files it reads.
 */
function openSearch(site, shards = site) {
  const reads = [];
  const globals = { location: { protocol: 'file:' } };
  globals.globalThis = globals;
  const run = (file) => vm.runInContext(fs.readFileSync(file, 'utf8'), globals, { filename: file });
  globals.document = {
    createElement: () => ({ remove() {} }),
    head: {
      append(element) {
        setImmediate(() => {
          const file = path.join(shards, element.src.split('?')[0]);
          if (!fs.existsSync(file)) return element.onerror();
          reads.push({ file, bytes: fs.statSync(file).size });
          return run(file);
        });
      },
    },
  };
  vm.createContext(globals);
  run(path.join(__dirname, '..', '..', 'theme', 'assets', 'js', 'dom.js'));
  run(path.join(site, 'assets', 'search', 'box.js'));
  return { engine: globals.concordance.search.open(''), reads };
}

module.exports = { openSearch };

if (require.main === module) {
  // node engine.js SITE < ["a query", …]  prints for each its rows as shown: groups by their best row.
  const { engine } = openSearch(process.argv[2]);
  const queries = JSON.parse(fs.readFileSync(0, 'utf8'));
  (async () => {
    const answers = [];
    for (const text of queries) {
      const began = performance.now();
      const { rows, total, suggestions } = await engine.find(text);
      answers.push({ ids: rows.map(({ id }) => id), kinds: rows.map(({ kind }) => kind), total, suggestions, ms: performance.now() - began });
    }
    process.stdout.write(JSON.stringify(answers));
  })();
}
