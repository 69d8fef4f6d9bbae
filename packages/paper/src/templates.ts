import type { PaperType } from './paper-type.ts'

/** One section of a template. `guidance` is shown as a placeholder; it is never part of the text. `maxWords` is advice, not a wall. */
export type TemplateSection = { title: string; guidance: string; maxWords: number }

const section = (title: string, guidance: string, maxWords: number): TemplateSection => ({ title, guidance, maxWords })

/** The sections that a new paper starts with, by type (product.md). */
export const TEMPLATES: Readonly<Record<PaperType, readonly TemplateSection[]>> = {
  position_paper: [
    section('Key messages', 'At most five messages that an official can repeat after one reading.', 200),
    section('Context and legal hook', 'Which act or proposal does this answer, at which stage, and why now?', 500),
    section('Analysis', 'What do clusters see on the ground? One argument a paragraph, each with its evidence.', 1500),
    section('Recommendations', 'Each one says who should do what, by which instrument, until when.', 1200),
    section('Implementation and next steps', 'Who starts, with what, and how will everyone know that it works?', 500),
    section('Annex: proposed text changes', 'Article, text as proposed, text as we want it, reason.', 2000),
    section('Annex: evidence', 'Figures with unit, source and as-of date.', 2000),
    section('About', 'Who speaks here, for whom, and where to reach them.', 150),
  ],
  joint_statement: [
    section('Why we speak together', 'The occasion and the shared concern, in one paragraph.', 150),
    section('What we see', 'Facts that all signatories stand behind.', 500),
    section('What we call for', 'A short, flat list of asks.', 400),
    section('What we offer', 'What the signatories will do themselves.', 300),
    section('About the signatories', 'Who they are and whom they represent.', 200),
  ],
  service_proposal: [
    section('Need and target group', 'Whose problem is this, how many are they, what does it cost them today?', 400),
    section('Service description', 'What is delivered, in plain words.', 500),
    section("Users' journey", 'From first contact to result, step by step.', 500),
    section('Delivery model and partners', 'Who does what, and who answers for it?', 500),
    section('Pilot evidence', 'Where was it tried, with whom, with what result?', 400),
    section('Cost and funding source', 'Cost per user and in all; who pays, from which programme?', 400),
    section('Indicators', 'What will be counted, from which baseline, to which target?', 300),
    section('Replication', 'What another region needs to run it.', 300),
    section('Risks', 'What can go wrong, how likely, and what then?', 300),
    section('Ask and addressee', 'Who is asked for what decision, until when?', 250),
  ],
  support_mechanism: [
    section('Objective', 'The change that public money should bring about.', 200),
    section('Problem', 'What fails today, for whom, with what evidence?', 400),
    section('EU added value', 'What can no Member State reach alone?', 300),
    section('Eligible applicants', 'Who may apply, and who is left out on purpose?', 300),
    section('Type', 'Grant, voucher, loan, guarantee, service: which and why.', 300),
    section('Budget and co-financing', 'Amount, rate and ceiling per project.', 300),
    section('Management mode', 'Direct, indirect or shared; cascade funding or not.', 250),
    section('Legal hook', 'The article or programme line that carries it.', 250),
    section('Timeline', 'First call, rhythm, end.', 200),
    section('Indicators', 'Output and result, with baseline and target.', 300),
    section('Simplification', 'What applicants no longer have to do.', 250),
    section('State aid', 'De minimis, block exemption or notification.', 250),
    section('Synergies', 'With which other instruments, without paying twice?', 250),
  ],
  lab_report: [
    section('Question and participants', 'What was the lab asked, and who was in the room?', 250),
    section('Key issues', 'One sentence each, most important first.', 400),
    section('Where we agreed', 'Points without objection.', 600),
    section('Where we differed', 'Each position in the words of those who hold it.', 600),
    section('Way forward', 'What goes into which paper, and who carries it on?', 400),
  ],
}

/** How many words a paper of each type should have at most, annexes and all. */
export const MAX_WORDS: Readonly<Record<PaperType, number>> = {
  position_paper: 6_000,
  joint_statement: 1_200,
  service_proposal: 3_500,
  support_mechanism: 3_000,
  lab_report: 2_000,
}

/** The words that a section should have at most. It is known by its guidance: a title may be changed, and sections added. */
export const maxWordsOf = (type: PaperType, guidance: string): number | undefined =>
  TEMPLATES[type].find((section) => section.guidance === guidance)?.maxWords
