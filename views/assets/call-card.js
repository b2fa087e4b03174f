// The call card in place, and the keys of a call: beside the results in a wide window, in a narrower one as a layer over them that going
// back takes away. Without this file a result is a link to that address.

import 'asset:card/open-card.js';
import 'asset:card/number.js';
import 'asset:card/keys.js';
