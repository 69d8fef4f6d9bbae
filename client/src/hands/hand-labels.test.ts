import { expect, test } from 'vitest'
import { type Hand, HandLabels, LOOKS } from './hand-labels.ts'

const hand = (name: string, organisation: string | null = null): Hand => ({ id: name, name, organisation })

test('everybody has initials and a look of their own, the same at every call', () => {
  const labels = new HandLabels('person', 'none')
  const [ana, ada] = [labels.of(hand('Ana María Ruiz', 'ES Clusters')), labels.of(hand('Ada Roth'))]
  expect([ana.initials, ada.initials]).toEqual(['AR', 'AR2'])
  expect(ana.look).not.toBe(ada.look)
  expect(labels.of(hand('Ana María Ruiz', 'ES Clusters'))).toBe(ana)
  expect([ana.detail, ada.detail]).toEqual(['ES Clusters', null])
})

test('by organisation, people of one organisation are one', () => {
  const labels = new HandLabels('organisation', 'No organisation')
  expect(labels.of(hand('Ana', 'Polish Clusters Association'))).toBe(labels.of(hand('Ben', 'Polish Clusters Association')))
  expect(labels.of(hand('Ana', 'Polish Clusters Association')).initials).toBe('PCA')
  expect(labels.of(hand('Cem')).name).toBe('No organisation')
})

test('looks come round again when there are more hands than looks', () => {
  const labels = new HandLabels('person', 'none')
  const looks = Array.from({ length: LOOKS + 1 }, (_, place) => labels.of(hand(`Person ${place}`)).look)
  expect([looks.at(-1), new Set(looks).size]).toEqual([0, LOOKS])
})
