/** The service on a given database and at a given moment. */
import { readPublished } from '../../data/catalogue.ts';
import { openDatabase } from '../../data/database.ts';
import { readWordLists } from '../../seed/word-lists.ts';
import { serveProduct } from '../serve-product.ts';

const [databaseFile = '', moment = ''] = process.argv.slice(2);
const database = await openDatabase(databaseFile);
const published = { ...(await readPublished(database)), ...readWordLists() };
serveProduct(database, published, Temporal.ZonedDateTime.from(moment));
