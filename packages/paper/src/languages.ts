/** The 24 official EU languages in the order of the Interinstitutional Style Guide (section 7.2.4). */
export const EU_LANGUAGES = [
  'bg',
  'es',
  'cs',
  'da',
  'de',
  'et',
  'el',
  'en',
  'fr',
  'ga',
  'hr',
  'it',
  'lv',
  'lt',
  'hu',
  'mt',
  'nl',
  'pl',
  'pt',
  'ro',
  'sk',
  'sl',
  'fi',
  'sv',
] as const

export type Language = (typeof EU_LANGUAGES)[number]
