'use strict';

// What stands around a group of fields: its buttons, links, headings, names and the text before it.
Onetap.surroundings = (() => {
  const HEADINGS = 'h1, h2, h3, h4, h5, h6, legend, [role=heading]';
  const LONGEST_BUTTON = 60;
  const MOST_BUTTONS = 60;
  const MOST_HEADINGS = 600;
  const { squeeze, normalise, normaliseIdentifier, says } = Onetap.text;
  const { queryAll, precedes, contains } = Onetap.roots;

  /** What is written on a button. */
  function buttonText(button) {
    const label = button.getAttribute('aria-label') || squeeze(button.textContent) || button.getAttribute('value') || button.title || button.getAttribute('alt') || '';
    return label.length > LONGEST_BUTTON * 2 ? ' ' : normalise(label.slice(0, LONGEST_BUTTON));
  }

  /** What a button does, by its words; null when they say nothing. The order settles words that belong to two meanings. */
  function meaning(words) {
    if (says(words, 'brand') && words.trim().includes(' ')) return null;
    const found = ['reset', 'subscribe', 'newPassword', 'confirm', 'payment', 'login', 'signup', 'search', 'contact', 'save', 'next'].filter((name) => says(words, name));
    if (found.includes('login') && found.includes('signup')) return 'both';
    // "Enter" alone opens a door; "Enter your address" does not.
    const alone = !words.trim().includes(' ');
    return found[0] ?? (alone && says(words, 'enter') ? 'enter' : null);
  }

  const isSubmit = (button) => button.type === 'submit' || button.type === 'image';

  // A button that asks ("Forgot your password?", "New here?") leads away.
  const asks = (button) => /[?？؟]\s*$/.test(button.textContent);

  // The button that sends the form: one that says what it does, rather one after the field than before it; among equals the
  // meaning that is preferred.
  function mainButton(group, first, preferred) {
    const buttons = queryAll(group.element, Onetap.groups.BUTTONS).slice(0, MOST_BUTTONS)
      .filter((button) => !asks(button) && Onetap.fields.isRendered(button))
      .map((button) => ({ button, does: meaning(buttonText(button)), submits: isSubmit(button), after: precedes(first, button) }));
    const rank = (entry) => (entry.does ? 4 : 0) + (entry.submits ? 2 : 0) + (entry.after ? 3 : 0) + (preferred[entry.does] ?? 0);
    return buttons.sort((a, b) => rank(b) - rank(a))[0] ?? null;
  }

  function button(group, first, preferred) {
    const main = mainButton(group, first, preferred);
    if (!main) return { does: null, named: ' ', exists: false };
    return { does: main.does, named: normaliseIdentifier([main.button.getAttribute('id'), main.button.getAttribute('name')].join(' ')), exists: true };
  }

  /** Whether the group offers to log in by the account of another company: "Sign in with ...". */
  function offersBrandLogin(group) {
    return links(group).some((words) => says(words, 'brand') && says(words, 'login'));
  }

  // Headings up to the field, nearest first.
  function headings(group, first) {
    const shown = queryAll(document, HEADINGS).slice(0, MOST_HEADINGS)
      .filter((heading) => precedes(heading, first) && heading.textContent.trim() && Onetap.fields.isRendered(heading));
    return shown.slice(-2).reverse().map((heading) => ({
      words: normalise(squeeze(heading.textContent).slice(0, 120)),
      inside: contains(group.element, heading),
    }));
  }

  // The text of the group up to the first field; ranges see hidden text too, so it counts little.
  function lead(group, first) {
    if (first.getRootNode() !== group.element.getRootNode()) return ' ';
    const range = document.createRange();
    range.setStart(group.element, 0);
    range.setEndBefore(first);
    return normalise(squeeze(range.toString()).slice(-160));
  }

  function links(group) {
    return queryAll(group.element, 'a, button').slice(0, MOST_BUTTONS)
      .map((link) => normalise(squeeze(link.textContent).slice(0, LONGEST_BUTTON)));
  }

  function checkboxes(group) {
    return queryAll(group.element, 'input[type=checkbox]').slice(0, 20).map((box) => {
      const label = [...(box.labels ?? [])].map((element) => element.textContent).join(' ') || box.parentElement.textContent;
      return `${normalise(squeeze(label).slice(0, 200))}${normaliseIdentifier(`${box.name} ${box.id}`)}`;
    });
  }

  // The path of the address that the form is sent to, without host and query.
  function action(element) {
    return (element.getAttribute('action') ?? '').replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/)[0].slice(-120);
  }

  /** What the group's elements are called by the people who wrote the page. */
  function names(group) {
    // A form element that the parser could not nest around its fields still owns them.
    const element = group.fields[0]?.input.form ?? group.element;
    return {
      own: normaliseIdentifier([element.getAttribute('id'), element.getAttribute('name'), element.getAttribute('class'), element.getAttribute('aria-label')].join(' ')),
      action: normaliseIdentifier(action(element)),
    };
  }

  return { buttonText, meaning, button, offersBrandLogin, headings, lead, links, checkboxes, names };
})();
