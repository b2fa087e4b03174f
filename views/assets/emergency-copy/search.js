/** The copy's own search: words begun or inside longer ones, municipality, urgency and domain. Nothing typed leaves the page. */
import { skeleton } from 'asset:server/danish-text.js';

const box = document.querySelector('.search');
const field = document.getElementById('soeg');
const chosen = {
  municipalities: document.getElementById('kommune'),
  urgencies: document.getElementById('hast'),
  domains: document.getElementById('omraade'),
};
const count = box.querySelector('.count');
const nothing = document.querySelector('.nothing');
const entries = [...document.querySelectorAll('article')].map((element) => ({
  element,
  words: element.dataset.words.split(' '),
}));
/** Groups of words and phrases that mean the same. */
const lexicon = box.dataset.lexicon.split('|').map((group) => group.split('='));
/** A shorter word only begins another: "iv" is not in "privat". */
const shortestInside = 4;

export function startSearch() {
  box.hidden = false;
  field.addEventListener('input', search);
  for (const select of Object.values(chosen)) select.addEventListener('change', search);
  box.querySelector('[data-reset]').addEventListener('click', showAll);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showAll();
    if (event.key === 'Enter')
      entries
        .find(({ element }) => !element.hidden)
        ?.element.querySelector('a')
        ?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('input, select, textarea')) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  // A number of the index leads to its entry, also while a search hides it.
  for (const link of document.querySelectorAll('a[href^="#"]'))
    link.addEventListener('click', () => {
      if (document.getElementById(link.hash.slice(1))?.hidden) showAll();
    });
  search();
}

function showAll() {
  field.value = '';
  for (const select of Object.values(chosen)) select.value = '';
  search();
  field.focus();
}

function search() {
  const typed = skeleton(field.value);
  const words = typed === '' ? [] : typed.split(' ');
  const place = municipalityIn(words);
  const asked = meant(words.filter((word) => !place?.words.includes(word)));
  const known = asked.filter((ways) => entries.some(({ words: own }) => isSaid(own, ways)));
  // A word that nobody mentions hides nothing, while something else narrows the search; it is told.
  const narrows =
    known.length > 0 || place !== undefined || Object.values(chosen).some(({ value }) => value !== '');
  const wanted = narrows ? known : asked;
  const passedOver = narrows
    ? asked.filter((ways) => !known.includes(ways)).map(([typed]) => `»${typed.join(' ')}«`)
    : [];
  const fits = ({ element, words: own }) =>
    wanted.every((ways) => isSaid(own, ways)) &&
    (place === undefined || holds(element, 'municipalities', place.code)) &&
    Object.entries(chosen).every(([name, { value }]) => value === '' || holds(element, name, value));
  let shown = 0;
  for (const entry of entries) {
    entry.element.hidden = !fits(entry);
    if (!entry.element.hidden) shown += 1;
  }
  for (const part of document.querySelectorAll('.area, .way'))
    part.hidden = part.querySelector('article:not([hidden])') === null;
  const all = shown === entries.length;
  for (const part of document.querySelectorAll('.first, .index, .names, .elsewhere')) part.hidden = !all;
  nothing.hidden = shown > 0;
  document.documentElement.classList.toggle('searched', !all);
  const told = all ? `Alle ${entries.length} tilbud vises` : `${shown} af ${entries.length} tilbud vises`;
  count.textContent = passedOver.length === 0 ? told : `${told}. Ingen nævner ${passedOver.join(', ')}`;
}

function isSaid(own, ways) {
  return ways.some((phrase) => phrase.every((word) => isAmong(own, word)));
}

function isAmong(own, word) {
  return own.some((one) => one.startsWith(word) || (word.length >= shortestInside && one.includes(word)));
}

/** For each word or phrase typed, every way it can be said by the lexicon; each way is the words it is made of. */
function meant(words) {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  const said = words
    .map((_, i) => words.slice(0, words.length - i))
    .find((phrase) => phrase.length === 1 || lexicon.some((group) => group.includes(phrase.join(' '))));
  const others = lexicon.filter((group) => group.includes(said.join(' '))).flat();
  const ways = [said, ...others.map((other) => other.split(' '))];
  return [ways, ...meant(said.length > 1 ? words.slice(said.length) : rest)];
}

function holds(element, name, value) {
  return element.dataset[name].split(' ').includes(value);
}

/** The municipality whose whole name is among the words. */
function municipalityIn(words) {
  return [...chosen.municipalities.options]
    .filter(({ value }) => value !== '')
    .map(({ value, label }) => ({ code: value, words: skeleton(label).split(' ') }))
    .find((place) => place.words.every((word) => words.includes(word)));
}
