/** /redaktion/helligdage: an organisation confirms its days around the holidays; …/oversigt shows who has. */
import { type Request, type Response, Router } from 'express';
import { confirmHolidays } from '../../data/holidays.ts';
import type { Store } from '../../data/store.ts';
import { confirmsFor, coordinatedClusters, mayEditFor, weigh } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import { offersAt } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { unansweredIn } from '../faults/unanswered.ts';
import { readForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { parseQuery } from '../query-string.ts';
import type { ReminderNotes } from '../reminder-notes.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { followedOffers, holidayBoard, isFollowed, municipalitiesOf } from './holiday-board.ts';
import { anchorOf, buttonValue, holidayForm, readShown } from './holiday-form.ts';
import { type HolidayLine, linesNear, nextToConfirm, type SeasonLines } from './holiday-list.ts';
import { type HolidayNotice, holidayPage } from './holiday-page.ts';

type Tools = {
  live: LiveCatalogue;
  store: Store;
  reminders: (request: Request, response: Response) => Promise<ReminderNotes>;
  now: Clock;
  sendPage: SendPage;
};

export function holidayRoutes({ live, store, reminders, now, sendPage }: Tools): Router {
  const router = Router();

  router.get('/redaktion/helligdage', (request, response) => {
    const query = parseQuery(request.originalUrl);
    const first = (name: string) => query.get(name)?.values[0] ?? '';
    const confirmed = Number(first('bekraeftet')) || 0;
    const saved = live.published().versions.find(({ sequence }) => String(sequence) === first('gemt'));
    const written = saved && mayEditFor(signedInAs(response), saved.offer.editor) ? saved.offer.name : '';
    show(request, response, first('organisation'), { confirmed, written, changed: new Set() });
  });

  router.post('/redaktion/helligdage', async (request, response) => {
    const account = signedInAs(response);
    const read = readForm(formOf(response), holidayForm);
    if (read.kind === 'wrong') return sendProblem(sendPage, request, response, 400);
    const { organisation, vist, passer, ukendt } = read.data;
    const asUnknown = ukendt !== '';
    const sent = (asUnknown ? [ukendt] : vist)
      .map(readShown)
      .filter((day) => day !== undefined)
      .filter((day) => passer === '' || passer === buttonValue(day));
    const seasons = ownSeasons(account);
    const weighed = sent.map((day) => {
      const found = dayAmong(seasons, day);
      const stands = found?.line.stated === !asUnknown && found.line.words === day.words;
      return { day, found: stands ? found : undefined };
    });
    if (weighed.some(({ found }) => found && !confirmsFor(account, found.line.editor)))
      return sendProblem(sendPage, request, response, 403);
    const confirmed = weighed.flatMap(({ found }) =>
      found && !found.line.confirmed
        ? [
            {
              offerId: found.line.offer.id,
              season: found.season,
              date: found.line.date,
              words: found.line.words,
              organisation: found.line.editor,
            },
          ]
        : [],
    );
    await confirmHolidays(store.database, confirmed, { accountId: account.id, at: now().toInstant() });
    await store.publish();
    const changed = new Set(weighed.flatMap(({ day, found }) => (found ? [] : [buttonValue(day)])));
    if (changed.size > 0)
      return show(
        request,
        response,
        organisation,
        { confirmed: confirmed.length, written: '', changed },
        409,
      );
    const query = new URLSearchParams({ organisation, bekraeftet: String(confirmed.length) });
    // One by one: the next day's button has the focus.
    const [one] = asUnknown || passer !== '' ? sent : [];
    const next =
      one &&
      nextToConfirm(
        ownSeasons(account),
        organisation,
        ({ offer, date }) => offer.id === one.offerId && date === one.date,
      );
    const anchor = next ? `#${anchorOf({ offerId: next.offer.id, date: next.date })}` : '';
    response.redirect(303, `/redaktion/helligdage?${query}${anchor}`);
  });

  router.get('/redaktion/helligdage/oversigt', async (request, response) => {
    const present = now();
    const catalogue = live.at(present);
    const clusters = coordinatedClusters(signedInAs(response));
    const seasons = linesNear(live.published(), present).map(({ season, lines }) => ({
      season,
      lines: lines.filter(({ offer }) => isFollowed(offer, clusters, catalogue.places)),
    }));
    const offers = followedOffers(catalogue, clusters, present);
    const municipal = municipalitiesOf(clusters, catalogue);
    sendPage(request, response, {
      view: 'holidays/board-page',
      title: 'Hvem har bekræftet helligdagene',
      section: 'helligdage',
      model: {
        ...holidayBoard(
          seasons,
          offers,
          municipal,
          catalogue.organisations,
          await reminders(request, response),
          present.toPlainDate(),
        ),
        // It is where a coordinator begins, also when no holiday is near.
        late: unansweredIn(catalogue, clusters, present).filter(({ late }) => late).length,
      },
    });
  });

  function show(
    request: Request,
    response: Response,
    organisation: string,
    notice: HolidayNotice,
    status = 200,
  ): void {
    const account = signedInAs(response);
    const present = now();
    const catalogue = live.at(present);
    const page = holidayPage(
      ownSeasons(account),
      organisation,
      offersAt(catalogue, minuteOf(present)).filter(
        ({ openingHours, editor }) => openingHours.kind === 'unknown' && mayEditFor(account, editor),
      ),
      catalogue.organisations,
      notice,
      present.toPlainDate(),
    );
    sendPage(request, response, {
      view: 'holidays/holidays-page',
      title: 'Helligdage',
      section: 'redaktion',
      status,
      model: {
        ...page,
        mayConfirm: confirmsFor(account, page.organisation),
        coordinates: weigh('coordinates', account, undefined) === 'allowed',
      },
    });
  }

  function ownSeasons(account: Account): SeasonLines[] {
    return linesNear(live.published(), now()).map(({ season, lines }) => ({
      season,
      lines: lines.filter(({ editor }) => mayEditFor(account, editor)),
    }));
  }

  return router;
}

function dayAmong(
  seasons: readonly SeasonLines[],
  { offerId, date }: { offerId: string; date: string },
): { season: string; line: HolidayLine } | undefined {
  for (const { season, lines } of seasons) {
    const line = lines.find((one) => one.offer.id === offerId && one.date === date);
    if (line) return { season: season.id, line };
  }
  return undefined;
}
