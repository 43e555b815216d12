/* What the register says about two States on a day, as tables. The phases and the words are counted in the data. */
(function () {
  'use strict';
  const { make } = window.concordance;
  const MONTHS = 'January February March April May June July August September October November December'.split(' ');

  window.concordance.pairReport = function (data) {
    const { codes, words } = data;

    function link(text, href, hue) {
      return make('a', { href, ...(hue ? { className: hue } : {}) }, text);
    }

    function writeDate(day) {
      const [year, month, date] = day.split('-').map(Number);
      return `${date} ${MONTHS[month - 1]} ${year}`;
    }

    function phaseOn(phases, day) {
      const [, code, said, since] = phases.filter(([start]) => start <= day).pop();
      return { code, words: said, since };
    }

    /* Parts of a report: a table whose cells are named again on a phone, a list, lines that stand beside each other. */

    function table(key, heads, rows) {
      const head = make('tr', {}, ...heads.map((text) => make('th', { scope: 'col' }, text)));
      const body = rows.map(([first, ...cells]) => make('tr', {}, make('th', { scope: 'row' }, ...first),
        ...cells.map((cell, index) => make('td', { 'data-label': heads[index + 1] }, ...cell))));
      return make('table.list.pair-table', { 'data-section': key }, make('thead', {}, head), make('tbody', {}, ...body));
    }

    function section(key, items) {
      if (!items.length) return [];
      return [make('h2', {}, data.heads[key]), make('ul', { 'data-section': key }, ...items)];
    }

    const entry = (...content) => make('div', { 'data-entry': '' }, ...content);
    const aside = (...content) => make('span.aside', { 'data-aside': '' }, ...content);
    const commas = (parts) => parts.flatMap((part, index) => (index ? [', ', part] : [part]));

    /* What binds them */

    function bondsOf({ first, second, day }) {
      const [one, other] = [data.states[first], data.states[second]];
      const nothing = (iso2, slug) => ({ code: 'no data', words: data.instruments[slug].invited[iso2] || data.instruments[slug].nothing });
      const position = (iso2, slug) => (data.states[iso2].in[slug] ? phaseOn(data.states[iso2].in[slug], day) : nothing(iso2, slug));
      const slugs = Object.keys(data.instruments).filter((slug) => data.compared.includes(slug) || one.in[slug] || other.in[slug]);
      const bonds = slugs.map((slug) => ({ slug, one: position(first, slug), other: position(second, slug) }));
      const binding = bonds.filter((bond) => [bond.one, bond.other].every(({ code }) => code === codes.bound))
        .map(({ slug }) => slug);
      const endedBy = ({ slug }) => data.instruments[slug].endedBy.find(([later]) => binding.includes(later));
      return bonds.map((bond) => ({ ...bond, endedBy: endedBy(bond) })).map((bond) => ({ ...bond, kind: kindOf(bond) }));
    }

    function kindOf({ slug, one, other, endedBy }) {
      const { bound, unverified } = codes;
      if (!endedBy && one.code === bound && other.code === bound) return 'bound';
      if (!endedBy && [one, other].every(({ code }) => code === bound || code === unverified)) return 'unverified';
      return data.compared.includes(slug) || one.code === bound || other.code === bound ? 'apart' : '';
    }

    function sayBond({ one, other, endedBy, kind }) {
      if (endedBy) return `${words.ended} ${endedBy[1]}`;
      if (kind === 'bound') return make('strong', {}, `${words.since} ${writeDate([one.since, other.since].sort()[1])}`);
      return kind === 'unverified' ? words.unverified : words.apart;
    }

    function bondRow(bond) {
      const { name, hue, href, note } = data.instruments[bond.slug];
      const more = note && bond.kind !== 'apart' ? [aside(note)] : [];
      return [[link(name, href, hue), ...more], [bond.one.words], [bond.other.words], [sayBond(bond)]];
    }

    /* Statements */

    function statementsOf({ first, second, day }, slugs, kinds) {
      const concerns = ({ to }) => !to || to === first || to === second;
      return [first, second].flatMap((iso2) => data.states[iso2].statements
        .filter((one) => slugs.has(one.under || one.instrument) && kinds.includes(one.kind) && concerns(one))
        .map((one) => ({ ...one, iso2, state: data.states[iso2], status: phaseOn(one.phases, day) })));
    }

    /* The status, but not where it only repeats since when the instrument binds the State. */
    function statusOf({ state, status, under, instrument }, day) {
      const bound = phaseOn(state.in[under || instrument], day);
      return bound.words === status.words ? '' : ` (${status.words})`;
    }

    function unitsOf({ affects }) {
      return commas(affects.map(([text, to]) => link(text, to)));
    }

    function placeItem(one) {
      const label = data.instruments[one.instrument].label;
      return make('li', {}, link(one.state.name, one.href), `, ${label} `, ...unitsOf(one), ` (${one.status.words}): ${one.effect}`);
    }

    function looseItem(one) {
      const over = one.through ? `, carried over by ${one.through}` : '';
      return make('li', {}, `${one.state.name}, `, link(one.name, one.href), ` on ${data.instruments[one.instrument].label} `,
        ...unitsOf(one), `${over}: ${one.effect}`);
    }

    function touchEntry(one, day) {
      const rest = one.through ? `, as under ${data.instruments[one.instrument].label}` : `: ${one.effect}`;
      return entry(link(one.name, one.href, 'kind'), ' ', ...unitsOf(one), `${statusOf(one, day)}${rest}`);
    }

    function elsewhereOf(statements) {
      const found = new Map(statements.flatMap(({ elsewhere }) => elsewhere).map((one) => [one[0], one]));
      if (!found.size) return [];
      const said = [...found.values()].flatMap(([slug, units, count], index) => [
        index ? '; ' : '', `${data.instruments[slug].label} `, ...commas(units.map(([text, href]) => link(text, href))),
        count > units.length ? ` and ${count - units.length} more` : '',
      ]);
      return [aside('Same subject: ', ...said)];
    }

    function touchRow({ first, second, day }, statements) {
      const [, label, heading, href] = statements[0].row;
      const name = { [first]: data.states[second].name, [second]: data.states[first].name };
      const cell = (iso2) => {
        const own = statements.filter((one) => one.iso2 === iso2);
        return own.length ? own.map((one) => touchEntry(one, day)) : [words.nothing];
      };
      const between = new Set(statements.map((one) => one.between.replaceAll(data.other, name[one.iso2])));
      const { hue } = data.instruments[statements[0].under || statements[0].instrument];
      const head = [link(label, href, hue), heading ? ` ${heading}` : '', ...elsewhereOf(statements)];
      return [head, cell(first), cell(second), [...between].map((text) => entry(text))];
    }

    function touchTable(pair, statements) {
      if (!statements.length) return make('p', {}, words['no touches']);
      const rows = new Map();
      for (const one of statements) rows.set(one.row[0], [...(rows.get(one.row[0]) || []), one]);
      const keys = [...rows.keys()].sort((one, other) => (one < other ? -1 : 1));
      const [provision, between] = data.columns.touches;
      const heads = [provision, data.states[pair.first].name, data.states[pair.second].name, between];
      return table('touches', heads, keys.map((key) => touchRow(pair, rows.get(key))));
    }

    /* Whom to ask, and how whole this is */

    function authorityCell(pair, iso2, named, slug) {
      const entries = named.filter((one) => one.iso2 === iso2).map((one) => entry(
        one.status.code === codes.gone ? `${words.before} ` : '', link(one.authority, one.href),
        `${one.limit}${statusOf(one, pair.day)}${one.successors}`,
      ));
      if (entries.length) return entries;
      const [, nobody] = data.states[iso2].whole[slug] || ['', words.nobody];
      return [nobody];
    }

    function authorities(pair, slugs) {
      const all = statementsOf(pair, slugs, ['designation']);
      const withStatus = (...wanted) => all.filter(({ status }) => wanted.includes(status.code));
      const named = [...withStatus(...codes.touching, codes.loose), ...withStatus(codes.gone)];
      const rows = Object.entries(data.roles).flatMap(([role, title]) => {
        const under = [...slugs].filter((slug) => data.instruments[slug].roles[role]);
        if (!under.length) return [];
        const units = under.map((slug) => `${data.instruments[slug].label} ${data.instruments[slug].roles[role]}`).join(', ');
        const own = named.filter((one) => one.role === role);
        return [[[`${title} `, make('small', {}, units)], ...[pair.first, pair.second].map((iso2) => authorityCell(pair, iso2, own, under[0]))]];
      });
      if (!rows.length) return [];
      const heads = [data.columns.authorities[0], `in ${data.states[pair.first].name}`, `in ${data.states[pair.second].name}`];
      const pages = [...slugs].map((slug) => data.instruments[slug]).filter(({ page }) => page);
      const lists = commas(pages.map(({ label, page }) => link(label, page)));
      const head = make('h2', {}, data.heads.authorities, aside(' Contacts change: the present ones stand with the depositary: ', ...lists));
      return [head, table('authorities', heads, rows)];
    }

    function wholeItems({ first, second }, slugs) {
      return [first, second].flatMap((iso2) => Object.entries(data.states[iso2].whole).filter(([slug]) => slugs.has(slug))
        .map(([slug, [whole]]) => make('li', {}, link(data.states[iso2].name, data.states[iso2].href), `, ${data.instruments[slug].label}${whole}`)));
    }

    function unseenItems({ first, second }, slugs) {
      return [first, second].map((iso2) => data.states[iso2]).flatMap((state) => state.unseen
        .filter(([slug]) => slugs.has(slug))
        .map(([slug, said]) => make('li', {}, link(state.name, state.href), `, ${data.instruments[slug].label}: ${said}`)));
    }

    function statementParts(pair, slugs) {
      /* Those made under an instrument come before those carried over to it. */
      const all = statementsOf(pair, slugs, data.changing);
      const made = [...all.filter(({ through }) => !through), ...all.filter(({ through }) => through)];
      const placed = statementsOf(pair, slugs, data.placing);
      const withCode = (list, ...wanted) => list.filter(({ status }) => wanted.includes(status.code));
      return [
        ...section('territory', withCode(placed, ...codes.touching).map(placeItem)),
        make('h2', {}, data.heads.touches),
        touchTable(pair, withCode(made, ...codes.touching)),
        ...section('unseen', unseenItems(pair, slugs)),
        ...section('unrecorded', withCode([...placed, ...made], codes.loose).map(looseItem)),
        ...authorities(pair, slugs),
        ...section('whole', wholeItems(pair, slugs)),
      ];
    }

    function verdictOf(bonds) {
      if (bonds.some(({ kind }) => kind === 'bound')) return [];
      const unsure = bonds.some(({ kind }) => kind === 'unverified');
      return [make('p.verdict-line', {}, unsure ? data.verdicts.unverified : data.verdicts.none)];
    }

    function reportOn(pair) {
      const bonds = bondsOf(pair).filter(({ kind }) => kind);
      const common = ['bound', 'unverified'].flatMap((kind) => bonds.filter((bond) => bond.kind === kind));
      const slugs = new Set(common.map(({ slug }) => slug));
      const [instrument, between] = data.columns.bonds;
      const heads = [instrument, data.states[pair.first].name, data.states[pair.second].name, between];
      return [...verdictOf(bonds), table('bonds', heads, bonds.map(bondRow)), ...(slugs.size ? statementParts(pair, slugs) : [])];
    }

    function titleOf({ first, second, day }) {
      return `${data.states[first].name} and ${data.states[second].name} on ${writeDate(day)}`;
    }

    return { reportOn, titleOf };
  };
})();
