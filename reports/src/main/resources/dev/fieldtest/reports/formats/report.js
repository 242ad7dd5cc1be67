'use strict';
(() => {
  const { run, sites } = JSON.parse(document.getElementById('data').textContent);
  const $ = (id) => document.getElementById(id);
  const number = new Intl.NumberFormat('en');
  const PAGE = 120;
  const NOTES = { new: 'new', flaky: 'flaky', leanOnly: 'lean only', known: 'known', expired: 'expired', fixed: 'fixed' };
  const GROUPS = [
    { key: 'extension', label: 'Extension failed', hint: 'a user would notice' },
    { key: 'none', label: 'No result', hint: 'infrastructure, or not run' },
    { key: 'site', label: 'Site at fault', hint: 'says nothing about the extension' },
    { key: 'passed', label: 'Passed', hint: 'the extension did its job' },
  ];
  const NAMES = Object.keys(run.outcomes);
  const SEVERITY = { extension: 0, none: 1, site: 3, passed: 5 };

  /** Makes an element. Whatever is shown becomes a text node, never markup. */
  function el(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === 'on') Object.entries(value).forEach(([event, f]) => element.addEventListener(event, f));
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
    return element;
  }
  const said = (text, more) => el('span', { class: 'said' + (more ? ' ' + more : '') }, text);
  const plural = (count, noun) => number.format(count) + ' ' + noun + (count === 1 ? '' : 's');
  const groupOf = (outcome) => run.outcomes[outcome].group;
  const toneOf = (site) => (groupOf(site.outcome) === 'extension' && !site.failing ? 'excused' : groupOf(site.outcome));

  function time(ms) {
    if (ms < 60000) return (ms / 1000).toFixed(1) + 's';
    const minutes = Math.floor(ms / 60000);
    return minutes < 60
      ? minutes + 'm ' + String(Math.floor(ms / 1000) % 60).padStart(2, '0') + 's'
      : Math.floor(minutes / 60) + 'h ' + String(minutes % 60).padStart(2, '0') + 'm';
  }

  sites.forEach((site) => {
    site.tone = toneOf(site);
    site.rank = (site.tone === 'excused' ? 4 : SEVERITY[groupOf(site.outcome)]) - (site.notes.length && site.tone === 'passed' ? 0.5 : 0);
    site.text = [site.id, site.url, site.outcome, site.evidence.detail, site.known, site.lang || '', ...site.tags, ...site.notes,
      ...site.attempts.flatMap((attempt) => [attempt.node || '', attempt.browser || ''])].join('\n').toLowerCase();
  });

  // The first screen.
  function showVerdict() {
    document.title = run.answer + ' \u00b7 Fieldtest';
    $('when').textContent = new Date(run.started).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
    $('verdict').classList.add(run.tone);
    $('sign').textContent = { good: '\u2713', bad: '\u2715', unsure: '?' }[run.tone];
    $('answer').textContent = run.answer;
    $('sentence').textContent = run.verdict;
    run.also.forEach((line) => $('also').append(el('p', { class: 'also' }, line)));
    run.remarks.forEach((line) => $('also').append(el('p', { class: 'remark' }, 'Note: ', said(line))));
    fact('Exit code', run.exitCode + ': ' + run.exitMeaning);
    fact('Duration', time(run.tookMs) + ' \u00b7 ' + plural(run.sessions, 'session'));
    fact('Extension', (run.extension.name + ' ' + run.extension.version).trim());
    fact('Browser', run.browser || 'none');
  }
  function fact(label, text) {
    $('facts').append(el('div', {}, el('dt', {}, label), el('dd', { title: text, class: 'said' }, text)));
  }

  function showGroups() {
    const counts = {};
    sites.forEach((site) => { counts[site.outcome] = (counts[site.outcome] || 0) + 1; });
    const known = sites.filter((site) => site.tone === 'excused').length;
    for (const group of GROUPS) {
      const outcomes = Object.keys(run.outcomes).filter((name) => groupOf(name) === group.key && counts[name]);
      const count = outcomes.reduce((sum, name) => sum + counts[name], 0) - (group.key === 'extension' ? known : 0);
      const hint = group.key === 'extension' && known ? plural(known, 'more failure') + ' known' : share(count) + ' \u00b7 ' + group.hint;
      const card = el('div', { class: 'group ' + group.key + (count || known && group.key === 'extension' ? '' : ' zero'), 'data-group': group.key },
        el('button', { type: 'button', 'aria-pressed': 'false', on: { click: () => toggle('group', group.key) } },
          el('span', { class: 'label' }, group.label), el('span', { class: 'figure' }, number.format(count)), el('span', { class: 'hint' }, hint)),
        outcomes.length ? el('ul', {}, outcomes.map((name) => el('li', {}, el('button',
          { type: 'button', title: run.outcomes[name].text, 'aria-pressed': 'false', 'data-outcome': name, on: { click: () => toggle('outcome', name) } },
          el('span', { class: 'mono' }, name), el('span', { class: 'amount' }, number.format(counts[name])))))) : null);
      $('groups').append(card);
    }
    const parts = [['extension', 'failed'], ['none', 'without a result'], ['site', 'at fault'], ['excused', 'known to fail'], ['passed', 'passed']];
    const told = [];
    for (const [tone, word] of parts) {
      const count = sites.filter((site) => site.tone === tone).length;
      if (!count) continue;
      const part = el('i', { class: tone, title: plural(count, 'site') + ' ' + word });
      part.style.flexGrow = String(count);
      $('share').append(part);
      told.push(number.format(count) + ' ' + word);
    }
    $('share').setAttribute('aria-label', told.join(', '));
  }
  function share(count) {
    if (!sites.length || !count) return 'none';
    const percent = 100 * count / sites.length;
    return (percent > 99.9 && count < sites.length ? 'over 99.9' : percent < 0.1 ? 'under 0.1' : percent.toFixed(percent < 10 && percent % 1 ? 1 : 0)) + ' %';
  }

  // Filters and order. All of it is in the URL, so that a view can be shared.
  const START = { q: '', group: '', outcome: '', lang: '', note: '', sort: 'outcome', down: '', site: '' };
  let view = { ...START };
  let matches = [];
  let rendered = 0;

  function readUrl() {
    const asked = new URLSearchParams(location.hash.slice(1));
    view = { ...START };
    for (const key of Object.keys(START)) if (asked.has(key)) view[key] = asked.get(key);
  }
  function writeUrl() {
    const told = new URLSearchParams();
    for (const key of Object.keys(START)) if (view[key] !== START[key]) told.set(key, view[key]);
    history.replaceState(null, '', told.size ? '#' + told : location.pathname + location.search);
  }
  function change(part) {
    view = { ...view, ...part };
    writeUrl();
    showList();
  }
  function toggle(key, value) {
    const other = key === 'group' ? { outcome: '' } : key === 'outcome' ? { group: '' } : {};
    change({ ...other, [key]: view[key] === value ? '' : value });
  }

  const ORDERS = {
    outcome: (a, b) => a.rank - b.rank || NAMES.indexOf(a.outcome) - NAMES.indexOf(b.outcome),
    site: () => 0,
    lang: (a, b) => compare(a.lang || '\uffff', b.lang || '\uffff'),
    tries: (a, b) => a.attempts.length - b.attempts.length,
    time: (a, b) => a.tookMs - b.tookMs,
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function select() {
    const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
    const order = ORDERS[view.sort] || ORDERS.outcome;
    const direction = view.down ? -1 : 1;
    return sites
      .filter((site) => (!view.group || groupOf(site.outcome) === view.group)
        && (!view.outcome || site.outcome === view.outcome)
        && (!view.lang || (site.lang || '-') === view.lang)
        && (!view.note || site.notes.includes(view.note))
        && words.every((word) => site.text.includes(word)))
      .sort((a, b) => direction * (order(a, b) || compare(a.id, b.id)));
  }

  function showList() {
    matches = select();
    rendered = 0;
    $('rows').replaceChildren();
    renderMore();
    const filtered = matches.length !== sites.length;
    $('shown').textContent = filtered ? number.format(matches.length) + ' of ' + plural(sites.length, 'site') : plural(sites.length, 'site');
    $('nothing').hidden = matches.length > 0;
    $('clear').hidden = !(view.q || view.group || view.outcome || view.lang || view.note);
    if ($('search').value !== view.q) $('search').value = view.q;
    $('outcome').value = view.outcome;
    $('lang').value = view.lang;
    document.querySelectorAll('[data-group]').forEach((card) => {
      const on = card.dataset.group === view.group;
      card.classList.toggle('on', on);
      card.firstChild.setAttribute('aria-pressed', String(on));
    });
    document.querySelectorAll('[data-outcome]').forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.outcome === view.outcome)));
    document.querySelectorAll('[data-note]').forEach((b) => b.setAttribute('aria-pressed', String(b.dataset.note === view.note)));
    document.querySelectorAll('[data-sort]').forEach((head) => {
      if (head.dataset.sort === view.sort) head.setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
  }

  function renderMore() {
    const next = matches.slice(rendered, rendered + PAGE);
    rendered += next.length;
    $('rows').append(...next.map(row));
  }

  function row(site) {
    const reason = site.tone === 'passed' && !site.notes.length ? site.url : site.known || site.evidence.detail || run.outcomes[site.outcome].text;
    return el('tr', { tabindex: '0', 'data-site': site.id, class: site.id === view.site ? 'open' : null },
      el('td', {}, el('span', { class: 'outcome ' + site.tone }, site.outcome)),
      el('td', { class: 'at-site' },
        el('div', { class: 'name' }, el('b', { title: site.id }, site.id), badges(site)),
        el('div', { class: 'under said' }, reason)),
      el('td', { class: 'wide said' }, site.lang || '\u2013'),
      el('td', { class: 'wide number' }, String(site.attempts.length)),
      el('td', { class: 'number' }, site.attempts.length ? time(site.tookMs) : '\u2013'));
  }
  const badges = (site) => site.notes.filter((note) => note !== 'new').map((note) => el('span', { class: 'tag ' + note }, NOTES[note] || note));

  // A site's page.
  function open(id, focus) {
    const site = sites.find((candidate) => candidate.id === id);
    view.site = site ? id : '';
    writeUrl();
    document.querySelectorAll('#rows tr').forEach((tr) => tr.classList.toggle('open', tr.dataset.site === view.site));
    $('browse').classList.toggle('split', Boolean(site));
    $('detail').hidden = !site;
    $('detail').replaceChildren(...(site ? page(site) : []));
    $('detail').scrollTop = 0;
    if (site && focus) $('detail').querySelector('.close').focus({ preventScroll: true });
  }
  function close() {
    const id = view.site;
    open('');
    const tr = [...$('rows').children].find((candidate) => candidate.dataset.site === id);
    if (tr) tr.focus({ preventScroll: true });
  }

  function page(site) {
    const meaning = run.outcomes[site.outcome].text;
    const link = /^https?:\/\//.test(site.url)
      ? el('a', { href: site.url, target: '_blank', rel: 'noreferrer noopener', class: 'said' }, site.url) : said(site.url);
    return [
      el('header', {}, el('div', {}, el('h2', { class: 'said' }, site.id), link),
        el('button', { type: 'button', class: 'close', 'aria-label': 'Close', on: { click: close } }, '\u2715')),
      el('div', { class: 'body' },
        el('div', { class: 'claim ' + site.tone },
          el('span', { class: 'outcome ' + site.tone }, site.outcome),
          el('p', {}, meaning[0].toUpperCase() + meaning.slice(1) + '.'),
          site.evidence.detail ? el('p', {}, said(site.evidence.detail)) : null,
          site.known ? el('p', {}, said(site.known)) : null),
        site.notes.length ? el('div', { class: 'tags' }, site.notes.map((note) => el('span', { class: 'tag ' + note }, NOTES[note] || note))) : null,
        el('dl', { class: 'pairs' },
          pair('Expected', site.expect === 'untouched' ? 'left alone' : 'login form replaced'),
          pair('Chunk', String(site.chunk)),
          pair('Language', site.lang),
          pair('Tags', site.tags.join(', '))),
        el('h3', {}, 'Repeat just this site'), command(site.repeat),
        el('h3', {}, 'What was seen'), visits(site),
        el('h3', {}, plural(site.attempts.length, 'attempt')),
        site.attempts.length ? el('ol', {}, site.attempts.map(attempt)) : el('p', { class: 'under' }, 'The run never came to this site.')),
    ];
  }
  const pair = (label, text) => (text ? [el('dt', {}, label), el('dd', { class: 'said' }, text)] : []);

  function command(text) {
    const button = el('button', { type: 'button', on: { click: () => {
      navigator.clipboard.writeText(text).then(() => { button.textContent = 'Copied'; }, () => getSelection().selectAllChildren(code));
    } } }, 'Copy');
    const code = el('code', {}, text);
    return el('div', { class: 'command' }, code, button);
  }

  function visits(site) {
    const { visit, control } = site.evidence;
    if (!visit && !control) return el('p', { class: 'under' }, 'No visit was judged.');
    const rows = [
      ['Page', (v) => v.load + (v.status ? ', HTTP ' + v.status : '')],
      ['Ended at', (v) => v.url],
      ['Title', (v) => v.title],
      ['Problem', (v) => v.problem],
      ['Login form', (v) => (v.truth ? [v.fields.length ? 'by the ' + v.truth : 'by the ' + v.truth + ', no field', ...v.fields] : null)],
      ['Injected', (v) => (v.controls.length ? v.controls : null)],
      ['Detected', (v) => (v.marked ? plural(v.marked, 'mark') : null)],
      ['Errors', (v) => (v.errors.length ? v.errors : null)],
      ['Time', (v) => time(v.tookMs)],
    ];
    const NEVER_DIFFERS = ['Time', 'Injected', 'Detected'];
    return el('table', { class: 'visits' },
      el('thead', {}, el('tr', {}, el('th', {}, el('span', { class: 'hidden' }, 'Fact')),
        el('th', { scope: 'col' }, 'With the extension'), el('th', { scope: 'col' }, control ? 'Control, without it' : 'No control visit'))),
      el('tbody', {}, rows.map(([label, tell]) => {
        const a = visit ? tell(visit) : null;
        const b = control ? tell(control) : null;
        if (!a && !b) return null;
        const differs = visit && control && !NEVER_DIFFERS.includes(label) && String(a) !== String(b);
        return el('tr', {}, el('th', { scope: 'row' }, label), cell(a, 'With the extension', differs), cell(b, 'Without it', differs));
      })));
  }
  function cell(content, which, differs) {
    const told = Array.isArray(content) ? el('ul', {}, content.map((line) => el('li', { class: 'said' }, line)))
      : content ? said(content) : el('span', { class: 'absent' }, '\u2013');
    return el('td', { class: differs ? 'differs' : null, 'data-visit': which }, told);
  }

  function attempt(tried) {
    const bar = el('i', {});
    bar.style.left = 100 * Math.min(1, Math.max(0, tried.afterMs / Math.max(1, run.tookMs))) + '%';
    bar.style.width = 100 * Math.min(1, tried.tookMs / Math.max(1, run.tookMs)) + '%';
    const where = [tried.node ? 'node ' + tried.node : 'no session', tried.browser, tried.session ? 'session ' + tried.session : ''].filter(Boolean).join(' \u00b7 ');
    return el('li', { class: 'attempt ' + groupOf(tried.result) },
      el('div', { class: 'head' }, el('b', {}, '#' + tried.number), el('span', { class: 'outcome' }, tried.result),
        tried.judged ? null : el('span', { class: 'tag' }, 'void'), el('span', { class: 'tag' }, tried.profile),
        el('span', { class: 'took' }, 'at ' + time(Math.max(0, tried.afterMs)) + ', took ' + time(tried.tookMs))),
      tried.detail ? el('div', {}, said(tried.detail)) : null,
      el('div', { class: 'where said' }, where),
      el('div', { class: 'line', title: 'When it ran, within the whole run' }, bar));
  }

  function showAbout() {
    const shown = [['Corpus', run.corpus], ['Extension id', run.extension.id], ['Extension SHA-256', run.extension.sha256],
      ...Object.entries(run.versions), ...Object.entries(run.configuration).map(([name, value]) => ['--' + name, value])];
    $('about').append(el('details', {}, el('summary', {}, 'About this run'),
      el('dl', {}, shown.map(([label, text]) => [el('dt', { class: 'said' }, label), el('dd', { class: 'said mono' }, text)]))));
  }

  function fillChoices() {
    const present = (name) => sites.some((site) => site.outcome === name);
    $('outcome').append(el('option', { value: '' }, 'All outcomes'),
      ...Object.keys(run.outcomes).filter(present).map((name) => el('option', { value: name }, name)));
    const langs = [...new Set(sites.map((site) => site.lang || '-'))].sort();
    $('lang').append(el('option', { value: '' }, 'All languages'), ...langs.map((lang) => el('option', { value: lang }, lang === '-' ? 'unknown' : lang)));
    Object.entries(NOTES).forEach(([note, label]) => {
      const count = sites.filter((site) => site.notes.includes(note)).length;
      if (count) $('marks').append(el('button', { type: 'button', 'data-note': note, 'aria-pressed': 'false', on: { click: () => toggle('note', note) } }, label + ' ' + number.format(count)));
    });
  }

  function step(by) {
    const at = matches.findIndex((site) => site.id === (view.site || (document.activeElement.dataset || {}).site));
    const next = matches[Math.min(matches.length - 1, Math.max(0, at + by))];
    if (!next) return;
    while (rendered < matches.length && !matches.slice(0, rendered).includes(next)) renderMore();
    const tr = [...$('rows').children].find((candidate) => candidate.dataset.site === next.id);
    tr.scrollIntoView({ block: 'nearest' });
    if (view.site) open(next.id);
    tr.focus({ preventScroll: true });
  }
  function onKey(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === 'Escape') { if (view.site) close(); else if (typing) event.target.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const inList = event.target.closest('#rows') || event.target === document.body || event.target.closest('#detail');
    if (event.key === '/') { $('search').focus(); event.preventDefault(); }
    else if (event.key === 'j' || event.key === 'ArrowDown' && event.target.closest('#rows')) { if (inList) { step(1); event.preventDefault(); } }
    else if (event.key === 'k' || event.key === 'ArrowUp' && event.target.closest('#rows')) { if (inList) { step(-1); event.preventDefault(); } }
    else if (event.key === 'Enter' && event.target.dataset.site) open(event.target.dataset.site, true);
  }

  $('rows').addEventListener('click', (event) => {
    const tr = event.target.closest('tr');
    if (tr && !String(getSelection())) { if (tr.dataset.site === view.site) close(); else open(tr.dataset.site); }
  });
  $('search').addEventListener('input', () => change({ q: $('search').value }));
  $('outcome').addEventListener('change', () => change({ outcome: $('outcome').value, group: '' }));
  $('lang').addEventListener('change', () => change({ lang: $('lang').value }));
  $('clear').addEventListener('click', () => change({ q: '', group: '', outcome: '', lang: '', note: '' }));
  document.querySelectorAll('[data-sort]').forEach((head) => head.firstElementChild.addEventListener('click', () =>
    change({ sort: head.dataset.sort, down: view.sort === head.dataset.sort && !view.down ? '1' : '' })));
  document.addEventListener('keydown', onKey);
  window.addEventListener('hashchange', () => {
    if (location.hash === '#sites') return;
    readUrl();
    showList();
    open(view.site);
  });
  new IntersectionObserver((seen) => { if (seen.some((entry) => entry.isIntersecting)) renderMore(); }, { rootMargin: '800px' }).observe($('more'));

  readUrl();
  showVerdict();
  showGroups();
  fillChoices();
  showList();
  showAbout();
  if (view.site) open(view.site);
})();
