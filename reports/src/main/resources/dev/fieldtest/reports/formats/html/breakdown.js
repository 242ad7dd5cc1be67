const MOST_ROWS = 60;
const TONES = ['extension', 'none', 'site', 'excused', 'passed'];

/** How the sites that share a word fared, for each of these words. */
function tally(wordsOf) {
  const counts = new Map();
  for (let site = 0; site < sites.count; site++) {
    for (const word of wordsOf(site)) {
      if (!counts.has(word)) counts.set(word, { word, sites: 0, extension: 0, none: 0, site: 0, excused: 0, passed: 0 });
      const count = counts.get(word);
      count.sites++;
      count[toneOf(site)]++;
    }
  }
  return [...counts.values()].sort((a, b) => b.extension - a.extension || b.sites - a.sites || compare(a.word, b.word));
}

function showBreakdown() {
  if ($('breakdown').childElementCount) return;
  $('breakdown').append(
    healthPanel(),
    breakdownTable('Language', 'lang', tally((site) => [langOf(site) || '-'])),
    breakdownTable('Tag', 'tag', tally(tagsOf)));
}

/** The sites whose corpus lines need care, the oldest cases first. */
function healthPanel() {
  if (!run.health.length) return '';
  return el('section', { class: 'panel health' }, el('h2', {}, 'Corpus health'), run.health.flatMap((ailment) => [
    el('h3', {}, ailment.title + ' (' + number.format(ailment.count) + ')'),
    el('ul', {}, ailment.sites.map((site) => el('li', {},
      el('a', { 'data-open': site.site, href: only({ site: site.site }) }, site.site), ' ', said(site.told),
      site.edit ? [el('p', { class: 'under' }, site.edit.when), copyable(site.edit.line)] : null))),
    ailment.count > ailment.sites.length ? el('p', { class: 'under' }, 'and ' + number.format(ailment.count - ailment.sites.length) + ' more') : null]));
}

function breakdownTable(title, key, counts) {
  if (!counts.length) return '';
  return el('section', { class: 'panel' }, el('h2', {}, 'By ' + title.toLowerCase()),
    el('table', { class: 'figures' },
      el('thead', {}, el('tr', {}, [title, 'Sites', 'Failed', 'Passed', 'Share'].map((head, column) =>
        el('th', { scope: 'col', class: column && column < 4 ? 'number' : null }, head)))),
      el('tbody', {}, counts.slice(0, MOST_ROWS).map((count) => breakdownRow(key, count)))),
    counts.length > MOST_ROWS ? el('p', { class: 'under' }, 'and ' + number.format(counts.length - MOST_ROWS) + ' more, with fewer failures') : null);
}

function breakdownRow(key, count) {
  const told = TONES.filter((tone) => count[tone]).map((tone) => number.format(count[tone]) + ' ' + tone).join(', ');
  return el('tr', {},
    el('th', { scope: 'row' }, el('a', { class: 'said', href: only({ [key]: count.word }) }, count.word === '-' ? 'unknown' : count.word)),
    el('td', { class: 'number' }, number.format(count.sites)),
    el('td', { class: 'number' }, count.extension
      ? el('a', { href: only({ [key]: count.word, group: 'extension' }) }, number.format(count.extension)) : '0'),
    el('td', { class: 'number' }, share(count.passed, count.sites)),
    el('td', {}, shareBar(TONES.map((tone) => [tone, count[tone]]), told)));
}
