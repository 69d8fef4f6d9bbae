import { expect, test } from 'vitest'
import { isSameFile, renditionHeaders } from './rendition-headers.ts'

const mark = { format: 'pdf' as const, sha256: 'a'.repeat(64), size: 1 }

test('names the file in ASCII and in full', () => {
  const { 'Content-Disposition': disposition } = renditionHeaders({ reference: 'ECA-2025-003', title: 'Pôles “verts” in Łódź: 50 %' }, mark)
  expect(disposition).toBe(
    `attachment; filename="ECA-2025-003 Poles -verts- in -odz 50.pdf"; filename*=UTF-8''ECA-2025-003%20P%C3%B4les%20%E2%80%9Cverts%E2%80%9D%20in%20%C5%81%C3%B3d%C5%BA%2050.pdf`,
  )
})

test.each(['"; filename="x.exe', '\\..\\..\\x', '../../etc/passwd', `${'😀'.repeat(100)}`, '\u202Egpj.exe', "it's (a) *star*"])(
  'a title like %j stays a name',
  (title) => {
    const { 'Content-Disposition': disposition = '' } = renditionHeaders({ reference: 'R-1', title }, mark)
    expect(disposition).toMatch(/^attachment; filename="[^"\\/]*\.pdf"; filename\*=UTF-8''[\w%.~!-]*\.pdf$/)
  },
)

test('an HTML file may run nothing', () => {
  expect(renditionHeaders({ reference: 'R', title: 'T' }, { ...mark, format: 'html' })['Content-Security-Policy']).toMatch(/^sandbox;/)
})

test('knows the hash in If-None-Match', () => {
  const { sha256 } = mark
  expect(isSameFile(`"${sha256}"`, sha256)).toBe(true)
  expect(isSameFile(`"x", W/"${sha256}"`, sha256)).toBe(true)
  expect(isSameFile(sha256, sha256)).toBe(false)
  expect(isSameFile(undefined, sha256)).toBe(false)
})
