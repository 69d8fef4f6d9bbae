/** The element of a section's heading on the page: the paper's title is h1, the section's h2, so level 1 is h3. */
export function headingTag(level: unknown): 'h3' | 'h4' | 'h5' {
  if (level === 1) return 'h3'
  return level === 2 ? 'h4' : 'h5'
}
