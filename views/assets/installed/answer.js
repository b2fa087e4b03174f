// A copy of the catalogue → pages, by the service's own modules and templates.

import { Eta } from 'asset:eta.js';
import { copiedCatalogues } from 'asset:server/installed/copied-catalogues.js';
import { installedAnswer, outOfHoursIn } from 'asset:server/installed/installed-answer.js';
import { publishedOf } from 'asset:server/installed/public-copy.js';
import { printedPage, templateRules } from 'asset:server/page.js';
import { hrefs, imports, templates } from 'asset:views.js';

const eta = new Eta(templateRules);
eta.templatesSync.load(templates);

/** `kept`: the copy as the service sent it. Throws when it cannot be read. */
export function answersFrom({ catalogue, frame, size }) {
  const catalogues = copiedCatalogues(publishedOf(catalogue));
  /** `age`: what is said of the copy on the page. A part of a page is answered where it is; a page may be elsewhere. */
  const answerTo = (address, partial, now, age) => {
    const answer = installedAnswer(address, partial, catalogues, now, size);
    if (answer.movedTo !== undefined) return partial ? answerTo(answer.movedTo, partial, now, age) : answer;
    const own = {
      ...frame,
      copy: age,
      outOfHours: outOfHoursIn(catalogues, now),
      asset: (name) => hrefs[name],
      imports: (name) => imports[name] ?? [],
    };
    const { status = 200, address: shownAddress } = answer.page;
    return { status, shownAddress, html: printedPage(eta, answer.page, partial, own) };
  };
  return answerTo;
}

/** What pages name: kept beside the copy. */
export const files = Object.values(hrefs);
