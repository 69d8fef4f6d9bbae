import type { Release } from '@concord/contract'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../i18n/format.ts'
import { CopyHash } from '../../ui/CopyHash.tsx'
import { Icon } from '../../ui/Icon.tsx'

type Rendition = Release['renditions'][number]

function DownloadRow({ rendition }: { rendition: Rendition }) {
  const { t } = useTranslation('library')
  const { t: word } = useTranslation('words')
  const format = word(`format.${rendition.format}`)
  return (
    <li className="px-5 py-4">
      <a
        href={rendition.url}
        download={rendition.fileName}
        className="-m-2 flex min-h-11 items-center gap-3 rounded-md p-2 hover:bg-ground"
      >
        <Icon of={Download} size={20} className="text-accent" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium text-accent underline decoration-1 underline-offset-3">{t('download', { format })}</span>
          <span className="block text-sm text-ink-soft">
            {word(`formatPurpose.${rendition.format}`)} · {formatBytes(rendition.size)}
          </span>
        </span>
      </a>
      <div className="-mr-2 pl-8">
        <CopyHash hash={rendition.sha256} label={t('copyFingerprint', { format })} doneLabel={word('copied')} />
      </div>
    </li>
  )
}

/** The files of a release, each with its size and SHA-256. */
export function Downloads({ release }: { release: Release }) {
  const { t } = useTranslation('library')
  return (
    <section>
      <h2 className="mb-3 text-lg font-semibold">{t('downloads')}</h2>
      <ul className="sheet divide-y divide-line overflow-hidden">
        {release.renditions.map((rendition) => (
          <DownloadRow key={rendition.format} rendition={rendition} />
        ))}
      </ul>
    </section>
  )
}
