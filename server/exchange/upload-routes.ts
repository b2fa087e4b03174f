/** A spreadsheet on its way in: held in memory from its first byte until it has been read, so only so many at a time. */
import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import { fileBytes, mostFiles } from '../limits.ts';

const secondsToWait = 30;

export type Refuse = (request: Request, response: Response, status: number, message: string) => void;

/** What is refused has never been on a disk. It is let go of with the answer, unless somebody takes it. */
export function receiveFile(refuse: Refuse): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: fileBytes, files: 1, fields: 0, parts: 1 },
    defParamCharset: 'utf8',
  }).single('fil');
  let inHand = 0;
  return (request, response, next) => {
    if (inHand >= mostFiles) {
      // Read and thrown away: a browser that is still sending shows no answer.
      request.resume();
      response.set('Retry-After', String(secondsToWait));
      return refuse(
        request,
        response,
        503,
        `Andre er ved at sende store filer ind lige nu. Din er ikke læst. Prøv igen om ${secondsToWait} sekunder.`,
      );
    }
    inHand += 1;
    let isHeld = true;
    const letGo = () => {
      if (isHeld) inHand -= 1;
      isHeld = false;
    };
    const refused = (status: number, message: string) => {
      letGo();
      refuse(request, response, status, message);
    };
    response.locals.letGoOfFile = letGo;
    response.once('close', () => {
      if (!response.locals.isFileTaken) letGo();
    });
    upload(request, response, (error: unknown) => {
      if (!error && !request.file) return refused(400, 'Vælg en fil først.');
      if (!error) return next();
      if (!(error instanceof MulterError)) return refused(400, 'Filen kom ikke helt frem. Prøv igen.');
      if (error.code === 'LIMIT_FILE_SIZE') return refused(413, 'Filen er over 20 MB. Del den i flere.');
      refused(400, 'Send én fil, valgt i feltet herunder.');
    });
  };
}

/** What `receiveFile` let through. */
export function fileOf({ file }: Request): Express.Multer.File {
  if (!file) throw new Error('a route for files was reached without one');
  return file;
}

/** From here the file is somebody else's to let go of, by what is returned, also when the answer has long been sent. */
export function takeFile({ locals }: Response): () => void {
  locals.isFileTaken = true;
  return locals.letGoOfFile;
}
