/** What every answer tells the browser not to do. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What a page might ask for and none of ours does; writing to the clipboard, which copies a number, is left. */
const refused = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** Seconds; a year, so that a browser that has been here once is never led astray by an http link. Only what BASE_URL promises. */
const overTls = 'max-age=31536000';

/**
 * Nothing inline, nothing from elsewhere, nothing framed. What breaks the policy is told nobody: a report holds the page's address, and with it what was
 * typed. `address`: where readers reach the service.
 */
export function securityHeaders(address: () => string): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          fontSrc: ["'self'"],
          imgSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          objectSrc: ["'none'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      strictTransportSecurity: false,
      referrerPolicy: { policy: 'same-origin' },
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', refused.map((feature) => `${feature}=()`).join(', '));
      if (address().startsWith('https:')) response.set('Strict-Transport-Security', overTls);
      next();
    },
  ];
}
