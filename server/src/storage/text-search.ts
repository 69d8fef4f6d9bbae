/** A pattern for `ilike` that finds exactly this text: what a person typed is never a wildcard. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
