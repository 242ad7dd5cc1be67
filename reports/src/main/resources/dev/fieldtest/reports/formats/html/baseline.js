const CHANGE_LABELS = {
  newlyFailing: 'newly failing', fixed: 'fixed', stillFailing: 'still failing', newlyUnreachable: 'newly unreachable', withoutResult: 'without a result',
  flaky: 'flaky in either', notComparable: 'not comparable', added: 'added', removed: 'removed',
};
const CHANGE_TONES = { newlyFailing: 'extension', fixed: 'passed', stillFailing: 'excused', newlyUnreachable: 'site', withoutResult: 'none' };

/** What has changed since the baseline, if there is one. */
function showBaseline() {
  const { baseline } = run;
  $('baseline').hidden = !baseline;
  if (!baseline) return;
  const counts = { newlyFailing: 0, fixed: 0, ...baseline.changes };
  fill($('baseline'), {}, [
    el('h2', {}, 'Compared with ', said(baseline.name)),
    el('p', { class: 'changes' }, Object.entries(CHANGE_LABELS).filter(([change]) => change in counts).map(([change, label]) =>
      el('span', { class: 'change ' + (counts[change] ? CHANGE_TONES[change] || 'excused' : 'excused'), 'data-change': change }, el('b', {}, number.format(counts[change])), ' ' + label))),
    el('p', { class: 'under' }, baseline.rates),
    baseline.fixed.length ? el('p', { class: 'fixed' }, 'Fixed: ', baseline.fixed.flatMap((site, place) =>
      [place ? ', ' : '', el('a', { 'data-open': site.id, href: '#site=' + site.id }, site.id)]), counts.fixed > baseline.fixed.length ? ' ...' : null) : null,
    baseline.remarks.map((line) => el('p', { class: 'remark' }, 'Note: ', said(line)))]);
}
