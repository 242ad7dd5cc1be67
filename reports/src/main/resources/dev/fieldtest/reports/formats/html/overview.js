const GROUPS = [
  { key: 'extension', label: 'Extension failed', hint: 'a user would notice' },
  { key: 'none', label: 'No result', hint: 'infrastructure, or not run' },
  { key: 'site', label: 'Site at fault', hint: 'says nothing about the extension' },
  { key: 'passed', label: 'Passed', hint: 'the extension did its job' },
];

function showVerdict() {
  document.title = run.answer + ' \u00b7 Fieldtest';
  $('when').textContent = day(run.started);
  $('verdict').classList.add(run.tone);
  $('sign').textContent = { good: '\u2713', bad: '\u2715', unsure: '?' }[run.tone];
  $('answer').textContent = run.answer;
  $('sentence').textContent = run.verdict;
  run.also.forEach((line) => $('also').append(el('p', { class: 'also' }, line)));
  run.remarks.forEach((line) => $('also').append(el('p', { class: 'remark' }, 'Note: ', said(line))));
  fact('Exit code', run.exitCode + ': ' + run.exitMeaning);
  fact('Duration', time(run.tookMs) + ' \u00b7 ' + plural(run.sessions, 'session'));
  if (run.machines) {
    fact('Cost', run.machines.cost);
    fact('Machines', run.machines.use);
  }
  fact('Extension', (run.extension.name + ' ' + run.extension.version).trim());
  fact('Browser', run.browser || 'none');
  if (run.baseline) {
    fact('Newly failing', number.format(run.notes.new));
    fact('Fixed', number.format(run.baseline.changes.fixed || 0));
  } else {
    fact('Failing', number.format(failingCount()));
    fact('Flaky', number.format(run.notes.flaky));
  }
}

/** Without those that are known to fail. */
function failingCount() {
  return run.outcomes.filter((outcome) => outcome.group === 'extension').reduce((sum, outcome) => sum + outcome.count, 0) - run.excused;
}

function fact(label, text) {
  $('facts').append(el('div', {}, el('dt', {}, label), el('dd', { title: text, class: 'said' }, text)));
}

function showGroups() {
  $('groups').append(...GROUPS.map(groupCard));
  const count = (group) => run.outcomes.filter((outcome) => outcome.group === group).reduce((sum, outcome) => sum + outcome.count, 0);
  const parts = [['extension', count('extension') - run.excused, 'failed'], ['none', count('none'), 'without a result'], ['site', count('site'), 'at fault'],
    ['excused', run.excused, 'known to fail'], ['passed', count('passed'), 'passed']];
  const told = parts.filter(([, amount]) => amount).map(([, amount, word]) => number.format(amount) + ' ' + word);
  $('share').append(shareBar(parts, told.join(', ') || 'no site'));
}

function groupCard(group) {
  const outcomes = run.outcomes.filter((outcome) => outcome.group === group.key && outcome.count);
  const known = group.key === 'extension' ? run.excused : 0;
  const count = outcomes.reduce((sum, outcome) => sum + outcome.count, 0) - known;
  const hint = known ? plural(known, 'more failure') + ' known' : share(count, run.sites) + ' \u00b7 ' + group.hint;
  return el('div', { class: 'group ' + group.key + (count || known ? '' : ' zero'), 'data-group': group.key },
    el('button', { type: 'button', 'aria-pressed': 'false', click: () => toggle('group', group.key) },
      el('span', { class: 'label' }, group.label), el('span', { class: 'figure' }, number.format(count)), el('span', { class: 'hint' }, hint)),
    outcomes.length ? el('ul', {}, outcomes.map((outcome) => el('li', {}, el('button',
      { type: 'button', title: outcome.text, 'aria-pressed': 'false', 'data-outcome': outcome.name, click: () => toggle('outcome', outcome.name) },
      el('span', { class: 'mono' }, outcome.name), el('span', { class: 'amount' }, number.format(outcome.count)))))) : null);
}

/** The sites that someone has to look at before merging. */
function showFailing() {
  $('failing').hidden = !run.failing.length;
  if (!run.failing.length) return;
  const total = run.baseline ? run.notes.new : failingCount();
  fill($('failing'), {}, [el('h2', {}, run.baseline ? 'Newly failing' : 'Look at these first'),
    el('ul', {}, run.failing.map((site) => el('li', {},
      outcomeLabel(site.outcome, 'extension'), el('a', { 'data-open': site.id, href: '#site=' + site.id }, site.id), el('span', { class: 'under said' }, site.reason)))),
    total > run.failing.length ? el('button', { type: 'button', class: 'plain', click: () => (run.baseline ? toggle('note', 'new') : toggle('group', 'extension')) },
      'All ' + number.format(total)) : null]);
}

function showNotes() {
  for (const note of NOTES.filter((name) => run.notes[name] && isTold(name))) {
    $('marks').append(el('button', { type: 'button', class: 'mark-' + note, 'data-note': note, 'aria-pressed': 'false', click: () => toggle('note', note) },
      NOTE_LABELS[note] + ' ', el('b', {}, number.format(run.notes[note]))));
  }
}

function showAbout() {
  const shown = [['Corpus', run.corpus], ['Extension id', run.extension.id], ['Extension SHA-256', run.extension.sha256],
    ...Object.entries(run.versions), ...Object.entries(run.configuration).map(([name, value]) => ['--' + name, value])];
  $('about').append(el('details', {}, el('summary', {}, 'About this run'),
    el('dl', {}, shown.map(([label, text]) => [el('dt', { class: 'said' }, label), el('dd', { class: 'said mono' }, text)]))));
}
