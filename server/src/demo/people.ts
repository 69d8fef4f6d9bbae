/** A demo person; `organisation` is a name in `edition.ts`. */
export type DemoPerson = { name: string; email: string; organisation: string }

const person = (name: string, account: string, organisation: string): DemoPerson => ({
  name,
  email: `${account}@demo.example`,
  organisation,
})

/** Everybody in the demo, invented, by the key that the papers use. The first seven are the sign-ins that are printed at start. */
export const DEMO_PEOPLE = {
  secretariat: person('Lucía Ferrer Aldana', 'secretariat', 'European Clusters Alliance'),
  moderator: person('Tomasz Wieczorek', 'moderator', 'Polish Clusters Association'),
  rapporteur: person('Inês Carvalho', 'rapporteur', 'Portugal Clusters'),
  contributor: person('Rūta Balsytė', 'contributor', 'KlasterLT'),
  contributor2: person('Mathieu Delorme', 'contributor2', 'France Clusters'),
  policy: person('Aurelia Stanciu', 'policy', 'European Clusters Alliance'),
  observer: person('Pilar Montes Ibarra', 'observer', 'Spanish Ministry of Industry and Tourism'),
  katarina: person('Katarína Hollá', 'katarina', 'Union of Slovak Clusters'),
  ville: person('Ville Niskanen', 'ville', 'East and North Finland'),
  gabor: person('Gábor Szentirmai', 'gabor', 'IKOSZ Hungarian National Alliance of Innovative Clusters'),
  annika: person('Annika Brandt', 'annika', 'go-cluster'),
  jiri: person('Jiří Doležal', 'jiri', 'National Cluster Association'),
  elodie: person('Élodie Garnier', 'elodie', 'Association Française des Pôles de Compétitivité'),
  petya: person('Петя Маринова', 'petya', 'Bulgarian Employers Association Innovative Technologies'),
  marta: person('Marta Izquierdo Vidal', 'marta', 'Spanish Federation of AEIs and Clusters'),
  liene: person('Liene Ozoliņa', 'liene', 'Latvian Clusters Network'),
  andreas: person('Andreas Hofinger', 'andreas', 'National Cluster Platform'),
  radu: person('Radu Comănescu', 'radu', 'Clustero'),
  zsofia: person('Zsófia Kertész', 'zsofia', 'IKOSZ Hungarian National Alliance of Innovative Clusters'),
  joaquim: person('Joaquim Seabra', 'joaquim', 'Portugal Clusters'),
  bartosz: person('Bartosz Sikora', 'bartosz', 'Polish Clusters Association'),
  lina: person('Lina Jankauskienė', 'lina', 'KlasterLT'),
  claire: person('Claire Vasseur', 'claire', 'France Clusters'),
  giulia: person('Giulia Marchetti', 'giulia', 'Ambassador in Italy'),
  conor: person('Conor Whelan', 'conor', 'Ambassador in Ireland'),
  eleni: person('Ελένη Παπαδάκη', 'eleni', 'Ambassador in Greece'),
} as const satisfies Record<string, DemoPerson>

export type PersonKey = keyof typeof DEMO_PEOPLE

/** Of everybody in the demo edition. */
export const DEMO_PASSWORD = 'concord-demo'

/** The people whose sign-in is printed at start, in the order of a paper's way. */
export const DEMO_SIGN_INS: readonly PersonKey[] = [
  'secretariat',
  'moderator',
  'rapporteur',
  'contributor',
  'contributor2',
  'policy',
  'observer',
]
