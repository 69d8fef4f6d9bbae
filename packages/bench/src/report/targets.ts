import type { ScenarioName } from '../scenarios/index.ts'

/** What is to be reached: a figure of Concord's, divided by that of the better peer. */
export type Target = {
  scenario: ScenarioName
  figure: string
  title: string
  /** The better peer is the one with the lowest figure, or with the highest. */
  better: 'lower' | 'higher'
  /** `limit` bounds the ratio; with `absolute` it bounds Concord's figure itself. */
  limit: number
  absolute?: true
}

export const TARGETS: readonly Target[] = [
  {
    scenario: 'typing200',
    figure: 'cpuPerMillion',
    title: 'CPU per delivered keystroke, 200 typists in one section',
    better: 'lower',
    limit: 1 / 3,
  },
  { scenario: 'typing100', figure: 'cpuPerMillion', title: 'CPU per delivered keystroke, 100 typists', better: 'lower', limit: 1 / 2 },
  {
    scenario: 'cursors50',
    figure: 'cpuPerMillion',
    title: 'CPU per delivered keystroke, 50 typists with cursors',
    better: 'lower',
    limit: 1,
  },
  {
    scenario: 'sections500',
    figure: 'cpuPerMillion',
    title: 'CPU per delivered keystroke, 500 sections × 2 people',
    better: 'lower',
    limit: 3 / 4,
  },
  { scenario: 'typing100', figure: 'p99Ms', title: 'latency p99, 100 typists', better: 'lower', limit: 4 },
  { scenario: 'replay', figure: 'editsPerSecond', title: 'replay of two authors, operations per second', better: 'higher', limit: 1 / 3 },
  { scenario: 'replay', figure: 'cpuUsPerEdit', title: 'replay of two authors, CPU per operation', better: 'lower', limit: 1 },
  {
    scenario: 'opening',
    figure: 'openCpu',
    title: 'opening 259,778 keystrokes of history after a restart, CPU',
    better: 'lower',
    limit: 1 / 3,
  },
  { scenario: 'opening', figure: 'crowdCpuMsPerJoin', title: 'each of 50 joins at once, CPU', better: 'lower', limit: 1 / 5 },
  { scenario: 'sections500', figure: 'kibPerSection', title: 'memory per open section with two people', better: 'lower', limit: 1 / 2 },
  { scenario: 'killFullSpeed', figure: 'lost', title: 'seen edits lost by kill -9, full speed', better: 'lower', limit: 0, absolute: true },
  {
    scenario: 'killHumanSpeed',
    figure: 'lost',
    title: 'seen edits lost by kill -9, human speed',
    better: 'lower',
    limit: 0,
    absolute: true,
  },
  { scenario: 'stop', figure: 'lost', title: 'seen edits lost by a stop', better: 'lower', limit: 0, absolute: true },
  {
    scenario: 'attacked',
    figure: 'maxMs',
    title: 'longest wait of honest people while ten others attack, ms',
    better: 'lower',
    limit: 200,
    absolute: true,
  },
  {
    scenario: 'sustained',
    figure: 'p99Ms',
    title: '1,000 people for minutes: latency p99 in ms',
    better: 'lower',
    limit: 150,
    absolute: true,
  },
  {
    scenario: 'editor',
    figure: 'pressRatio',
    title: 'key press to paint p95, against a plain Tiptap editor',
    better: 'lower',
    limit: 1.5,
    absolute: true,
  },
  {
    scenario: 'editor',
    figure: 'slowOverPlainMs',
    title: 'key press to paint p95 at a quarter of the CPU, over the plain editor’s, in ms',
    better: 'lower',
    limit: 16,
    absolute: true,
  },
  {
    scenario: 'editor',
    figure: 'readBeforeEditor',
    title: 'paper readable before the editor’s code',
    better: 'higher',
    limit: 1,
    absolute: true,
  },
  {
    scenario: 'editor',
    figure: 'firstScriptKb',
    title: 'JavaScript loaded until the paper is readable, kB gzipped',
    better: 'lower',
    limit: 180,
    absolute: true,
  },
  {
    scenario: 'editor',
    figure: 'heapRatio',
    title: 'memory after opening and leaving 40 sections',
    better: 'lower',
    limit: 1.1,
    absolute: true,
  },
]

/** Whether a value keeps to a target. */
export const isReached = ({ better, limit }: Target, value: number): boolean => (better === 'lower' ? value <= limit : value >= limit)
