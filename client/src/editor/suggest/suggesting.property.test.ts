import { type SuggestingPerson, SuggestingRoom } from '@concord/collab/testing'
import { acceptSuggestions, canonicalJson, listSuggestions, rejectSuggestions, type SectionContent, suggestionKey } from '@concord/paper'
import { paperExtensions } from '@concord/paper/nodes'
import { getSchema } from '@tiptap/core'
import { joinBackward, joinForward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands'
import { Fragment, Slice } from '@tiptap/pm/model'
import { splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { defaultDeleteFilter, initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleIn } from './settle-suggestions.ts'
import { suggestInstead } from './suggest-instead.ts'

const schema = getSchema(paperExtensions())
const PROTECTED = new Set(['paragraph'])
const BINDING = { origin: ySyncPluginKey, deleteFilter: (item: never) => defaultDeleteFilter(item, PROTECTED) }
const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
})
const p = (...content: object[]) => ({ type: 'paragraph', ...(content.length > 0 && { content }) })
const TEXT = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('What clusters need')] },
    p(text('Clusters need time, '), text('money', 'bold'), text(' and people.')),
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [p(text('one item'))] },
        { type: 'listItem', content: [p(text('another item'))] },
      ],
    },
    p(),
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [p(text('a cell'))] },
            { type: 'tableCell', content: [p(text('more'))] },
          ],
        },
      ],
    },
    p(text('The end.', 'italic')),
  ],
} as SectionContent

type Move =
  | {
      do: 'type' | 'take' | 'over' | 'bold' | 'link' | 'heading' | 'list' | 'enter' | 'back' | 'forth' | 'paste' | 'block'
      who: number
      at: number
      length: number
      words: string
    }
  | { do: 'undo' | 'redo' | 'leave' | 'come' | 'deliver' | 'accept' | 'reject'; who: number; at: number; length: number; words: string }

const moveOf = (...kinds: Move['do'][]): fc.Arbitrary<Move> =>
  fc.record({
    do: fc.constantFrom(...kinds),
    who: fc.nat(5),
    at: fc.nat(400),
    length: fc.nat(30),
    words: fc.stringMatching(/^[a-z é]{1,6}$/),
  }) as fc.Arbitrary<Move>

const WRITING = [
  'type',
  'type',
  'type',
  'take',
  'take',
  'over',
  'bold',
  'link',
  'heading',
  'list',
  'enter',
  'back',
  'forth',
  'paste',
  'block',
  'undo',
  'undo',
  'redo',
] as const

/** Counts as ids do: the same moves make the same text. */
let made = 0
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const newId = () => uuid(made++)
const personOf = (number: number) => `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`
let clock = Date.parse('2026-01-05T09:00:00.000Z')

function act(person: SuggestingPerson, isSuggesting: boolean, wish: (state: EditorState) => Transaction | undefined): void {
  const { doc, meta } = initProseMirrorDoc(person.fragment as never, schema)
  const state = EditorState.create({ doc })
  clock += 7_000
  const wished = wish(state)
  if (!wished?.docChanged) return
  wished.doc.check()
  const done = isSuggesting ? suggestInstead(state, wished, { personId: person.personId, now: () => clock, newId }) : wished
  if (!done?.docChanged) return
  done.doc.check()
  person.transact(() => updateYFragment(person.peer.doc as never, person.fragment as never, done.doc, meta as never))
}

function wishOf(move: Move): (state: EditorState) => Transaction | undefined {
  return (plain) => {
    const from = move.at % (plain.doc.content.size + 1)
    const to = Math.min(plain.doc.content.size, from + move.length)
    const caret = TextSelection.near(plain.doc.resolve(from))
    const range = TextSelection.between(plain.doc.resolve(from), plain.doc.resolve(to))
    const at = plain.apply(
      plain.tr.setSelection(move.do === 'type' || move.do === 'enter' || move.do === 'paste' || move.do === 'block' ? caret : range),
    )
    const run = (command: Command, state = at) => {
      let made: Transaction | undefined
      command(state, (tr) => (made = tr))
      return made
    }
    const edge = (end: boolean) => {
      const { $from } = at.selection
      return at.apply(at.tr.setSelection(TextSelection.create(at.doc, end ? $from.end() : $from.start())))
    }
    const paragraph = (words: string) => schema.nodes.paragraph!.create(null, schema.text(words))
    switch (move.do) {
      case 'type':
      case 'over':
        return at.tr.insertText(move.words)
      case 'take':
        return at.tr.deleteSelection()
      case 'bold':
        return run(toggleMark(schema.marks.bold!))
      case 'link':
        return run(toggleMark(schema.marks.link!, { href: `https://example.eu/${move.words.length}` }))
      case 'heading':
        return run(setBlockType(schema.nodes.heading!, { level: 1 + (move.length % 3) }))
      case 'list':
        return run(wrapInList(schema.nodes.bulletList!))
      case 'enter':
        return run(splitListItem(schema.nodes.listItem!)) ?? run(splitBlock)
      case 'back':
        return run(joinBackward, edge(false))
      case 'forth':
        return run(joinForward, edge(true))
      case 'paste':
        return at.tr.replaceSelection(new Slice(Fragment.from([paragraph(move.words), paragraph(`${move.words}!`)]), 1, 1))
      case 'block':
        return at.tr.replaceSelection(
          new Slice(Fragment.from(schema.nodes.bulletList!.create(null, schema.nodes.listItem!.create(null, paragraph(move.words)))), 0, 0),
        )
      default:
        return undefined
    }
  }
}

type Plan = { suggesters: number; editors: number; moves: readonly Move[]; isPrompt: boolean; content?: SectionContent }

async function play({ suggesters, editors, moves, isPrompt, content = TEXT }: Plan): Promise<SuggestingRoom> {
  made = 0
  const people = Array.from({ length: suggesters + editors }, (_, index) => ({
    personId: personOf(index),
    grant: index < suggesters ? ('suggest' as const) : ('edit' as const),
  }))
  const room = await SuggestingRoom.open(content, people, BINDING as never)
  for (const move of moves) {
    const person = room.people[move.who % people.length]!
    const isEditor = person.grant === 'edit'
    if (move.do === 'leave') room.leave(person)
    else if (move.do === 'come') room.come(person)
    else if (move.do === 'deliver') await room.settle()
    else if (!person.peer.session && person.peer.closed.length > 0) room.come(person)
    else if (move.do === 'undo' || move.do === 'redo') person.undo(move.do)
    else if (move.do === 'accept' || move.do === 'reject') settleAny(person, move, isEditor)
    // Somebody who may edit suggests now and then.
    else act(person, !isEditor || move.length % 3 === 0, wishOf(move))
    if (isPrompt) await room.settle()
  }
  for (let round = 0; round < 3; round += 1) {
    for (const person of room.people) room.come(person)
    await room.settle()
  }
  return room
}

/** Editors settle anything, suggesters withdraw what is theirs. */
function settleAny(person: SuggestingPerson, move: Move, isEditor: boolean): void {
  const open = listSuggestions(person.content).filter(({ by }) => isEditor || by === person.personId)
  const chosen = open[move.at % Math.max(1, open.length)]
  if (chosen) act(person, false, (state) => settleIn(state, suggestionKey(chosen), isEditor && move.do === 'accept' ? 'accept' : 'reject'))
}

/** The same text without attributes that say what is so anyway. */
const shown = (content: SectionContent): unknown => schema.nodeFromJSON(content).toJSON()

async function mustAgree(room: SuggestingRoom): Promise<SectionContent> {
  const committed = await room.committed()
  for (const { content } of room.people) expect(canonicalJson(content)).toBe(canonicalJson(committed))
  return committed
}

const RUNS = { numRuns: Number(process.env.CONCORD_FUZZ_RUNS ?? 60) }

/** A block as a whole carries one suggestion: of two people who want different things of it at once, one is refused. So here are words alone. */
const WORDS = WRITING.filter((kind) => kind !== 'heading' && kind !== 'list')
const LINES = { ...TEXT, content: TEXT.content!.filter(({ type }) => type !== 'table') }

test('[G8] whoever only suggests never changes the text and is never refused, online or off, undoing and redoing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moveOf(...WORDS, 'leave', 'come', 'deliver', 'deliver', 'reject'), { maxLength: 40 }), async (moves) => {
      const room = await play({ suggesters: 3, editors: 0, moves, isPrompt: false, content: LINES })
      const committed = await mustAgree(room)
      expect(room.refusals).toEqual([])
      expect(shown(rejectSuggestions(committed, () => true))).toEqual(shown(rejectSuggestions(await start(), () => true)))
      room.close()
    }),
    RUNS,
  )
})

const start = async () => {
  const room = await SuggestingRoom.open(LINES, [], BINDING as never)
  const content = await room.committed()
  room.close()
  return content
}

test('[G8] among people who edit, suggest, accept and reject, one after the other, nobody is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moveOf(...WRITING, 'accept', 'reject'), { maxLength: 40 }), async (moves) => {
      const room = await play({ suggesters: 2, editors: 2, moves, isPrompt: true })
      await mustAgree(room)
      expect(room.refusals).toEqual([])
      room.close()
    }),
    RUNS,
  )
})

test('all at once and offline: copies agree, and what is refused is refused by the rule for suggestions alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moveOf(...WRITING, 'accept', 'reject', 'leave', 'come', 'deliver'), { maxLength: 60 }), async (moves) => {
      const room = await play({ suggesters: 2, editors: 2, moves, isPrompt: false })
      await mustAgree(room)
      for (const { rule, personId } of room.refusals) expect([rule, personId < personOf(2)]).toEqual(['G8', true])
      room.close()
    }),
    RUNS,
  )
})

test('to accept all, or reject all, in the editor gives what the reference gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(moveOf(...WRITING, 'deliver'), { maxLength: 40 }),
      fc.constantFrom('accept' as const, 'reject' as const),
      async (moves, how) => {
        const room = await play({ suggesters: 2, editors: 1, moves, isPrompt: false })
        const before = await mustAgree(room)
        const moderator = room.people[2]!
        for (const suggestion of listSuggestions(before)) act(moderator, false, (state) => settleIn(state, suggestionKey(suggestion), how))
        await room.settle()
        const after = await mustAgree(room)
        const reference = listSuggestions(before).reduce(
          (content, one) =>
            (how === 'accept' ? acceptSuggestions : rejectSuggestions)(content, (tag) => suggestionKey(tag) === suggestionKey(one)),
          before,
        )
        expect(shown(after)).toEqual(shown(reference))
        expect(listSuggestions(after)).toEqual([])
        if (how === 'reject') expect(shown(after)).toEqual(shown(rejectSuggestions(before, () => true)))
        room.close()
      },
    ),
    RUNS,
  )
})
