import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { inside, root } from './project.mjs'

/**
 * What the linter cannot say: where relative imports may lead, and what files may be called. [folder, forbidden folders, why].
 * Library and package rules are in biome.json.
 */
const FORBIDDEN = [
  ['server/', ['client/'], 'server and client meet in packages/contract'],
  ['client/', ['server/'], 'server and client meet in packages/contract'],
  ['packages/', ['server/', 'client/'], 'packages know neither server nor client'],
  [
    'server/src/storage/',
    ['server/src/routes/', 'server/src/commands/', 'server/src/presenters/', 'server/src/policies/'],
    'storage is below them',
  ],
  ['server/src/policies/', ['server/src/routes/', 'server/src/commands/', 'server/src/presenters/'], 'a policy only decides'],
  ['server/src/commands/', ['server/src/routes/', 'server/src/presenters/'], 'a command does not know how it is asked or shown'],
  ['server/src/presenters/', ['server/src/routes/', 'server/src/commands/'], 'a presenter only shows'],
  ['client/src/ui/', ['client/src/api/', 'client/src/features/', 'client/src/live/', 'client/src/editor/'], 'ui knows no domain'],
  ['client/src/editor/', ['client/src/features/'], 'features use the editor'],
  ['client/src/live/', ['client/src/features/'], 'features use the live side'],
]
const VAGUE = /(^|[-/])(utils?|helpers?|common|manager|service(?!-worker)|misc)([-./]|$)/
const NAMES =
  /^[a-z0-9]+(-[a-z0-9]+)*(\.(db|process|browser|property))?(\.test)?(\.config|\.d)?\.tsx?$|^[A-Z][A-Za-z0-9]*(\.tsx|(\.browser)?\.test\.tsx?)$/
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*(?:\n[^'"\n;]*)*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g

const sources = ['packages', 'server', 'client'].flatMap((folder) =>
  readdirSync(inside(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/node_modules|\/dist(\/|$)|\/migrations/.test(entry.parentPath))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)

const isTest = (path) => /\.test\.tsx?$|\/testing\/|^server\/test\/|^client\/e2e\//.test(path)
const featureOf = (path) => /^client\/src\/features\/([^/]+)\//.exec(path)?.[1]

function judgeImport(from, to) {
  const [feature, other] = [featureOf(from), featureOf(to)]
  if (feature && other && feature !== other) return 'features do not import features'
  return FORBIDDEN.find(([folder, targets]) => from.startsWith(folder) && targets.some((target) => to.startsWith(target)))?.[2]
}

function* problemsOf(path) {
  if (VAGUE.test(path)) yield 'has a name that says nothing'
  if (!NAMES.test(basename(path))) yield 'is not named after its main export (kebab-case, components in PascalCase.tsx)'
  if (isTest(path)) return
  for (const [, ...found] of readFileSync(inside(path), 'utf8').matchAll(IMPORT)) {
    const specifier = found.find(Boolean)
    if (!specifier?.startsWith('.')) continue
    const target = join(dirname(path), specifier)
    const problem = judgeImport(path, target)
    if (problem) yield `imports ${target}: ${problem}`
  }
}

const problems = sources.flatMap((path) => [...problemsOf(path)].map((problem) => `${path} ${problem}`))
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)
