import type { DemoPaper } from '../demo-paper.ts'

const QUESTION = `
@rapporteur

*DEMO. This report and everything that it says about people and positions is invented. It shows how Concord works.*

The lab was asked one question: **what would have to change in 2026 so that more small firms supply a value chain in another Member State?** It met
in Madrid on 9~December 2025, on the day before the plenary of the ECA Cluster Conference 2025, for two and a half hours.

@contributor

Six tables worked in two rounds. In the first, each table drew the supply chain of one product from the region of one of its members and marked
what was missing. In the second, tables exchanged their drawings and looked for suppliers among their own members. A host stayed at each
table and took the notes on which this report is based.

@katarina

In the room were managers of clusters, representatives of national associations, guests from firms and one official, who followed the
discussion as an observer and took no part in any decision. Remarks are reported without names, by agreement of all participants.
`

const KEY_ISSUES = `
@rapporteur

1. Qualification costs are paid by the supplier, before the first order, and again for each customer.
2. Buyers have no reason to look for new suppliers while the old ones deliver, and discover the lack of alternatives when one of them stops.

@contributor2

3. Data requests multiply: the same facts about the same part are asked for in four formats by four customers.
4. Services that help, such as registers, joint audits and engineering days, live on project money and end with the project.

@ville

5. Criteria based on the size of a cluster exclude sparsely populated regions.

@katarina

6. Payment terms decide who can afford to grow: a supplier that waits ninety days for its money finances its customer.
`

const AGREED = `
@contributor

# Without objection

- A first qualification by a new customer should be an eligible cost in regional schemes, as a lump sum.
- A core of audit questions that several buyers accept is worth testing in two sectors in 2026, starting with metalworking and wood products.
- Digital product passports must be designed so that a component is described once, by the firm that makes it.

@rapporteur

- The cluster organisation, being on neither side of the contract, is the right place for a register of capabilities. The register must show
what a firm can do and when this was last checked, or it will be out of date within a year.
- Officials should be invited to every lab, as observers. Their questions improved the drawings.

@ville

# Agreed with a remark

All tables want shorter payment terms. Two asked to record that the subject is already governed by Union law and that this lab should ask for
the law to be applied, not for another one.
`

const DIFFERED = `
@contributor2

# Binding shares or a duty to publish

> Public money creates the order. It may therefore ask where the order goes. A minimum share for firms that were not suppliers before is the
> only condition that cannot be met by a brochure.

This is the position of France Clusters, supported at three of the six tables.

@contributor

> A share will be met, because shares always are. It will be met by splitting orders and by invoices within the group. Publish who was invited
> and who was chosen, and let the neighbours read it.

This is the position of KlasterLT, supported at two tables. One table had no preference.

@katarina

# Who pays for the register

Some held that a register of capabilities is public infrastructure and should be free for buyers and suppliers alike. Others held that what is
free is not kept up to date, and proposed a fee for buyers. The Union of Slovak Clusters offered to test both for a year, in two
regions, and to report what each did to the quality of the entries.

@rapporteur

Both differences go into the position paper as alternatives, in the words of those who hold them. The lab did not vote: it found that the
arguments were better than its numbers.
`

const WAY_FORWARD = `
@rapporteur

The agreed points and the two differences go into the position paper *Value chains that small firms can enter*, which the lab drafts in
parallel. It will be completed after the plenary, and its recommendations will name the authority that is asked to act: the European Commission
(DG~GROW), the managing authorities of the National and Regional Partnership Plans, the Spanish Ministry of Industry and Tourism and the
Comunidad de Madrid.

@contributor

| Task | Who | Until |
| Draft of the core audit questions | KlasterLT and the Union of Slovak Clusters | 28 February 2026 |
| Two buyers willing to accept a joint report | Polish Clusters Association | 31 March 2026 |
| Comparison of two models for the register | Union of Slovak Clusters | 31 December 2026 |
| Note on thresholds in sparse regions | East and North Finland | 31 January 2026 |

@contributor2

Participants receive this report before it is released and have one week to object to the way in which they are reported. They may correct how
their position is described. They may not change what others said.
`

/** Report of the first lab: all but one section approved, so that it can be carried to a release in a few steps. */
export const labReportValueChains: DemoPaper = {
  group: 'valueChains',
  type: 'lab_report',
  title: 'Lab report: SME collaboration and value chains',
  calendar: { drafted: '2025-12-09', submitted: '2025-12-10', reviewed: '2025-12-10' },
  sections: [
    { title: 'Question and participants', text: QUESTION, state: 'approved' },
    { title: 'Key issues', text: KEY_ISSUES, state: 'approved' },
    { title: 'Where we agreed', text: AGREED, state: 'approved' },
    { title: 'Where we differed', text: DIFFERED, state: 'approved' },
    { title: 'Way forward', text: WAY_FORWARD, state: 'in_review' },
  ],
}
