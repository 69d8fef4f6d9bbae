import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotify } from '../../ui/notices.tsx'
import { whenReadable } from '../../ui/when-readable.ts'

type LaterProps = { onClose?: () => void; fallback?: ReactNode }

/**
 * A part of the paper page that nobody needs to read: it comes with the strings of drafting when it is first shown, once the paper can be
 * read, and `fallback` stands in its place until then. Where it cannot be loaded the page stays, a notice says so, `onClose` is called, and showing it again tries again.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props & LaterProps> {
  let loaded: ComponentType<Props> | undefined
  const loadWithStrings = async () => {
    await whenReadable()
    const [part, strings] = await Promise.all([load(), import('../../i18n/add-drafting-strings.ts')])
    strings.addDraftingStrings()
    loaded = part
  }
  return function Later({ fallback, ...props }: Props & LaterProps) {
    const { t } = useTranslation('frame')
    const notify = useNotify()
    const [Part, setPart] = useState(() => loaded)
    const giveUp = useEffectEvent(() => {
      notify({ kind: 'problem', title: t('failure.part'), text: t('failure.partText') })
      props.onClose?.()
    })
    useEffect(() => {
      if (Part) return
      let isGone = false
      loadWithStrings().then(
        () => isGone || setPart(() => loaded),
        () => isGone || giveUp(),
      )
      return () => {
        isGone = true
      }
    }, [Part])
    return Part ? <Part {...(props as unknown as Props)} /> : fallback
  }
}
