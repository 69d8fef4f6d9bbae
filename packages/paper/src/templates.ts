import type { PaperType } from './paper-type.ts'

/** One section of a template. `guidance` is shown as a placeholder; it is never part of the text. */
export type TemplateSection = { title: string; guidance: string }

const section = (title: string, guidance: string): TemplateSection => ({ title, guidance })

/** The sections that a new paper starts with, by type (product.md). */
export const TEMPLATES: Readonly<Record<PaperType, readonly TemplateSection[]>> = {
  position_paper: [
    section('Key messages', 'At most five messages that an official can repeat after one reading.'),
    section('Context and legal hook', 'Which act or proposal does this answer, at which stage, and why now?'),
    section('Analysis', 'What do clusters see on the ground? One argument a paragraph, each with its evidence.'),
    section('Recommendations', 'Each one says who should do what, by which instrument, until when.'),
    section('Implementation and next steps', 'Who starts, with what, and how will everyone know that it works?'),
    section('Annex: proposed text changes', 'Article, text as proposed, text as we want it, reason.'),
    section('Annex: evidence', 'Figures with unit, source and as-of date.'),
    section('About', 'Who speaks here, for whom, and where to reach them.'),
  ],
  joint_statement: [
    section('Why we speak together', 'The occasion and the shared concern, in one paragraph.'),
    section('What we see', 'Facts that all signatories stand behind.'),
    section('What we call for', 'A short, flat list of asks.'),
    section('What we offer', 'What the signatories will do themselves.'),
    section('About the signatories', 'Who they are and whom they represent.'),
  ],
  service_proposal: [
    section('Need and target group', 'Whose problem is this, how many are they, what does it cost them today?'),
    section('Service description', 'What is delivered, in plain words.'),
    section("Users' journey", 'From first contact to result, step by step.'),
    section('Delivery model and partners', 'Who does what, and who answers for it?'),
    section('Pilot evidence', 'Where was it tried, with whom, with what result?'),
    section('Cost and funding source', 'Cost per user and in all; who pays, from which programme?'),
    section('Indicators', 'What will be counted, from which baseline, to which target?'),
    section('Replication', 'What another region needs to run it.'),
    section('Risks', 'What can go wrong, how likely, and what then?'),
    section('Ask and addressee', 'Who is asked for what decision, until when?'),
  ],
  support_mechanism: [
    section('Objective', 'The change that public money should bring about.'),
    section('Problem', 'What fails today, for whom, with what evidence?'),
    section('EU added value', 'What can no Member State reach alone?'),
    section('Eligible applicants', 'Who may apply, and who is left out on purpose?'),
    section('Type', 'Grant, voucher, loan, guarantee, service: which and why.'),
    section('Budget and co-financing', 'Amount, rate and ceiling per project.'),
    section('Management mode', 'Direct, indirect or shared; cascade funding or not.'),
    section('Legal hook', 'The article or programme line that carries it.'),
    section('Timeline', 'First call, rhythm, end.'),
    section('Indicators', 'Output and result, with baseline and target.'),
    section('Simplification', 'What applicants no longer have to do.'),
    section('State aid', 'De minimis, block exemption or notification.'),
    section('Synergies', 'With which other instruments, without paying twice?'),
  ],
  lab_report: [
    section('Question and participants', 'What was the lab asked, and who was in the room?'),
    section('Key issues', 'One sentence each, most important first.'),
    section('Where we agreed', 'Points without objection.'),
    section('Where we differed', 'Each position in the words of those who hold it.'),
    section('Way forward', 'What goes into which paper, and who carries it on?'),
  ],
}
