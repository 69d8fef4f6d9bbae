import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './IconButton.tsx'

const SHOWN_MS = 3_000

/** A whole fingerprint in small letters that may break anywhere, and a button that copies it. */
export function CopyHash({ hash, label, doneLabel }: { hash: string; label: string; doneLabel: string }) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => setDone(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [isDone])
  const copy = async () => {
    await navigator.clipboard.writeText(hash)
    setDone(true)
  }
  return (
    <div className="flex items-center gap-1">
      <code className="min-w-0 flex-1 font-mono text-[0.75rem] leading-5 break-all text-ink-soft">{hash}</code>
      <IconButton icon={isDone ? Check : Copy} size={16} label={isDone ? doneLabel : label} onClick={() => void copy()} />
    </div>
  )
}
