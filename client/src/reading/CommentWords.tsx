import { commentPieces } from '@concord/contract'

type CommentWordsProps = { words: string; mentions: readonly { id: string; name: string }[]; className?: string }

/** A comment's words, with the people whom it mentions set off. */
export const CommentWords = ({ words, mentions, className = '' }: CommentWordsProps) => (
  <span className={`whitespace-pre-wrap ${className}`}>
    {commentPieces(words).map((piece, place) =>
      'text' in piece ? (
        piece.text
      ) : (
        <span key={place} className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent">
          @{mentions.find(({ id }) => id === piece.personId)?.name ?? '…'}
        </span>
      ),
    )}
  </span>
)
