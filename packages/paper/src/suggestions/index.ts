export { acceptSuggestions } from './accept-suggestions.ts'
export { keepsBase } from './keeps-base.ts'
export {
  formatOf,
  hasSuggestions,
  listSuggestions,
  type OpenSuggestion,
  type SuggestedChange,
  suggestionKey,
  suggestionsWith,
} from './list-suggestions.ts'
export { rejectSuggestions } from './reject-suggestions.ts'
export {
  attributeOf,
  BLOCK_TURNS,
  type BlockSuggestion,
  type BlockTurn,
  BOUNDARY_CHARACTERS,
  type BoundaryKind,
  encodeBlockSuggestion,
  isSuggestionMark,
  markNameOf,
  maybeBlockSuggestion,
  SUGGESTION_MARKS,
  type SuggestionMarkName,
  type SuggestionTag,
  type WhichSuggestions,
} from './suggestion-tag.ts'
