/** Words that the text did not hold when the comment on them was sent: they must not look like the paper's. */
export const UnfoundQuote = ({ words }: { words: string }) => <p className="line-clamp-3 text-sm break-words text-ink-soft">“{words}”</p>

/** The words that a comment hangs on. */
export const Quote = ({ words }: { words: string }) => (
  <blockquote className="line-clamp-3 border-l-3 border-state-review pl-3 font-serif text-sm break-words text-ink-soft">{words}</blockquote>
)
