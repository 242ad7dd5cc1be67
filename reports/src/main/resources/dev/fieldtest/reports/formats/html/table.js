// Only the rows in sight exist; two spacers stand for the others.
const MARGIN = 12;
const PRINTED = 1000;
let matches = [];
let rows = new Map();
/** The place, among the matches, of the row that the keyboard is at. */
let cursor = 0;

const rowHeight = () => parseFloat(getComputedStyle($('sites')).getPropertyValue('--row'));

function showList() {
  matches = select();
  cursor = Math.max(0, matches.indexOf(sites.at.get(view.site)));
  rows = new Map();
  $('rows').replaceChildren();
  $('sites').setAttribute('aria-rowcount', String(matches.length + 1));
  $('shown').textContent = (matches.length !== sites.count ? number.format(matches.length) + ' of ' : '') + plural(sites.count, 'site');
  $('nothing').hidden = matches.length > 0;
  renderRows();
}

function renderRows() {
  if (view.tab !== 'sites' || !sites) return;
  const top = $('above').getBoundingClientRect().top;
  const first = Math.floor(-top / rowHeight()) - MARGIN;
  place(first, first + Math.ceil(innerHeight / rowHeight()) + 2 * MARGIN);
}

/** Shows the rows from the first to before the end, and keeps those that are there already. */
function place(first, end) {
  const from = Math.min(Math.max(0, first), Math.max(0, matches.length - 1));
  const to = Math.max(from, Math.min(matches.length, Math.max(end, from + MARGIN)));
  const shown = new Map();
  for (let at = from; at < to; at++) shown.set(at, rows.get(at) || row(at));
  for (const [at, old] of rows) if (!shown.has(at)) old.remove();
  let before = null;
  for (const tr of shown.values()) {
    if (!tr.isConnected) { if (before) before.after(tr); else $('rows').prepend(tr); }
    before = tr;
  }
  rows = shown;
  $('above').style.height = from * rowHeight() + 'px';
  $('below').style.height = (matches.length - to) * rowHeight() + 'px';
}

function row(at) {
  const site = matches[at];
  const id = sites.id[site];
  const plain = toneOf(site) === 'passed' && !notesOf(site).length;
  const reason = plain ? sites.url[site] : sites.reason[site] || outcomeOf(site).text;
  return el('tr', { 'data-site': id, 'aria-rowindex': String(at + 2), class: id === view.site ? 'open' : null },
    el('td', {}, outcomeLabel(outcomeOf(site).name, toneOf(site))),
    el('td', { class: 'at-site' },
      el('div', { class: 'name' }, el('a', { href: link({ site: id }), 'data-open': id, tabindex: at === cursor ? '0' : '-1' }, id),
        notesOf(site).filter((note) => note !== 'new').map((note) => tag(NOTE_LABELS[note], note))),
      el('div', { class: 'under said' }, reason),
      sites.picture[site] ? picture(sites.picture[site], '', 'thumb') : null),
    el('td', { class: 'wide' }, said(langOf(site) || '\u2013')),
    el('td', { class: 'wide number' }, String(sites.attempts[site])),
    el('td', { class: 'number' }, sites.attempts[site] ? time(sites.tookMs[site]) : '\u2013'));
}

/** Brings a row into sight and puts the keyboard there. */
function goTo(at) {
  const open = rows.get(cursor);
  if (open) open.querySelector('a').tabIndex = -1;
  cursor = Math.min(matches.length - 1, Math.max(0, at));
  const y = $('above').getBoundingClientRect().top + cursor * rowHeight();
  const headroom = $('tools').offsetHeight + rowHeight();
  if (y < headroom) scrollBy(0, y - headroom);
  else if (y > innerHeight - 2 * rowHeight()) scrollBy(0, y - innerHeight + 2 * rowHeight());
  renderRows();
  const anchor = rows.get(cursor)?.querySelector('a');
  if (!anchor) return;
  anchor.tabIndex = 0;
  anchor.focus({ preventScroll: true });
}

/** Paper has no scrolling: it gets the first rows, whatever is in sight. */
function printRows() {
  if (sites) place(0, PRINTED);
  $('below').style.height = '0';
  $('unprinted').textContent = matches.length > PRINTED ? 'and ' + plural(matches.length - PRINTED, 'more site') : '';
}
