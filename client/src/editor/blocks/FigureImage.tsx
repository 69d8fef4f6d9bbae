import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { figureUrl } from '../../api/figures.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useMaybePaperAround } from './numbering-context.tsx'

type FigureImageProps = { file: unknown; alt: unknown; width?: unknown }

/** A figure's image; where it cannot be shown, a message with its description. */
export function FigureImage({ file, alt, width }: FigureImageProps) {
  const { t } = useTranslation('blocks')
  const around = useMaybePaperAround()
  const [broken, setBroken] = useState<string>()
  const description = typeof alt === 'string' ? alt : ''
  const source = around && typeof file === 'string' ? figureUrl(around.paperId, file) : undefined
  if (source === undefined || source === broken) {
    return (
      <div className="figure-broken" contentEditable={false}>
        <Icon of={ImageOff} />
        <p>
          {source === undefined && typeof file !== 'string' ? t('figure.noFile') : t('figure.broken')} {description}
        </p>
      </div>
    )
  }
  return (
    <img
      src={source}
      alt={description}
      draggable={false}
      loading="lazy"
      {...(typeof width === 'number' ? { style: { width: `${width}%` } } : {})}
      onError={() => setBroken(source)}
    />
  )
}
