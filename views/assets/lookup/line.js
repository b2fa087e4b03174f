// While a line is typed, the fields below show what it was read as. They are sent by themselves only once they are changed by hand, or
// when the line is left: then its understood words have become fields, and only the rest stands in it.
const form = document.getElementById('kriterier');
const line = document.getElementById('q');
let fromLine = new Set();
// The line as it stood in the last question, and in the question whose answer is shown.
let asked = words();
let answered = asked;
// What is searched for as words, without what became fields.
let leftover = asked;
// The words of a call whose place is known, as they stood before what is being typed, also when there were none: with a place after them it is the next call.
let stood = takeStood();

if (form && line) {
  // The browser gives the focus at its leisure, also after the page is there: letters typed until then would be lost.
  if (line.autofocus && document.activeElement === document.body) line.focus();
  // What has been typed since is a word that is not finished.
  if (document.activeElement === line && line.value === line.defaultValue) goOn();
  line.addEventListener('focus', goOn);
  form.addEventListener('htmx:config:request', (event) => {
    const { body } = event.detail.ctx.request;
    asked = words();
    for (const field of fromLine) body?.delete?.(field);
    if (stood !== undefined) body?.set?.('foer', stood);
  });
  form.addEventListener('htmx:after:swap', ({ detail }) => {
    const told = document.querySelector('.asked')?.dataset.entered;
    if (!told || detail.ctx.response.status >= 500) return;
    answered = asked;
    if (words() !== asked) return;
    const entered = JSON.parse(told);
    // Also when nothing came from the line: a moment that was written is shown as it was read.
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
  line.addEventListener('blur', leave);
  // What is answered is not asked again on the way to the results.
  line.addEventListener('change', (event) => {
    if (words() === answered) event.stopPropagation();
  });
}

/** What stands in the line, but for a space that waits for the next word. */
function words() {
  return line?.value.trimEnd();
}

/** Without this file the form sends it itself, as it stood when the page came. */
function takeStood() {
  const field = form?.querySelector('[name="foer"]');
  field?.remove();
  return field?.value;
}

/** The next letter begins a word of its own, after those that stand there; a browser would let it take their place, or come before them. */
function goOn() {
  if (words() === answered) stood = form.querySelector('[name="kommune"]').value ? words() : undefined;
  if (words() !== '') line.value = `${words()} `;
  line.setSelectionRange(line.value.length, line.value.length);
}

/** What was understood has become fields, what was refused is gone: the line says what is searched for. What has not been answered yet stays until it is. */
function leave() {
  if (words() !== answered) return;
  line.value = asked = answered = leftover;
  stood = undefined;
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
