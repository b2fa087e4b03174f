/** What a copy does by itself, from a disk and without a network. Without script it is the same text. */
import { tellAge } from 'asset:emergency-copy/age.js';
import { startSearch } from 'asset:emergency-copy/search.js';

const aMinute = 60_000;

tellAge();
setInterval(tellAge, aMinute);
startSearch();
// A copy on a disk has been saved already.
if (location.protocol === 'file:') document.querySelector('[download]').hidden = true;
const print = document.querySelector('[data-print]');
print.hidden = false;
print.addEventListener('click', () => window.print());
