/** GET /administration, the way in to the rest; and /administration/udbakke, the mails that have not been sent. */
import { Router } from 'express';
import type { Clock } from '../clock.ts';
import type { SendPage } from '../http/pages.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import type { Mailer } from '../running/mailer.ts';
import { dress } from './notices.ts';

const section = 'administration';

export function outboxRoutes(mailer: Mailer, now: Clock, sendPage: SendPage): Router {
  const router = Router();

  router.get('/administration', async (request, response) => {
    const model = { waiting: (await mailer.waiting()).length, sends: mailer.sends, ...dress };
    sendPage(request, response, {
      view: 'administration/administration-page',
      title: 'Administration',
      section,
      model,
    });
  });

  router.get('/administration/udbakke', async (request, response) => {
    const { timeZoneId } = now();
    const mails = (await mailer.waiting()).toReversed().map(({ to, subject, text, at }) => ({
      to,
      subject,
      at: fullMomentWords(minuteOf(at.toZonedDateTimeISO(timeZoneId))),
      // With a mail server the link is for its reader only.
      link: mailer.sends ? undefined : /^https?:\/\/\S+$/m.exec(text)?.[0],
    }));
    const model = { mails, sends: mailer.sends, ...dress };
    sendPage(request, response, { view: 'administration/outbox-page', title: 'Udbakke', section, model });
  });
  return router;
}
