'use strict';

// Which fields belong together: the form element where it can be trusted, else the smallest block that looks complete.
Onetap.groups = (() => {
  const BUTTONS = 'button, input[type=submit], input[type=image], input[type=button], [role=button], a[href^="javascript:"], a[onclick], a:not([href])';
  const PAGE_PARTS = 'nav, header, footer, [role=navigation], [role=search]';
  const MOST_LINKS = 30;
  // Beyond this many levels a block says more about the page than about the form.
  const DEEPEST = 14;
  // How far beyond the first button the field of a password is looked for.
  const REACH = 4;
  const { ancestors, contains, queryAll } = Onetap.roots;

  const isSearch = (field) => !field.password && field.tokens[0] !== 'username'
    && !field.says('identifier', 'contactPoint')
    && (field.input.type === 'search' || field.says('search') || Boolean(field.input.closest('[role=search]')));

  /** Codes, captchas and search boxes: neither part of a login nor of a sign-up form. */
  const isAside = (field) => isSearch(field) || (!field.password && field.says('code') && !field.says('identifier', 'contactPoint'));

  // Some sites wrap the whole page into one form; then it says nothing about which fields belong together.
  function wrapsPage(form, fields) {
    return form.querySelector(PAGE_PARTS) !== null
      || form.querySelectorAll('a').length > MOST_LINKS
      || fields.some((field) => field.input.form === form && isSearch(field));
  }

  function hasButton(element) {
    return queryAll(element, BUTTONS).slice(0, 40).some((button) => {
      const words = Onetap.surroundings.buttonText(button);
      return (button.type === 'submit' || Onetap.surroundings.meaning(words) !== null) && Onetap.fields.isVisible(button);
    });
  }

  // Climbs from the field until the block holds a button and, for a password, a field that can name the account.
  function block(field, others, limit) {
    let withButton = null;
    let withOther = null;
    let beyond = 0;
    for (const element of ancestors(field.input).slice(0, DEEPEST)) {
      withOther ??= others.some((other) => contains(element, other.input)) ? element : null;
      if (withButton || hasButton(element)) withButton ??= element;
      if (withButton && (withOther || !field.password)) return element;
      if (withButton && (beyond += 1) > REACH) break;
      if (element === limit) break;
    }
    return withButton ?? withOther ?? limit ?? document.body;
  }

  function container(field, fields) {
    const form = field.input.form;
    if (form && form.contains(field.input) && !wrapsPage(form, fields)) return form;
    const others = fields.filter((other) => other !== field && !other.password && !isAside(other));
    return block(field, others, form?.contains(field.input) ? form : null);
  }

  /** One group for each container that holds a field of the kind asked for. */
  function around(seeds, fields) {
    const groups = new Map();
    for (const seed of seeds) {
      const element = container(seed, fields);
      if (!groups.has(element)) groups.set(element, { element, fields: fields.filter((field) => contains(element, field.input)) });
    }
    return [...groups.values()];
  }

  return { around, isAside, isSearch, BUTTONS };
})();
