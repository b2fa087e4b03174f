/** A password can be looked at while it is typed: for whoever has no keyboard they trust. */
for (const input of document.querySelectorAll('input[type="password"]')) {
  const frame = document.createElement('div');
  frame.className = 'with-reveal';
  input.replaceWith(frame);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'reveal';
  button.setAttribute('aria-controls', input.id);
  frame.append(input, button);
  const show = (shown) => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? 'Skjul' : 'Vis';
    button.setAttribute('aria-label', shown ? 'Skjul adgangskoden' : 'Vis adgangskoden');
    button.setAttribute('aria-pressed', String(shown));
  };
  button.addEventListener('click', () => show(input.type === 'password'));
  // Sent as a password, so that the browser offers to keep it and never suggests it as a text.
  input.form?.addEventListener('submit', () => show(false));
  show(false);
  if (input.autofocus) input.focus();
}
