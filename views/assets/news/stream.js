// Hears, while somebody can see the page, that the catalogue is another. A line that is lost is taken up again, less and less often.

const first = 1_000;
const longest = 60_000;
/** Between two renewals: what is saved must be seen within the second. */
const pause = 300;

/** `shown`: the name of what the page was made from. `renew` resolves when the page shows what stands now. */
export function follow(shown, renew) {
  let stream;
  let waiting;
  let wait = first;
  let latest = shown;
  let isRenewing = false;

  async function catchUp() {
    if (isRenewing || latest === shown || document.hidden) return;
    isRenewing = true;
    const heard = latest;
    try {
      await renew();
      shown = heard;
    } catch {
      // Told again by the board, or when the line is back.
    }
    // What is saved in one go by many is asked for once.
    setTimeout(
      () => {
        isRenewing = false;
        catchUp();
      },
      shown === heard ? pause : 5 * first,
    );
  }

  function listen() {
    leave();
    if (document.hidden) return;
    stream = new EventSource('/nyt');
    stream.addEventListener('message', ({ data }) => {
      wait = first;
      latest = data;
      catchUp();
    });
    stream.addEventListener('error', () => {
      leave();
      // Not all at the same time: the service may just have come back.
      waiting = setTimeout(listen, wait * (1 + Math.random()));
      wait = Math.min(wait * 2, longest);
    });
  }

  function leave() {
    clearTimeout(waiting);
    stream?.close();
    stream = undefined;
  }

  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', leave);
  addEventListener('pageshow', ({ persisted }) => persisted && listen());
  listen();
}
