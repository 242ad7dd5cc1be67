/** A screenshot that is loaded when it comes into sight. One that was moved away leaves nothing behind. */
function picture(file, alt, kind) {
  const image = el('img', { src: file, alt, loading: 'lazy', decoding: 'async', class: kind });
  image.addEventListener('error', () => image.replaceWith(el('span', { class: 'absent' }, kind === 'thumb' ? '' : 'not beside this report')));
  return image;
}

const linked = (file, alt, kind) => el('a', { href: file, target: '_blank', rel: 'noopener' }, picture(file, alt, kind));

const SEEN = [
  ['Picture', (visit) => (visit.picture ? linked(visit.picture, 'Screenshot at the end of the visit', 'shot') : null)],
  ['Page', (visit) => visit.load + (visit.status ? ', HTTP ' + visit.status : '')],
  ['Ended at', (visit) => visit.url],
  ['Title', (visit) => visit.title],
  ['Problem', (visit) => visit.problem],
  ['Login form', (visit) => (visit.truth ? ['by the ' + visit.truth + (visit.fields.length ? '' : ', no field'), ...visit.fields] : null)],
  ['Injected', (visit) => (visit.controls.length ? visit.controls : null)],
  ['Detected', (visit) => (visit.marked ? plural(visit.marked, 'mark') : null)],
  ['Errors', (visit) => (visit.errors.length ? visit.errors : null)],
  ['As found', (visit) => (visit.outline.length ? visit.outline : null)],
  ['Console', (visit) => (visit.console.length ? visit.console : null)],
  ['Time', (visit) => [time(visit.tookMs), ...reached(visit.milestones)]],
];
/** When the document came along, as far as it did. */
function reached(at) {
  const told = at ? [['first byte', at.responseMs], ['interactive', at.interactiveMs], ['loaded', at.loadedMs]] : [];
  return told.filter(([, ms]) => ms > 0).map(([what, ms]) => what + ' at ' + number.format(ms) + ' ms');
}

/** What the extension changes by its nature. */
const ALWAYS_DIFFERS = ['Picture', 'Time', 'Injected', 'Detected'];

/** Both visits side by side, with what differs marked; what neither has is left out. */
function visitTable({ visit, control }) {
  if (!visit && !control) return el('p', { class: 'under' }, 'No visit was judged.');
  const heads = [visit ? 'With the extension' : null, control ? 'Without it (control visit)' : null].filter(Boolean);
  return el('table', { class: 'visits' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'hidden' }, 'Fact')), heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, SEEN.map(([label, tell]) => seenRow(label, [visit, control].filter(Boolean).map(tell), heads))));
}

function seenRow(label, told, heads) {
  if (!told.some(Boolean)) return null;
  const differs = told.length === 2 && !ALWAYS_DIFFERS.includes(label) && String(told[0]) !== String(told[1]);
  return el('tr', {}, el('th', { scope: 'row' }, label), told.map((content, which) => el('td', { class: differs ? 'differs' : null, 'data-visit': heads[which] }, lines(content))));
}

function lines(content) {
  if (!content) return el('span', { class: 'absent' }, '\u2013');
  if (content instanceof Element) return content;
  return Array.isArray(content) ? el('ul', {}, content.map((line) => el('li', {}, said(line)))) : said(content);
}
