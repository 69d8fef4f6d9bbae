import { Check, Copy } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

type CopyOutcome = 'copied' | 'selected' | undefined

/** Puts words on the clipboard. Where the browser forbids that, selects them so that the copy shortcut takes them. */
async function copyOrSelect(words: string, shown: Element | null): Promise<CopyOutcome> {
  const isCopied = await navigator.clipboard?.writeText(words).then(
    () => true,
    () => false,
  )
  if (isCopied) return 'copied'
  if (shown) window.getSelection()?.selectAllChildren(shown)
  return 'selected'
}

/** Copies refused words, and says what came of it. */
export function CopyWords({ words, shown }: { words: string; shown: RefObject<Element | null> }) {
  const { t } = useTranslation('paper')
  const { t: word } = useTranslation('words')
  const [outcome, setOutcome] = useState<CopyOutcome>()
  const label = outcome === undefined ? word('copy') : outcome === 'copied' ? word('copied') : t('kept.selected')
  return (
    <Button
      icon={<Icon of={outcome === 'copied' ? Check : Copy} />}
      onClick={() => void copyOrSelect(words, shown.current).then(setOutcome)}
    >
      <span aria-live="polite">{label}</span>
    </Button>
  )
}
