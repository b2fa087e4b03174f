// A mistake told by the server is told to assistive technology at the field too.
document.addEventListener('htmx:after:swap', (event) => {
  if (event.target !== document.getElementById('kriterier')) return;
  for (const message of document.querySelectorAll('.field-error')) {
    for (const field of document.querySelectorAll(`[aria-describedby~="${message.id}"]`)) {
      if (message.textContent === '') field.removeAttribute('aria-invalid');
      else field.setAttribute('aria-invalid', 'true');
    }
  }
  // What was told when the page came is no longer so.
  document.querySelector('.criteria .mistakes')?.remove();
});
