/** Sends whoever asks on to another address, which may hold what was typed: kept nowhere. */
import type { Response } from 'express';

export function sendOn(response: Response, address: string): void {
  response.status(303).set({ Location: address, 'Cache-Control': 'no-store', 'Content-Length': '0' }).end();
}
