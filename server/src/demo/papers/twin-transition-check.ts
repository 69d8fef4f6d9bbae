import type { DemoPaper } from '../demo-paper.ts'

const NEED = `
@annika

Small and medium-sized enterprises (SMEs) are told to become digital and climate neutral at the same time, by different people, with different
forms. The energy audit looks at the compressor. The digital audit looks at the order system. Nobody looks at the moment at which the two meet:
the machine that could report its own consumption if somebody connected it.

@elodie

The service is meant for manufacturing firms of 10 to 100 employees that are members of a cluster or located near one, have no energy manager and
no IT department, and expect to invest in the next two years. They do not need another strategy. They need to know which three things to do first,
what these will cost and who can do them.

@annika

How many such firms exist in each region is not known in comparable form. Each cluster that takes part will count them among its own members
before it starts; the count is the first deliverable.
`

const DESCRIPTION = `
@annika

The **twin-transition check** is a visit of one day by two people, one for energy and materials, one for data and processes. They see the same
machines at the same time. After ten working days the firm receives a report of four pages:

1. what was seen, with photographs and the figures that were measured;
2. three measures, each with cost, saving, effort and a date by which it could be done;
3. for each measure, the public support that exists for it in the region, with the name of the person to call;
4. what should *not* be done now, and why.

@elodie

The fourth part is what sets the check apart from advice that is paid by commission. The advisers sell nothing and may not accept an order that
follows from their report for twelve months.

@petya

A second visit of half a day takes place six months later. It asks what was done and, if nothing was, what got in the way. The answer is recorded
in one sentence and belongs to the firm; only counts are passed on.
`

const JOURNEY = `
@elodie

1. **Contact.** The firm hears of the check from its cluster or from another member. It fills in half a page on the web or by telephone.
2. **Date.** Within five working days it is offered two dates. It sends last year's energy bills and a list of its machines, as they are.
3. **Visit.** Two advisers spend one day on the shop floor. The owner is needed for one hour in the morning and one in the evening.
4. **Report.** Four pages after ten working days, in the language of the firm, explained in a conversation of thirty minutes.
5. **Support.** If the firm wishes, the cluster introduces it to the managing authority or the bank, with the report as an annex.
6. **Second visit.** After six months, half a day.

@petya

In the lab, tables played this journey with the owner of a bakery and with the manager of a foundry. The bakery asked for the visit to begin at
three in the morning, when the ovens run. The service has to be able to do that.
`

const DELIVERY = `
@annika

Each region has one lead cluster organisation. It trains advisers, assigns visits and answers for quality. Advisers may be its own staff, staff of
other clusters, of chambers or of technical centres. They are paid by the day at a fixed rate.

@marta

| Role | Who | Answers for |
| Lead | One cluster organisation per region | Quality, dates, data protection |
| Advisers | Clusters, technical centres, chambers | The report |
| Method | A working group of the national associations | Handbook, training, yearly revision |
| Digital Innovation Hubs | The hub of the region | Follow-up of digital measures |
| Energy agencies | The agency of the region | Follow-up of energy measures |

@elodie

*The Association Française des Pôles de Compétitivité holds that* the handbook should be owned by the national associations together. *go-cluster
holds that* one association should keep it and the others comment, since a text with fourteen owners is revised by none. [Open; to be settled
before the section is submitted.]
`

const EVIDENCE = `
@petya

No pilot of the whole check has taken place. The elements have been tried separately, and the lab collected what its members know about them.

- Visits by two advisers at the same time were tested by several clusters in energy projects. Owners found them easier to accommodate than two
separate visits.
- Reports of four pages were read by the owners. Reports of forty pages were filed.
- Without a second visit, nobody learns whether a measure was carried out.

@marta

All of this is experience and not measurement. The first sixty checks are therefore planned as a pilot with a comparison: thirty firms
receive the check at once, thirty a year later. The numbers are a proposal.
`

const COST = `
@annika

The calculation below is **illustrative**. Rates differ between countries, and the lab agreed on the structure of the cost and not on its level.

| Item | Days | Illustrative rate | Per check |
| Two advisers, one day each | 2 | EUR~600 | EUR~1~200 |
| Report and conversation | 1.5 | EUR~600 | EUR~900 |
| Second visit, one adviser | 0.5 | EUR~600 | EUR~300 |
| Coordination and training | 0.5 | EUR~500 | EUR~250 |
| Total | 4.5 | | EUR~2~650 |

@elodie

The firm should pay something, as what is free is cancelled the evening before. [Position of the French association: 20~% of the cost, returned if a
measure is carried out within a year.]

@petya

[Position of the Bulgarian association: nothing in regions where firms of this size do not use advisers at all; a fee of EUR~500 would exclude
those for whom the check is made.]
`

const INDICATORS = `
@annika

| Indicator | Baseline | Target after two years |
| Checks completed per region | 0 | 60 (illustrative) |
| Days from contact to report | not known | 30 at most |
| Firms that carried out at least one measure within six months | not known | half of all firms checked |
| Energy saved in these firms, as measured | 0 | reported, no target |

@marta

The third indicator is the one that matters. The fourth is measured and published without a target, because a target would move the service to firms
with large and easy savings.
`

const REPLICATION = `
@marta

A region needs four things to begin: a cluster organisation that is trusted by firms outside its own sector, six advisers who are willing to
work in pairs, an authority that accepts the report as a basis for support, and about half a position for coordination. It does not need a new
legal entity, a platform or a logo.

@petya

The handbook will be published under an open licence. Where it is translated, the translation should be tested with one firm before it is used,
since most of the misunderstandings are in the words for machines.
`

const ASK = `
@annika

**The European Commission (DG~GROW and EISMEA)** is asked to include the twin-transition check among the services that cascade funding may pay for,
from the first work programme of the European Competitiveness Fund.

**The managing authorities of the National and Regional Partnership Plans** are asked to accept its report in place of an audit of their own, for
investments of up to EUR~100~000. The amount is illustrative.

@marta

**The Comunidad de Madrid and the Ayuntamiento de Madrid** are asked to host the first pilot, with up to twelve checks in the food and metal
sectors, and to name a contact by 31~March 2026.

*DEMO. The text, the positions and the decisions in this paper are invented; the organisations are named as examples only.*
`

/** Service proposal of the second lab: drafting, most of it with the moderator. */
export const twinTransitionCheck: DemoPaper = {
  group: 'digitalGreen',
  type: 'service_proposal',
  title: 'Twin-transition check for small manufacturers',
  calendar: { drafted: '2025-11-28', submitted: '2025-12-09', reviewed: '2025-12-10' },
  sections: [
    { title: 'Need and target group', text: NEED, state: 'approved' },
    { title: 'Service description', text: DESCRIPTION, state: 'approved' },
    { title: "Users' journey", text: JOURNEY, state: 'approved' },
    { title: 'Delivery model and partners', text: DELIVERY, state: 'draft' },
    { title: 'Pilot evidence', text: EVIDENCE, state: 'in_review' },
    {
      title: 'Cost and funding source',
      text: COST,
      state: 'changes_requested',
      reason:
        'The section gives the cost but not the source. Please name the programme that pays the public share, and put the two positions on the fee in one table.',
    },
    { title: 'Indicators', text: INDICATORS, state: 'in_review' },
    { title: 'Replication', text: REPLICATION, state: 'approved' },
    { title: 'Risks', text: '', state: 'draft' },
    { title: 'Ask and addressee', text: ASK, state: 'draft' },
  ],
}
