import type { Rolldown } from 'vite'

/** Files that only list others, of which an importer takes some: what stands in them says nothing about what is needed. */
const LIST = /\/node_modules\/|\/packages\/\w+\/src\/index\.ts$/
/** The service worker stands alone. */
const WORKER = /\/client\/src\/(service-worker|offline\/app-shell)\.ts$/
/** What most pages need; dialogs, menus and tabs bring React Aria and stay apart. */
const SHARED = /client\/src\/(api|i18n|problems|session\/may|ui\/(?!Dialog|Menu|Tabs))|lucide-react/
/** Strings stay apart from the code, because other pages take some of them. */
const CODE = /\/client\/src\/(?!i18n\/)/

type Modules = Rolldown.ChunkingContext

function importsOf(page: string, modules: Modules, found = new Set<string>()): Set<string> {
  if (found.has(page) || LIST.test(page)) return found
  found.add(page)
  for (const imported of modules.getModuleInfo(page)?.importedIds ?? []) importsOf(imported, modules, found)
  return found
}

/**
 * Which modules share a file. Left alone, the bundler makes one for every set of pages: some fifty small ones before a paper can be read,
 * which together are larger, gzipped, than a few with the same code. Here: what every page loads, what most pages share, and what the
 * paper page shares with its own later parts.
 */
export function chunkGroups(root: string): Rolldown.CodeSplittingGroup[] {
  let onPaper: Set<string> | undefined
  const withPaper = (id: string, modules: Modules): string | null => {
    onPaper ??= importsOf(`${root}/src/features/paper/PaperPage.tsx`, modules)
    return onPaper.has(id) ? 'paper' : null
  }
  return [
    { name: 'app', tags: ['$initial'], test: (id) => !WORKER.test(id) },
    { name: 'shared', test: SHARED, minShareCount: 3, includeDependenciesRecursively: false },
    { name: withPaper, test: CODE, minShareCount: 2 },
  ]
}
