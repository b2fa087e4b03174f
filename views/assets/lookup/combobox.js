// The choice of municipality as a field one can type in. Without this file it is a list of the nineteen.

import { skeleton } from 'asset:server/danish-text.js';

for (const select of document.querySelectorAll('select[data-combobox]')) enhance(select);

/** Turns a select into a field one can type in: name, town or postcode. The select keeps the value that is sent. */
function enhance(select) {
  const box = document.createElement('div');
  const input = document.createElement('input');
  const list = document.createElement('ul');
  const options = [...select.options]
    .filter((option) => option.dataset.words)
    .map((option) => ({
      value: option.value,
      label: option.label,
      cluster: option.parentElement.label,
      words: option.dataset.words.split(' ').map(skeleton),
      name: skeleton(option.label),
    }));
  let active = -1;
  let shown = [];

  box.className = 'combobox';
  Object.assign(input, {
    type: 'text',
    id: select.id,
    placeholder: select.dataset.combobox,
    autocomplete: 'off',
  });
  list.id = `${select.id}-liste`;
  list.className = 'combobox-list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Kommuner');
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
    'aria-describedby': select.getAttribute('aria-describedby'),
  }))
    input.setAttribute(name, value);
  if (select.hasAttribute('aria-invalid')) input.setAttribute('aria-invalid', 'true');
  input.value = select.value === '' ? '' : select.selectedOptions[0].label;
  select.id = `${select.id}-valgt`;
  select.removeAttribute('aria-describedby');
  select.hidden = true;
  select.before(box);
  box.append(input, list, select);

  function open() {
    const words = skeleton(input.value).split(' ').filter(Boolean);
    shown = options
      .filter((option) => words.every((word) => option.words.some((known) => known.startsWith(word))))
      .sort((a, b) => Number(b.name.startsWith(words[0] ?? '')) - Number(a.name.startsWith(words[0] ?? '')));
    list.replaceChildren(...shown.map(item));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    // The first is marked when it is meant: the only one, or called so. A postcode in two municipalities is nobody's to guess.
    const meant = shown.length === 1 || shown[0]?.name.startsWith(words[0] ?? ' ');
    activate(meant ? 0 : -1);
  }

  function item(option, i) {
    const element = document.createElement('li');
    const cluster = document.createElement('span');
    element.id = `${list.id}-${i}`;
    element.setAttribute('role', 'option');
    cluster.textContent = option.cluster;
    element.append(option.label, cluster);
    element.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      choose(option);
    });
    return element;
  }

  function activate(i) {
    list.children[active]?.removeAttribute('aria-selected');
    active = i;
    const element = list.children[active];
    element?.setAttribute('aria-selected', 'true');
    element?.scrollIntoView({ block: 'nearest' });
    if (element) input.setAttribute('aria-activedescendant', element.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    active = -1;
  }

  function choose(option) {
    input.value = option.label;
    close();
    send(option.value);
  }

  function send(value) {
    if (select.value === value) return;
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  // What is typed but not chosen is sent as it stands: the server knows postcodes and towns, and asks when it is in doubt.
  function typedValue() {
    const typed = input.value.trim();
    return options.find((option) => option.name === skeleton(typed))?.value ?? typed;
  }

  select.addEventListener('fill', ({ detail: value }) => {
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
    input.value = value === '' ? '' : select.selectedOptions[0].label;
  });
  input.addEventListener('input', (event) => {
    event.stopPropagation();
    open();
    if (input.value === '') send('');
  });
  input.addEventListener('change', (event) => event.stopPropagation());
  input.addEventListener('click', open);
  input.addEventListener('blur', () => {
    close();
    send(typedValue());
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) open();
      else if (active < 0) activate(step < 0 ? shown.length - 1 : 0);
      else activate((active + step + shown.length) % shown.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !list.hidden && active >= 0) {
      if (event.key === 'Enter') event.preventDefault();
      choose(shown[active]);
    } else if (event.key === 'Enter' && typedValue() !== select.value) {
      event.preventDefault();
      close();
      send(typedValue());
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}
