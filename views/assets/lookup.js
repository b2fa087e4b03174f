// What a keyboard expects of the lookup beyond plain HTML. Every page works without this file.

import 'asset:lookup/line.js';
import 'asset:lookup/moment.js';
import 'asset:lookup/mistakes.js';
import 'asset:lookup/combobox.js';
import 'asset:lookup/send.js';
