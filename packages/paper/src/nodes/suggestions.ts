import { Extension, Mark } from '@tiptap/core'
import { SUGGESTION_NODES } from '../schema-names.ts'
import type { SuggestionMarkName } from '../suggestions/suggestion-tag.ts'

/** A suggestion is made by the editor's own commands alone: nothing that is pasted brings one. */
const attribute = () => ({ default: null, rendered: false, keepOnSplit: false, parseHTML: () => null })

/**
 * Suggestions lie over each other (`excludes`), since several people may suggest something about the same words; they never grow by typing
 * beside them (`inclusive`), and stand outside of every other mark (`priority`).
 */
const suggestionMark = (name: SuggestionMarkName, tag: 'ins' | 'del' | 'span', more: readonly string[] = []) =>
  Mark.create({
    name,
    priority: 1001,
    inclusive: false,
    excludes: '',
    addAttributes: () => Object.fromEntries(['id', 'by', 'at', ...more].map((key) => [key, attribute()])),
    renderHTML: () => [tag, { class: `suggested-${name}` }, 0],
  })

/** The four marks of suggestions, and the attribute by which blocks carry one. */
export const suggestionExtensions = () => [
  suggestionMark('insertion', 'ins'),
  suggestionMark('deletion', 'del'),
  suggestionMark('boundary', 'ins', ['kind']),
  suggestionMark('formatting', 'span', ['added', 'removed', 'href']),
  Extension.create({
    name: 'blockSuggestions',
    addGlobalAttributes: () => [{ types: [...SUGGESTION_NODES], attributes: { suggestion: attribute() } }],
  }),
]
