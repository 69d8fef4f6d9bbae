import { isAllowedLink, isCalendarDay } from '@concord/paper'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/format.ts'
import { BlockFacts } from './BlockFrame.tsx'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Where a source leads, as short as people say it. */
const hostOf = (source: string): string => {
  try {
    const { host, pathname } = new URL(source)
    return host || pathname
  } catch {
    // An address that the server took and this browser does not read: shown as it is.
    return source
  }
}

/** What an evidence block says beside its claim. */
export function EvidenceFacts({ attributes }: { attributes: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('blocks')
  const { value, unit, asOf, source } = attributes
  const figure = [textOf(value), textOf(unit)].filter((part) => part !== '').join('\u00a0')
  return (
    <BlockFacts
      facts={[
        figure !== '' && { label: t('evidence.value'), value: <strong>{figure}</strong> },
        isCalendarDay(asOf) && { label: t('evidence.asOf'), value: <time dateTime={asOf}>{formatDay(asOf)}</time> },
        isAllowedLink(source) && {
          label: t('evidence.source'),
          value: (
            <a href={String(source)} rel="noopener noreferrer">
              {hostOf(String(source))}
            </a>
          ),
        },
      ]}
    />
  )
}
