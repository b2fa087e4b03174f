/** Every page in every state it has, for what must hold everywhere. */
import type { Page } from 'playwright-core';

export type ScreenName = 'desk' | 'zoomed' | 'tablet' | 'phone' | 'wall';
/** `on`: the screens that know this state, when not all but the wall do. */
export type State = {
  name: string;
  path: string;
  arrange?: (page: Page) => Promise<void>;
  on?: ScreenName[];
};

export const randersCall = '/?kommune=0730&omraade=psykiatri&alder=17&tid=2026-12-19T23:50';

/** On a phone the fields are one or two taps away: below the line, and below the answer once something is searched for. */
async function showFields(page: Page): Promise<void> {
  for (const link of ['Ret søgning', 'Flere felter'])
    if (await page.getByRole('link', { name: link }).isVisible())
      await page.getByRole('link', { name: link }).click();
}

export const states: State[] = [
  { name: 'the empty lookup', path: '/' },
  {
    name: 'a line while it is read',
    path: '/',
    arrange: async (page) => {
      await page.getByRole('searchbox').fill('struer 84 iv i aften');
      await page.locator('.chip-tid').waitFor({ state: 'attached' });
    },
  },
  { name: 'all fields of the empty lookup', path: '/', arrange: showFields, on: ['phone'] },
  { name: 'results', path: randersCall },
  { name: 'results of the other calls', path: '/?kommune=0671&alder=84&tid=2026-12-17T20:00&q=iv' },
  { name: 'results on a special day', path: '/?kommune=0760&tid=2026-12-24T18:00' },
  { name: 'results, with one line still closed', path: '/?q=l%C3%A6gevagten' },
  { name: 'all results', path: '/?hast=kommunalt&vis=alle' },
  { name: 'the question which municipality', path: '/?kommune=8870' },
  {
    name: 'mistakes at every field',
    path: '/?kommune=xyzzy&hast=straks&omraade=hjerte&alder=300&tid=31/2&aaben=ja&q=iv',
  },
  {
    name: 'a mistake told while typing',
    path: '/?kommune=0671&q=iv',
    arrange: async (page) => {
      await showFields(page);
      await page.locator('#alder').fill('840');
      await page.locator('#alder-fejl:not(:empty)').waitFor();
    },
  },
  { name: 'nothing open', path: '/?kommune=0671&hast=kommunalt&q=tandbehandling' },
  { name: 'nothing open and no municipality', path: '/?q=xyzzy' },
  { name: 'a guess, a synonym and a word nobody knows', path: '/?kommune=0671&q=sygeplje+iv+xyzzy' },
  {
    name: 'a call card beside the results',
    path: '/?q=gift',
    on: ['desk'],
    arrange: async (page) => {
      await page.getByRole('link', { name: 'Giftlinjen' }).click();
      await page.locator('#kort .card').waitFor();
    },
  },
  {
    name: 'a call card over the results',
    path: '/?q=gift',
    on: ['tablet', 'phone'],
    arrange: async (page) => {
      await page.getByRole('link', { name: 'Giftlinjen' }).click();
      await page.locator('#kort-lag .card').waitFor();
    },
  },
  {
    name: 'the keys',
    path: '/?q=gift',
    arrange: async (page) => {
      await page.getByRole('button', { name: 'Taster' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'near misses opened',
    path: '/?kommune=0730&omraade=psykiatri&alder=17&aaben=1',
    arrange: (page) => page.locator('.near-misses summary').click(),
  },
  {
    name: 'the list of municipalities opened',
    path: '/?q=gift',
    arrange: async (page) => {
      await showFields(page);
      await page.getByRole('combobox').fill('s');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'the form brought back over the results',
    path: randersCall,
    arrange: async (page) => {
      await page.getByRole('link', { name: 'Ret søgning' }).click();
      await page.locator('#kriterier:target').waitFor();
    },
    on: ['phone'],
  },
  { name: 'a call card with its number', path: '/tilbud/vest-hospitalsvisitation' },
  { name: 'a call card whose line is closed', path: '/tilbud/laegevagten-midtjylland' },
  { name: 'a call card without a number', path: '/tilbud/struer-sygepleje?tid=2026-12-24T20:00' },
  { name: 'a call card with several numbers', path: '/tilbud/giftlinjen' },
  { name: 'a call card at a moment that cannot be read', path: '/tilbud/giftlinjen?tid=i+morgen' },
  { name: 'a cluster with its board', path: '/klynge/vest' },
  { name: 'a board that has lost its connection', path: '/klynge/vest', arrange: loseConnection },
  { name: 'a light wall', path: '/klynge/vest?tavle=lys', on: ['wall', 'tablet', 'phone'] },
  { name: 'a dark wall', path: '/klynge/vest?tavle=moerk', on: ['wall'] },
  {
    name: 'a dark wall that has lost its connection',
    path: '/klynge/vest?tavle=moerk',
    arrange: loseConnection,
    on: ['wall'],
  },
  { name: 'the clusters', path: '/klynger' },
  { name: 'the history of an offer', path: '/tilbud/giftlinjen/historik' },
  { name: 'the lookup as it was', path: '/som-det-var?kommune=0671&alder=84&q=iv&kendt=nu' },
  { name: 'the lookup as it was, with mistakes', path: '/som-det-var?tid=31/2&alder=300' },
  { name: 'a card as it was', path: '/som-det-var/tilbud/giftlinjen' },
  { name: 'a card from before it was there', path: '/som-det-var/tilbud/giftlinjen?tid=2020-01-01T12:00' },
  { name: 'about', path: '/om' },
  { name: 'the status of the service', path: '/status' },
  { name: 'keeping it on the computer', path: '/gem' },
  { name: 'a page that does not exist', path: '/findes-ikke' },
  { name: 'an address that cannot be read', path: '/tilbud/%E0%A4%A' },
];

/** The board is renewed once, and nobody answers. */
export async function loseConnection(page: Page): Promise<void> {
  await page.evaluate('fetch = () => Promise.reject(new TypeError("no connection"))');
  await page.evaluate('htmx.trigger("#tavle", "every")');
}

export function statesOn(screen: ScreenName): State[] {
  return states.filter(({ on = ['desk', 'zoomed', 'tablet', 'phone'] }) => on.includes(screen));
}

export async function openState(page: Page, address: string, state: State): Promise<void> {
  await page.goto(`${address}${state.path}`);
  await state.arrange?.(page);
}

/**
 * Code that runs in the page: what reaches beyond the screen to the right. The page hides what does (the design system says so), so that
 * it cannot be scrolled to. What its own box cuts off on purpose is not counted, unless it is a number.
 */
export const stickingOut = `(() => {
  const edge = document.documentElement.clientWidth + 0.5;
  const cut = (one) => one !== document.body && one !== null && (getComputedStyle(one).overflowX !== 'visible' || cut(one.parentElement));
  return [...document.body.querySelectorAll('*')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > edge && (one.matches('a[href^="tel:"]') || !cut(one)))
    .map((one) => one.outerHTML.slice(0, 120));
})()`;
