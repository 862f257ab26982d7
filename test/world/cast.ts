export type Role = "secretariat" | "presidency" | "representative" | "substitute" | "jury" | "applicant";

/** `country` is an ISO 3166 code; `nameOwn` with its BCP 47 language only where the own script is not Latin. */
export type Person = {
  key: string;
  email: string;
  nameLatin: string;
  nameOwn?: string;
  nameLanguage?: string;
  country?: string;
  roles: readonly Role[];
  /** The project an applicant writes the form for: the name of its file in `projects/`. */
  entry?: string;
};

export type Delegation = {
  key: string;
  number: number;
  kind: "presidency" | "expert";
  country: string;
  institution?: string;
  seat: "chair" | "vice-chair" | "member";
  people: readonly string[];
};

type OwnName = readonly [name: string, language: string];

const person = (
  key: string,
  country: string,
  nameLatin: string,
  email: string,
  roles: readonly Role[],
  own?: OwnName,
): Person => ({
  key,
  email,
  nameLatin,
  country,
  roles,
  ...(own ? { nameOwn: own[0], nameLanguage: own[1] } : {}),
});

const representative = (country: string, nameLatin: string, email: string, own?: OwnName): Person =>
  person(`rep-${country.toLowerCase()}`, country, nameLatin, email, ["representative"], own);

const substitute = (country: string, nameLatin: string, email: string, own?: OwnName): Person =>
  person(`sub-${country.toLowerCase()}`, country, nameLatin, email, ["substitute"], own);

const applicant = (key: string, entry: string, nameLatin: string, email: string, own?: OwnName): Person => ({
  ...person(key, entry.slice(0, 2).toUpperCase(), nameLatin, email, ["applicant"], own),
  entry,
});

/** Ireland's representative also chairs the jury, and Lithuania's judges; the other jurors have no second role. */
const representatives: readonly Person[] = [
  representative("AT", "Leopoldine Achleitner-Moosbrugger", "l.achleitner@inneres-at.example"),
  representative("BE", "Wannes Verhaeghebeke", "w.verhaeghebeke@prevention-be.example"),
  representative("BG", "Desislava Karamanolova", "d.karamanolova@mvr-bg.example", [
    "Десислава Караманолова",
    "bg",
  ]),
  representative("CY", "Evagoras Hadjistylianou", "e.hadjistylianou@justice-cy.example", [
    "Ευαγόρας Χατζηστυλιανού",
    "el",
  ]),
  representative("CZ", "Bohdana Křižanovičová", "b.krizanovicova@vnitro-cz.example"),
  representative("DE", "Hartwig Oesterlinck", "h.oesterlinck@innen-de.example"),
  representative("DK", "Solvej Brøndsholm", "s.brondsholm@forebyggelse-dk.example"),
  representative("EE", "Tõnis Mägipõld", "t.magipold@just-ee.example"),
  representative("ES", "Ximena Arrizabalbuena", "x.arrizabalbuena@interior-es.example"),
  representative("FI", "Väinö Kytöharju", "v.kytoharju@oikeus-fi.example"),
  representative("FR", "Clémence Taillefontaine", "c.taillefontaine@prevention-fr.example"),
  representative("GR", "Stavroula Anagnostara", "s.anagnostara@mopocp-gr.example", [
    "Σταυρούλα Αναγνωσταρά",
    "el",
  ]),
  representative("HR", "Zvonimira Perkovac", "z.perkovac@mup-hr.example"),
  representative("HU", "Boglárka Szentmihályi-Tóth", "b.szentmihalyi@megelozes-hu.example"),
  person("rep-ie", "IE", "Caoimhe Ní Dhubhshláine", "c.nidhubhshlaine@justice-ie.example", [
    "representative",
    "jury",
  ]),
  representative("IT", "Ludovica Castelmezzano", "l.castelmezzano@interno-it.example"),
  person("rep-lt", "LT", "Žydrūnas Šlapikauskas", "z.slapikauskas@vrm-lt.example", [
    "representative",
    "jury",
  ]),
  representative("LU", "Mathis Weyderkamp", "m.weyderkamp@securite-lu.example"),
  representative("LV", "Ingūna Vējkalniņa", "i.vejkalnina@iem-lv.example"),
  representative("MT", "Ġużeppina Ħaber-Żerafa", "g.haber@homeaffairs-mt.example"),
  representative("NL", "Douwe Hoogstratenberg", "d.hoogstratenberg@veiligheid-nl.example"),
  representative("PL", "Świętosława Brzęczykowska", "s.brzeczykowska@mswia-pl.example"),
  representative("PT", "Graciano Valadouro", "g.valadouro@justica-pt.example"),
  representative("RO", "Ștefania Țurlea-Brăteanu", "s.turlea@prevenire-ro.example"),
  representative("SE", "Torgny Ekbladh-Sund", "t.ekbladh@forebygg-se.example"),
  representative("SI", "Neža Črnigojnik", "n.crnigojnik@mnz-si.example"),
  representative("SK", "Ľubomíra Ďurčanská", "l.durcanska@minv-sk.example"),
];

const substitutes: readonly Person[] = [
  substitute("BG", "Yavor Shterev-Balkanski", "y.shterev@mvr-bg.example", ["Явор Щерев-Балкански", "bg"]),
  substitute("CY", "Chrystalla Papagavriel", "c.papagavriel@justice-cy.example", [
    "Χρυστάλλα Παπαγαβριήλ",
    "el",
  ]),
  substitute("DE", "Friederike Wölpermann", "f.woelpermann@innen-de.example"),
  substitute("EE", "Ülle Sõerumaa", "u.soerumaa@just-ee.example"),
  substitute("IE", "Diarmuid Mac Conmhaoil", "d.macconmhaoil@justice-ie.example"),
  substitute("MT", "Ċensu Għaxaq", "c.ghaxaq@homeaffairs-mt.example"),
  substitute("PL", "Zdzisława Jędrzejowiak", "z.jedrzejowiak@mswia-pl.example"),
  substitute("PT", "Ermelinda Sarzedinha", "e.sarzedinha@justica-pt.example"),
];

/** The secretariat serves all states; its people have a country only for their names. */
const office: readonly Person[] = [
  person("secretariat-1", "BE", "Annelore Terbruggen", "a.terbruggen@secretariat.example", ["secretariat"]),
  person("secretariat-2", "FR", "Bastien Lacourtine", "b.lacourtine@secretariat.example", ["secretariat"]),
  person("presidency-1", "IE", "Muireann Ó Catháin-Byrne", "m.ocathain@presidency-ie.example", [
    "presidency",
  ]),
  person("presidency-2", "IE", "Fiachra Tuohy-Lenihan", "f.tuohy@presidency-ie.example", ["presidency"]),
];

const jurors: readonly Person[] = [
  person(
    "juror-cy",
    "CY",
    "Theognosia Kyprianidou-Lazari",
    "t.kyprianidou@police-cy.example",
    ["jury"],
    ["Θεογνωσία Κυπριανίδου-Λαζαρή", "el"],
  ),
  person(
    "juror-gr",
    "GR",
    "Panagiota-Aikaterini Papadimitrakopoulou-Chatzikonstantinidou",
    "p.papadimitrakopoulou@mopocp-gr.example",
    ["jury"],
    ["Παναγιώτα-Αικατερίνη Παπαδημητρακοπούλου-Χατζηκωνσταντινίδου", "el"],
  ),
  person("expert-se-1", "SE", "Gunvor Åkerbloms", "g.akerbloms@malaro-institute.example", ["jury"]),
  person("expert-se-2", "SE", "Elis Tväråselius", "e.tvaraselius@malaro-institute.example", ["jury"]),
  person("expert-be", "BE", "Philippine Vandersmissenaere", "p.vandersmissenaere@scheldeland.example", [
    "jury",
  ]),
];

const applicants: readonly Person[] = [
  applicant("applicant-bg", "bg-my-block", "Kalin Hristozov-Dobrev", "k.hristozov@moyat-blok.example", [
    "Калин Христозов-Добрев",
    "bg",
  ]),
  applicant(
    "applicant-cy",
    "cy-common-courtyard",
    "Andrianna Neophytidou",
    "a.neophytidou@koini-avli.example",
    ["Ανδριάννα Νεοφυτίδου", "el"],
  ),
  applicant(
    "applicant-de",
    "de-quarrel-workshop",
    "Wiebke Struckenborg",
    "w.struckenborg@streitwerkstatt.example",
  ),
  applicant("applicant-ee-1", "ee-three-adults", "Õnnela Raudkivisaar", "o.raudkivisaar@kolm.example"),
  applicant("applicant-ee-2", "ee-three-adults", "Artjom Belousovski", "a.belousovski@kolm.example"),
  applicant("applicant-fi", "fi-say-it-out-loud", "Aino-Kaisa Löyttyjärvi", "a.loyttyjarvi@sano.example"),
  applicant(
    "applicant-gr-1",
    "gr-first-word",
    "Evanthia Mavromichelaki",
    "e.mavromichelaki@proti-lexi.example",
    ["Ευανθία Μαυρομιχελάκη", "el"],
  ),
  applicant(
    "applicant-gr-2",
    "gr-first-word",
    "Iordanis Tsakiropoulos",
    "i.tsakiropoulos@proti-lexi.example",
    ["Ιορδάνης Τσακιρόπουλος", "el"],
  ),
  applicant("applicant-hr", "hr-calm-harbour", "Tihomil Škrapić", "t.skrapic@mirna-luka.example"),
  applicant("applicant-ie", "ie-second-whistle", "Sadhbh Kinnerk-Power", "s.kinnerk@second-whistle.example"),
  applicant(
    "applicant-lt",
    "lt-evening-light",
    "Rūta Ąžuolinskaitė",
    "r.azuolinskaite@vakaro-sviesa.example",
  ),
  applicant("applicant-mt", "mt-our-square", "Ġorġ Buħaġiar-Żahra", "g.buhagiar@pjazza.example"),
  applicant(
    "applicant-nl",
    "nl-empty-pockets",
    "Sietske Wolterinckhof",
    "s.wolterinckhof@lege-zakken.example",
  ),
  applicant("applicant-pl", "pl-ask-first", "Dobrochna Wiśnicka-Łoza", "d.wisnicka@najpierw-zapytaj.example"),
  applicant("body-pl-1", "pl-yard-league", "Gniewomira Trzebiatowska", "g.trzebiatowska@urzad-legi.example"),
  applicant("applicant-pt-1", "pt-bridge-team", "Filipa Montalegrete", "f.montalegrete@equipa-ponte.example"),
  applicant("applicant-pt-2", "pt-bridge-team", "Duarte Vilarandelo", "d.vilarandelo@equipa-ponte.example"),
];

/** Who else takes part in Poland's national round: the contact of a body, and who advises the representative. */
const nationalRound: readonly Person[] = [
  person("body-pl-2", "PL", "Zbysława Przetakiewicz", "z.przetakiewicz@miasto-zielin.example", ["applicant"]),
  person("committee-pl", "PL", "Mściwój Gżegżółkiewicz", "m.gzegzolkiewicz@komisja-pl.example", []),
];

/** Everybody who signs in to the demonstration; all are invented. */
export const people: readonly Person[] = [
  ...office,
  ...representatives,
  ...substitutes,
  ...jurors,
  ...applicants,
  ...nationalRound,
];

/** The jury of the demonstration: current, previous and two following presidencies, and two invited institutions. */
export const delegations: readonly Delegation[] = [
  { key: "ireland", number: 1, kind: "presidency", country: "IE", seat: "chair", people: ["rep-ie"] },
  { key: "cyprus", number: 2, kind: "presidency", country: "CY", seat: "vice-chair", people: ["juror-cy"] },
  { key: "lithuania", number: 3, kind: "presidency", country: "LT", seat: "member", people: ["rep-lt"] },
  { key: "greece", number: 4, kind: "presidency", country: "GR", seat: "member", people: ["juror-gr"] },
  {
    key: "malaro",
    number: 5,
    kind: "expert",
    country: "SE",
    institution: "Mälarö Institute for Safety Studies",
    seat: "member",
    people: ["expert-se-1", "expert-se-2"],
  },
  {
    key: "scheldeland",
    number: 6,
    kind: "expert",
    country: "BE",
    institution: "Scheldeland Centre for Prevention Research",
    seat: "member",
    people: ["expert-be"],
  },
];

/** The edition of the demonstration. Instants end in Z; days are calendar days in Brussels. */
export const demoEdition = {
  key: "2026",
  year: 2026,
  name: "2026 (demonstration)",
  presidency: "IE",
  city: "Dublin",
  timeZone: "Europe/Dublin",
  form: "five-is",
  theme: {
    title: "Growing up safe: preventing violence among young people",
    lead: "What keeps a quarrel between young people from becoming an assault, and who has to be there in time?",
    conditions: [
      "The project prevents violence committed by or against young people aged 10 to 25, at school, on the way, in leisure time or at home.",
      "Young people themselves must be reached. Projects that only train staff, or only inform the public, do not qualify.",
      "Projects that act online alone are outside the theme; a digital part of a wider project is welcome.",
    ],
  },
  callOpensAt: "2026-07-01T07:00:00.000Z",
  deadlineAt: "2026-09-30T22:00:00.000Z",
  admissionUntil: "2026-10-14",
  judgingUntil: "2026-11-06",
  juryMeetingOn: "2026-11-10",
  conferenceFrom: "2026-12-09",
  conferenceUntil: "2026-12-10",
  galaAt: "2026-12-09T19:30:00.000Z",
  conferenceVenue: "Harbour Assembly Rooms, Dublin",
  galaVenue: "The Long Gallery at the Harbour Assembly Rooms, Dublin",
} as const;
