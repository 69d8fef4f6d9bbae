import type { GroupRole } from '@concord/paper'
import type { PersonKey } from './people.ts'

/** The demo edition. Place and dates are real; every text and decision in it is invented. */
export const DEMO_EDITION = {
  slug: 'madrid-2025',
  title: 'ECA Cluster Conference 2025',
  place: 'Pabellón de Cecilio Rodríguez, Retiro Park, Madrid',
  startsOn: '2025-12-10',
  endsOn: '2025-12-11',
  referencePrefix: 'ECA-2025',
  demo: true,
} as const

/** Guest code of the first lab. */
export const DEMO_GUEST_CODE = 'MADRID2025'

/** 15 national associations from 14 countries, three ambassadors without a network, and two hosts that never sign. */
export const DEMO_ORGANISATIONS: readonly { name: string; country: string | null }[] = [
  { name: 'National Cluster Platform', country: 'AT' },
  { name: 'Bulgarian Employers Association Innovative Technologies', country: 'BG' },
  { name: 'National Cluster Association', country: 'CZ' },
  { name: 'East and North Finland', country: 'FI' },
  { name: 'Association Française des Pôles de Compétitivité', country: 'FR' },
  { name: 'France Clusters', country: 'FR' },
  { name: 'go-cluster', country: 'DE' },
  { name: 'IKOSZ Hungarian National Alliance of Innovative Clusters', country: 'HU' },
  { name: 'Latvian Clusters Network', country: 'LV' },
  { name: 'KlasterLT', country: 'LT' },
  { name: 'Polish Clusters Association', country: 'PL' },
  { name: 'Portugal Clusters', country: 'PT' },
  { name: 'Clustero', country: 'RO' },
  { name: 'Union of Slovak Clusters', country: 'SK' },
  { name: 'Spanish Federation of AEIs and Clusters', country: 'ES' },
  { name: 'Ambassador in Italy', country: 'IT' },
  { name: 'Ambassador in Ireland', country: 'IE' },
  { name: 'Ambassador in Greece', country: 'EL' },
  { name: 'European Clusters Alliance', country: null },
  { name: 'Spanish Ministry of Industry and Tourism', country: 'ES' },
]

/** Whom the edition's papers may ask to act. The names are real; that anybody asks them anything here is invented. */
export const DEMO_AUTHORITIES: readonly { name: string; shortName: string; country: string | null }[] = [
  {
    name: 'European Commission, Directorate-General for Internal Market, Industry, Entrepreneurship and SMEs (DG GROW)',
    shortName: 'DG GROW',
    country: null,
  },
  { name: 'European Commission, Directorate-General for Regional and Urban Policy (DG REGIO)', shortName: 'DG REGIO', country: null },
  { name: 'European Innovation Council and SMEs Executive Agency (EISMEA)', shortName: 'EISMEA', country: null },
  { name: 'European Parliament, Committee on Industry, Research and Energy (ITRE)', shortName: 'EP ITRE', country: null },
  { name: 'Council of the European Union (Competitiveness)', shortName: 'Council COMPET', country: null },
  { name: 'European Economic and Social Committee (EESC)', shortName: 'EESC', country: null },
  { name: 'European Committee of the Regions (CoR)', shortName: 'CoR', country: null },
  { name: 'Spanish Ministry of Industry and Tourism', shortName: 'MINTUR', country: 'ES' },
  { name: 'Comunidad de Madrid', shortName: 'Comunidad de Madrid', country: 'ES' },
  { name: 'Ayuntamiento de Madrid', shortName: 'Ayuntamiento de Madrid', country: 'ES' },
]

/** A lab or consortium with its people by role; the first rapporteur and the first moderator lead its papers. */
export type DemoGroup = {
  kind: 'lab' | 'consortium'
  name: string
  members: Record<Exclude<GroupRole, 'guest'>, readonly PersonKey[]>
}

/** The groups by the key that the papers use. The first is the one of the printed sign-ins. */
export const DEMO_GROUPS = {
  valueChains: {
    kind: 'lab',
    name: 'SME collaboration and value chains',
    members: {
      rapporteur: ['rapporteur'],
      moderator: ['moderator'],
      contributor: ['contributor', 'contributor2', 'katarina', 'ville'],
      endorser: ['gabor'],
      observer: ['observer', 'eleni'],
    },
  },
  digitalGreen: {
    kind: 'lab',
    name: 'Digital and green cluster services',
    members: {
      rapporteur: ['annika'],
      moderator: ['jiri'],
      contributor: ['elodie', 'petya', 'marta'],
      endorser: ['radu'],
      observer: ['eleni'],
    },
  },
  skills: {
    kind: 'lab',
    name: 'Skills and internationalisation',
    members: {
      rapporteur: ['liene'],
      moderator: ['andreas'],
      contributor: ['radu', 'zsofia', 'joaquim'],
      endorser: ['katarina'],
      observer: ['conor'],
    },
  },
  publicSupport: {
    kind: 'lab',
    name: 'Public support mechanisms: MFF and European Competitiveness Fund',
    members: {
      rapporteur: ['marta'],
      moderator: ['claire'],
      contributor: ['bartosz', 'gabor', 'annika', 'lina'],
      endorser: ['ville'],
      observer: ['giulia'],
    },
  },
  terraLink: {
    kind: 'consortium',
    name: 'Eurocluster TERRA-LINK',
    members: {
      rapporteur: ['elodie'],
      moderator: ['gabor'],
      contributor: ['petya', 'katarina', 'lina', 'liene'],
      endorser: ['jiri'],
      observer: ['giulia'],
    },
  },
  skillForge: {
    kind: 'consortium',
    name: 'Eurocluster SKILL-FORGE',
    members: {
      rapporteur: ['zsofia'],
      moderator: ['joaquim'],
      contributor: ['liene', 'bartosz', 'ville'],
      endorser: ['andreas'],
      observer: ['conor'],
    },
  },
} as const satisfies Record<string, DemoGroup>

export type GroupKey = keyof typeof DEMO_GROUPS
