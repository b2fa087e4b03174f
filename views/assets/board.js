// The board says so when it can no longer be renewed, and when it can again.

const lost = (isLost) => {
  const message = document.querySelector('.board-lost');
  if (message) message.hidden = !isLost;
};

document.addEventListener('htmx:error', () => lost(true));
document.addEventListener('htmx:response:error', () => lost(true));
// An answer that is an error is not shown, and htmx says so with the same event.
document.addEventListener('htmx:after:swap', ({ detail }) => lost(!detail.ctx.response.raw.ok));
