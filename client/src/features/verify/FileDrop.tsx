import { FileUp } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../ui/button-class.ts'
import { Icon } from '../../ui/Icon.tsx'

/** A place to drop a file on, with the platform's own file chooser inside for everybody else. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('verify')
  const [isOver, setOver] = useState(false)
  const inputId = useId()

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the chooser inside does the same by keyboard
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-4 rounded-lg border-2 border-dashed px-6 py-12 text-center ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong bg-sheet'}`}
    >
      <Icon of={FileUp} size={32} className="text-accent" />
      <p>{t('drop')}</p>
      <input
        id={inputId}
        type="file"
        className="peer sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file may be chosen again after it was changed.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <label
        htmlFor={inputId}
        className={buttonClass(
          'primary',
          'cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus',
        )}
      >
        {t('choose')}
      </label>
    </div>
  )
}
