// What a keyboard expects of the lookup beyond plain HTML. Every page works without this file.

const typing = (element) => element?.matches('input, select, textarea, [contenteditable]');

document.addEventListener('keydown', (event) => {
  const search = document.getElementById('q');
  if (
    event.key === '/' &&
    search &&
    // In the line itself it is part of a date, unless nothing stands before it.
    (event.target === search ? search.selectionStart === 0 : !typing(event.target)) &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey
  ) {
    event.preventDefault();
    // It may have stepped aside for the answer.
    document.getElementById('kriterier').classList.remove('has-search');
    search.focus();
    search.select();
  }
});

// A moment is chosen for what stands in the form now, also while the answer to it is on its way.
document.addEventListener('click', (event) => {
  const link = event.target.closest('#tidsvalg a');
  if (!link) return;
  const entered = new FormData(document.getElementById('kriterier'));
  entered.set('tid', new URLSearchParams(link.search).get('tid') ?? '');
  const query = ['kommune', 'hast', 'omraade', 'alder', 'tid', 'aaben', 'q']
    .map((field) => [field, entered.get(field)])
    .filter(([, value]) => value);
  link.search = new URLSearchParams(query).toString().replaceAll('%3A', ':');
});

// A mistake told by the server is told to assistive technology at the field too.
document.addEventListener('htmx:after:swap', (event) => {
  if (event.target !== form) return;
  for (const message of document.querySelectorAll('.field-error')) {
    for (const field of document.querySelectorAll(`[aria-describedby~="${message.id}"]`)) {
      if (message.textContent === '') field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
    }
  }
  // What was told when the page came is no longer so.
  document.querySelector('.criteria .mistakes')?.remove();
});

// While a line is typed, the fields below show what it was read as. They are sent by themselves only once they are changed by hand, or
// when the line is left: then its understood words have become fields, and only the rest stands in it.
const form = document.getElementById('kriterier');
const line = document.getElementById('q');
let fromLine = new Set();
// The line as it stood in the last question, and in the question whose answer is shown.
let asked = line?.value;
let answered = asked;
// What is searched for as words, without what became fields.
let leftover = asked;

if (form && line) {
  // What stands in the line when the page comes is from the call before: the next one is typed over it.
  if (document.activeElement === line) typeOver();
  else line.addEventListener('focus', typeOver, { once: true });
  form.addEventListener('htmx:config:request', (event) => {
    const { body } = event.detail.ctx.request;
    asked = line.value;
    for (const field of fromLine) body?.delete?.(field);
  });
  form.addEventListener('htmx:after:swap', ({ detail }) => {
    const told = document.querySelector('.asked')?.dataset.entered;
    if (!told || detail.ctx.response.status >= 500) return;
    answered = asked;
    if (line.value !== asked) return;
    const entered = JSON.parse(told);
    fill('tid', entered.tid);
    leftover = entered.q;
    const isLeft = document.activeElement !== line;
    if (isLeft && fromLine.size + entered.fromLine.length === 0) return;
    fromLine = new Set(entered.fromLine);
    for (const field of ['kommune', 'hast', 'omraade', 'alder', 'tid', 'aaben']) fill(field, entered[field]);
    if (!isLeft) return;
    leave();
    // Typed in the next field before the line was answered: a line with a place begins a new call and had put it aside.
    const next = document.activeElement;
    if (next?.form === form && next.name in entered && next.value !== entered[next.name])
      htmx.trigger(form, 'change');
  });
  // Half a moment is none, `24/`: it is asked about when it has been written.
  document.getElementById('tid').addEventListener('input', (event) => event.stopPropagation());
  line.addEventListener('blur', leave);
  // What is answered is not asked again on the way to the results.
  line.addEventListener('change', (event) => {
    if (line.value === answered) event.stopPropagation();
  });
}

function typeOver() {
  if (line.value !== '' && line.value === line.defaultValue) line.select();
}

/** What was understood has become fields, what was refused is gone: the line says what is searched for. What has not been answered yet stays until it is. */
function leave() {
  if (line.value !== answered) return;
  line.value = asked = answered = leftover;
  fromLine = new Set();
}

/** A field that is being typed in is left alone. */
function fill(field, value) {
  for (const control of form.querySelectorAll(`[name="${field}"]`)) {
    if (control.closest('.field').contains(document.activeElement)) continue;
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = control.value === value;
    else if (control.type === 'select-one') control.dispatchEvent(new CustomEvent('fill', { detail: value }));
    else control.value = value;
  }
}

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
      words: option.dataset.words.split(' ').map(plain),
      name: plain(option.label),
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
    const words = plain(input.value).split(' ').filter(Boolean);
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
    return options.find((option) => option.name === plain(typed))?.value ?? typed;
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

/** Letters as they are typed without a Danish keyboard: å, aa and a are one. */
function plain(text) {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æä]/g, 'a')
    .replace(/[øö]/g, 'o')
    .replace(/å/g, 'a')
    .replace(/aa|ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
