import type { DemoPaper } from '../demo-paper.ts'

const NEED = `
@zsofia

*DEMO. The consortium, the text, the numbers and the decisions in this paper are invented; the organisations are named as examples only.*

A firm of twenty employees that wants its apprentice to spend four weeks with a supplier in another Member State can do so today. It needs an
agreement between two schools, an insurance that covers machines, a place to sleep, and somebody on the other side who is at the gate on Monday. Large
enterprises have a department for this. Small ones have the owner's sister.

@bartosz

The service is for small and medium-sized enterprises (SMEs) in manufacturing that train apprentices or technicians and already have a supplier, a
customer or a partner in another Member State. The relation comes first and the exchange follows it. This is what distinguishes the service from
mobility programmes that begin with a person and look for a firm.
`

const DESCRIPTION = `
@zsofia

**Bridge apprenticeships** are stays of two to six weeks in the workshop of a firm with which the sending firm does business. The service takes over
everything that is neither teaching nor working:

- the agreement between the two firms and the two schools, on a form of three pages that all partners of the consortium accept;
- insurance, travel and a room;
- a *welcome hour* on the first day and a telephone number for all others;
- a description of what was learned, on one page, signed by the master of the host firm.

@liene

The page is written in the form for micro-credentials that the lab on skills and internationalisation proposes. Both firms keep it. So does the apprentice,
to whom it belongs.
`

const JOURNEY = `
@bartosz

1. The firm tells its cluster which partner it has in mind, and what the apprentice should be able to do afterwards. A telephone call is enough.
2. The cluster on the other side asks the partner. If the answer is no, the story ends here, after two weeks and at no cost.
3. Schools, parents where needed, and both firms sign the same three pages.
4. The apprentice travels, is met, works and learns. The desk calls on the third day and at the end of each week.
5. The master signs the page. Both firms answer two questions: would you do it again, and what has changed in your business with each other?

@ville

From the north of Finland the journey takes a day in each direction. Stays of less than three weeks are not worth it; the rules must leave room for
fewer and longer ones.
`

const DELIVERY = `
@zsofia

One desk in each partner country, with half a position each, in the cluster organisation. Desks answer for what they promise to the firms of
their own country and rely on the other desk for the rest. There is no central office.

@liene

Schools remain responsible for the training. Experience from earlier exchanges suggests that they agree when they are asked in April and refuse when they
are asked in September.
`

const COST = `
@bartosz

Cost per stay of four weeks, **illustrative**:

| Item | Amount |
| Travel | EUR~350 |
| Room | EUR~900 |
| Insurance and documents | EUR~120 |
| Desk, both sides | EUR~480 |
| Total | EUR~1~850 |

@zsofia

The sending firm pays the wage, as it would at home. Travel and room can be paid by existing mobility programmes where a school applies; the desk cannot,
and this is the gap that the proposal wants to close.

@ville

[East and North Finland asks for travel at real cost in sparsely populated regions. The other partners prefer one lump sum for all. Not settled.]
`

const ASK = `
@zsofia

**The European Commission (EISMEA)** is asked to make the desks eligible in calls for cluster consortia, at a lump sum per completed stay.

**The ministries responsible for vocational training in Hungary, Latvia, Poland and Finland** are asked to recognise the form of three pages by
30~September 2026, so that no school has to draft its own.
`

/** Service proposal of the second consortium: young, mostly open, nothing approved yet. */
export const bridgeApprenticeships: DemoPaper = {
  group: 'skillForge',
  type: 'service_proposal',
  title: 'Bridge apprenticeships between partner firms',
  calendar: { drafted: '2025-12-04', submitted: '2025-12-10', reviewed: '2025-12-11' },
  sections: [
    { title: 'Need and target group', text: NEED, state: 'in_review' },
    { title: 'Service description', text: DESCRIPTION, state: 'in_review' },
    { title: "Users' journey", text: JOURNEY, state: 'draft' },
    { title: 'Delivery model and partners', text: DELIVERY, state: 'draft' },
    { title: 'Pilot evidence', text: '', state: 'draft' },
    { title: 'Cost and funding source', text: COST, state: 'draft' },
    { title: 'Indicators', text: '', state: 'draft' },
    { title: 'Replication', text: '', state: 'draft' },
    { title: 'Risks', text: '', state: 'draft' },
    {
      title: 'Ask and addressee',
      text: ASK,
      state: 'changes_requested',
      reason: 'Please name the four ministries as they call themselves, and say what follows if one of them does not answer.',
    },
  ],
}
