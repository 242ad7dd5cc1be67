const CHOICES = {
  outcome: { all: 'All outcomes', values: () => run.outcomes.filter((outcome) => outcome.count).map((outcome) => outcome.name) },
  blame: { all: 'Blame: any', values: () => [...new Set(run.outcomes.filter((outcome) => outcome.count).map((outcome) => outcome.blame))] },
  lang: { all: 'All languages', values: () => sites.langList.map((lang) => lang || '-').sort() },
  tag: { all: 'All tags', values: () => [...new Set(sites.tagLists.flat())].sort(natural) },
  node: { all: 'All nodes', values: () => [...new Set(sites.nodeLists.flat())].sort(natural) },
};

function fillChoices() {
  for (const [key, choice] of Object.entries(CHOICES)) {
    const values = choice.values();
    $(key).append(el('option', { value: '' }, choice.all), ...values.map((value) => el('option', { value }, value === '-' ? 'unknown' : value)));
    $(key).closest('label').hidden = values.length < 2 && !view[key];
    $(key).addEventListener('change', () => change({ [key]: $(key).value, ...(key === 'outcome' ? { group: '' } : {}) }));
  }
  $('search').addEventListener('input', () => change({ q: $('search').value }));
  $('chunk').addEventListener('input', () => change({ chunk: $('chunk').value }));
  $('clear').addEventListener('click', () => change(UNFILTERED));
}

function showChoices() {
  for (const key of [...Object.keys(CHOICES), 'chunk']) $(key).value = view[key];
  if ($('search').value !== view.q) $('search').value = view.q;
  $('clear').hidden = FILTERS.every((key) => !view[key]);
  for (const kind of ['group', 'outcome', 'note']) {
    document.querySelectorAll('[data-' + kind + ']').forEach((chosen) => {
      const on = chosen.dataset[kind] === view[kind];
      chosen.classList.toggle('on', on);
      (chosen.matches('button') ? chosen : chosen.firstElementChild).setAttribute('aria-pressed', String(on));
    });
  }
  document.querySelectorAll('[data-sort]').forEach((head) => {
    if (head.dataset.sort === view.sort) head.setAttribute('aria-sort', view.down ? 'descending' : 'ascending');
    else head.removeAttribute('aria-sort');
  });
}
