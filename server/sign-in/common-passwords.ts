/**
 * What people choose when asked for a password, in English and Danish: words that one comes to by adding digits or signs or by saying them twice, and
 * whole passwords of twelve characters or more. Put together for this service from what lists of leaked passwords show again and again and from the
 * words of this trade; `password-rule.ts` says how they are compared. Lower case, without digits for letters.
 */

/** Refused whatever digits and signs are around or inside them. */
export const commonWords: ReadonlySet<string> = new Set(
  `
aaa aab aalborg aarhus abba abc abcabc abcd abcdabcd abcde abcdef abcdefg abcdefgh adgangforbudt
adgangnaegtet adgangnægtet adgangskode adgangskoden admin administration administrator aeble afdeling
afdelingen agf agfaarhus akut akutafdeling akutafdelingen akutmodtagelse akutmodtagelsen akutoverblik
akuttelefon akutten akuttilbud alexander alfabet alfred alphabet ambulance anders andersen andrew
android angel angels anne apotek apoteket apple april arbejde arbejdet arsenal asdf asdfg asdfgh asdfghj
asdfghjkl asdfghjklæ asdfghjklæø asdzxc ashley august autumn azerty azertyuiop baad babyboy babygirl
badehotellet banan banana barcelona baseball basketball batman bayern beatles beautiful bedsteven
bedsteveninde bella bil bilen birthday bjoern bjørn blessed blomst blomster boern boernene borger
borgerdk borgeren bornholm brande broendby broendbyif bruger brugernavn brøndby burger bus buster
butterfly båd børn børnene camilla carl caroline cecilie champion changeme changemeplease charlie
charliehund cheese chelsea chocolate chokolade christensen christian christina christmas clara cocacola
coffee computer cookie copenhagen corona correcthorse correcthorsebatterystaple corvette counterstrike
covid cykel cyklen daniel danmark dannebrog dansk danske danskerne datter december default demo denmark
determinkode detteerminadgangskode dig disney doktor drage dragon dragonball dragonballz dronning easter
ebeltoft efteraar efteraarsferie efterår efterårsferie elefant elskdig elskerdig elskerdigskat emil
eminem emma england engodadgangskode enhjoerning enhjørning enlangadgangskode entotre entotrefire
entotrefirefem esbjerg etto ettotrefire europa facebook faeroeerne faith familie familien far farfar
farmor farvel favrskov fckobenhavn fckoebenhavn fckøbenhavn fcmidtjylland februar february ferie
feriefri ferrari fido firefemseks flower fly fodbold foedselsdag football foraar forelsket forever
fortnite forår fredag fredagie fredericia frederik freedom freja friday frikadeller fugl fyn færøerne
fødselsdag gaest gameofthrones gandalf george ghjk ginger glaedeligjul glemt glemtkode glædeligjul
goddag godisgood godmorgen godnat godtnytaar godtnytår godzilla google gorgeous grenaa grenå groenland
grønland guest guitar gæst haandbold halloween handsome hanne hansen happy happybirthday harley
harrypotter hav have haven havet heaven hedensted hej hejhej hejmeddig hejsa held heldogloekke
heldoglykke helle hellokitty helsingoer helsingør hemmelig hemmelighed hemmeligkode hemmeligt
hemmeligtkodeord henrik herning hest heste hesten hilleroed hillerød hjem hjemme hjemmepleje
hjemmesygepleje hjkl hockey hoersholm hogwarts holstebro horsens hospital hospitalet hotdog hotstuff
hund hunde hundehvalp hunden hunter hus huset huskkoden huskmig hvadsomhelst hvidvin håndbold hørsholm
iceman ida ikast ilovemyself iloveyou indgang ingenadgang ingenved instagram internet iphone januar
january jegelskerdig jegelskerkage jennifer jens jensen jessica jesus jesuschrist jesuslovesme
joergensen johndoe jonas jordan jordbaer jordbær joshua jul juleaften juli julie july june juni juventus
jylland jørgensen kaereste kaerlighed kaerligst kaffe kaffekop kaffepause kage kanin kat katie katrine
katte katten kattepus killer kirsten klovn kobenhavn kode kodeord kodeordet koebenhavn koege kolding
kommune kommunen konge kongeriget kontor kontoret kristensen kristian kristina krokodille kæreste
kærlighed københavn køge laege laegen laegevagt laegevagten laerer lakrids langadgangskode lars larsen
laura lego legoland lemvig lene letadgang letmein letmeinplease ligegyldigt ligemeget lillebror
lillesoester lillesøster linkedin liverpool liverpoolfc livet livetergodt lkjhgfdsa loerdag loeve login
logind lordoftherings louise lovely loveme lover loveyou lucas lucky luna lykke lykken læge lægen
lægevagt lægevagten lærer lørdag løve mads madsen maj malthe manager manchester manchesterunited mandag
march maria marianne martin marts master masterkey matador mathias mathilde matrix matthew max may
medicin megethemmelig mercedes metallica mette michael michaela mickeymouse microsoft midlertidig
midtjylland mig mikkel min minadgangskode minecraft minhund minkat minkode missekat misser mit
mitarbejde mitid mitkodeord mnbvcxz molly monday monkey mor morfar mormor mormorogmorfar morogfar morten
mountaindew musik musikken mustang mylove mypassword mypasswordis naestved nemid nicole nielsen nintendo
noah nopassword norddjurs nordjylland norge nothing november nulnul nyadgangskode nykode nytaar nytår
næstved october odder odense oel oestjylland oktober oliver olsen olsenbanden onetwothree
onetwothreefour onsdag oscar paaske pandekager passphrase password passwordieas passwordiepassword
passwordpass passwordpassword patient patienten peace pedersen pensionist pepper pepsicola peter
petersen pia pinse pizza playstation plejecenter plejehjem poelse poiuytrewq pokemon porsche princess
princessi prins prinsesse proeve prøve psykiatri psykiatrien psykiatriskafdeling påske pølse qaz qazwsx
qazwsxedc qweasd qweasdzxc qwerty qwertyasdf qwertyu qwertyui qwertyuio qwertyuiop qwertyuiopasdfghjkl
qwertyuiopå qwertz qwertzuiop rainbow randers randersfc rasmus rasmussen realmadrid redbull region
regionen regionmidt regionmidtjylland regionshospital regionshospitalet regnbue rex rihanna ringkoebing
ringkøbing roedgroedmedfloede roedvin root rose roser roskilde rugbroed rugbrød rødgrødmedfløde rødvin
sammen sammenersmart samsoe samsung samsø saturday secret sephiroth september sexy shadow sikkerhed
sikkerkode sikkertkodeord silkeborg silkeborgif sjaelland sjælland skadestue skanderborg skat
skattebasse skatteoe skatter skiftkode skiftmig skive skjern skole skolen skov skoven slagelse slik
smile smoerrebroed smørrebrød snaps snuske snuskebasse soccer soen soendag soenderjylland soeren
soerensen sofie solsikke solskin solskinsdag somatik sommer sommerferie sommeroa sommersol spiderman
spring standard starwars starwarsfan storebror storesoester storesøster strand stranden struer studie
success summer sunday sundhed sundheddk sundhedsplatformen sundhedsvisitation sundhedsvisitationen
sunshine superbruger superhemmelig superman superstar superuser susanne sverige sweetheart syddjurs
sygehus sygehuset sygepleje sygeplejerske sygeplejersken system søn søndag sønderjylland søren sørensen
tak temporary terminator test testbruger tester testtest thisismypassword thomas thomsen thursday tiger
tillykke tirsdag tog topsecret torsdag tottenham traktor trustno trustnoone tuesday tulipan tusindtak
tyskland tyui uiop ulv universitet user username vaccine vagtlaege vagtlæge vagttelefon valdemar vbnm
vejle velkommen velkommentil veninde veninder venner vestjylland viborg viborgff victor victory vinter
vinterferie visitation visitationen visitator visitatoren voldemort wasd wasdwasd wednesday weekend
weekendfri welcome whatever william windows winner winter wsx xbox yamaha yourpassword youtube zaqwsx
zaqxsw zxcvbn zxcvbnm zxcvbnmasdf ålborg århus æble østjylland
`
    .trim()
    .split(/\s+/),
);

/** Refused as they are: their letters alone are no word. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
000000000000 012345678901 098765432109 111111111111 112233445566 121212121212 123123123123 123321123321
123456123456 123456789012 1234567890123 12345678901234 1234567890qw 1234567qwert 123456qwerty
12345qwertyui 1234qwerasdf 123qweasdzxc 147258369147 159753159753 1q2w3e4r5t6y 1q2w3e4r5t6y7u
1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 741852963741 789456123789 987654321098 a1b2c3d4e5f6
aa123456789a abc123abc123 abcd1234abcd adgangskode1 adgangskode12 adgangskode123 admin1234567
adminadmin12 administrator1 asdfghjkl123 changeme1234 danmark12345 dragon123456 football1234
hejmeddig123 hemmelig1234 iloveyou1234 iloveyou2love kodeord12345 letmein12345 monkey123456 p@ssw0rd1234
pass1234pass passw0rdpass q1w2e3r4t5y6 q1w2e3r4t5y6u7 qwer1234qwer qwerty123456 qwertyuiop12
qwertyuiop123 skiftmig1234 sommer202425 sommer202526 trustno1trust velkommen123 velkommen1234
vinter202526 welcome12345 zaq12wsxcde3 zaq1zaq1zaq1 zxcvbnm12345
`
    .trim()
    .split(/\s+/),
);
