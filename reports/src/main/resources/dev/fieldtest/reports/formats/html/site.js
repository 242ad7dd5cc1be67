/** Shows the site that the view names, or nothing. */
async function showSite(focus) {
  const id = view.site;
  const site = sites.at.get(id);
  for (const tr of rows.values()) tr.classList.toggle('open', tr.dataset.site === id);
  $('browse').classList.toggle('split', site !== undefined);
  $('detail').hidden = site === undefined;
  if (site === undefined) return;
  const details = await detailsOf(site);
  if (view.site !== id) return;
  $('detail').replaceChildren(siteHead(site), el('div', { class: 'body' }, sitePage(site, details)));
  $('detail').scrollTop = 0;
  if ($('detail').getBoundingClientRect().top > innerHeight / 3) $('browse').scrollIntoView();
  if (focus) $('detail').querySelector('.close').focus({ preventScroll: true });
}

function closeSite() {
  change({ site: '' });
  goTo(cursor);
}

function siteHead(site) {
  const url = sites.url[site];
  return el('header', {},
    el('div', {}, el('h2', {}, sites.id[site]),
      /^https?:\/\//.test(url) ? el('a', { href: url, target: '_blank', rel: 'noreferrer noopener', class: 'said' }, url) : said(url)),
    el('button', { type: 'button', class: 'close', 'aria-label': 'Close', click: closeSite }, '\u2715'));
}

function sitePage(site, details) {
  const outcome = outcomeOf(site);
  const { evidence, attempts } = details;
  return [
    el('div', { class: 'claim ' + toneOf(site) }, outcomeLabel(outcome.name, toneOf(site)), el('p', {}, sentence(outcome.text)),
      evidence.detail ? el('p', {}, said(evidence.detail)) : null, details.known ? el('p', {}, said(details.known)) : null),
    el('div', { class: 'tags' }, toldOf(site).map((note) => tag(NOTE_LABELS[note], note))),
    facts(site, details),
    el('h3', {}, 'Repeat just this site'), copyable(run.repeat + details.only),
    details.edit ? [el('h3', {}, 'Corpus line'), el('p', { class: 'under' }, details.edit.when), copyable(details.edit.line)] : null,
    el('h3', {}, 'What was seen'), visitTable(evidence),
    el('h3', {}, plural(attempts.length, 'attempt')),
    attempts.length ? el('ol', {}, attempts.map(attemptItem)) : el('p', { class: 'under' }, 'The run never came to this site.'),
  ].flat();
}

const SINCE = { passed: 'Passing since', extension: 'Failing since', site: 'At fault since' };

function facts(site, details) {
  const pair = (label, content) => (content ? [el('dt', {}, label), el('dd', {}, content)] : []);
  const filter = (part, text) => el('a', { href: only(part), class: 'said' }, text);
  return el('dl', { class: 'pairs' },
    pair('Expected', details.expect === 'untouched' ? 'left alone' : 'login form replaced'),
    pair('Found', sentence(outcomeOf(site).text).slice(0, -1)),
    pair('Chunk', filter({ chunk: String(sites.chunk[site]) }, String(sites.chunk[site]))),
    pair('Language', langOf(site) && filter({ lang: langOf(site) }, langOf(site))),
    pair('Tags', tagsOf(site).length ? tagsOf(site).flatMap((text, place) => [place ? ', ' : '', filter({ tag: text }, text)]) : null),
    pair('Last passed', details.lastPass && day(details.lastPass)),
    pair(SINCE[outcomeOf(site).group] || 'Unchanged since', details.since && day(details.since)),
    pair('Flaky', details.flakyRuns ? 'in ' + number.format(details.flakyRuns) + ' of ' + plural(details.runs, 'run') : null));
}

function copyable(text) {
  const code = el('code', {}, text);
  const button = el('button', { type: 'button', click: () => {
    navigator.clipboard.writeText(text).then(() => { button.textContent = 'Copied'; }, () => getSelection().selectAllChildren(code));
  } }, 'Copy');
  return el('div', { class: 'copyable' }, code, button);
}

function attemptItem(tried) {
  const bar = el('i', {});
  bar.style.left = 100 * Math.min(1, Math.max(0, tried.afterMs / Math.max(1, run.tookMs))) + '%';
  bar.style.width = 100 * Math.min(1, tried.tookMs / Math.max(1, run.tookMs)) + '%';
  const where = [tried.node ? 'node ' + tried.node : 'no session', tried.browser, tried.session ? 'session ' + tried.session : ''].filter(Boolean).join(' \u00b7 ');
  const tone = outcomeNamed(tried.result).group;
  return el('li', { class: 'attempt ' + tone },
    el('div', { class: 'head' }, el('b', {}, '#' + tried.number), outcomeLabel(tried.result, tone),
      tried.judged ? null : tag('void', 'void'), tag(tried.profile, 'profile'),
      el('span', { class: 'took' }, 'at ' + time(Math.max(0, tried.afterMs)) + ', took ' + time(tried.tookMs))),
    tried.detail ? el('div', {}, said(tried.detail)) : null,
    el('div', { class: 'where' }, said(where)),
    tried.pictures.length ? el('div', { class: 'shots' }, tried.pictures.map((file) => linked(file, 'Screenshot of attempt ' + tried.number, 'small'))) : null,
    el('div', { class: 'line', title: 'When it ran, within the whole run' }, bar));
}
