/** The element that shows each mark of a suggestion. */
export const SUGGESTION_TAGS: Readonly<Record<string, string>> = { insertion: 'ins', boundary: 'ins', deletion: 'del', formatting: 'span' }

/** The class names and attributes that the style sheet knows a suggestion by; the reading view uses the same. */
export const lookOf = (mark: string, attrs: Readonly<Record<string, unknown>>): Record<string, string> => ({
  class: `suggested suggested-${mark}`,
  ...(attrs.kind ? { 'data-kind': String(attrs.kind) } : {}),
  ...(mark === 'formatting' ? { 'data-added': String(attrs.added ?? ''), 'data-removed': String(attrs.removed ?? '') } : {}),
})
