/** The words that a comment hangs on. */
export const Quote = ({ words }: { words: string }) => (
  <blockquote className="line-clamp-3 border-l-3 border-state-review pl-3 font-serif text-sm break-words text-ink-soft">{words}</blockquote>
)
