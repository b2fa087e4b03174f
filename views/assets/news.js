// An open page shows what is saved elsewhere: told over a stream that the catalogue is another, it asks for itself anew, quietly.

import { renew } from 'asset:news/renewal.js';
import { follow } from 'asset:news/stream.js';

follow(document.body.dataset.news, renew);
