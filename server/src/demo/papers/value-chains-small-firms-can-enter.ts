import type { DemoPaper } from '../demo-paper.ts'

const KEY_MESSAGES = `
@rapporteur

1. **A value chain is a set of doors, and most of them are closed from the inside.** Small and medium-sized enterprises (SMEs) know what they
can supply. They do not know who decides, what is tested and when.
2. **Buyers need a reason to open.** Public money for large projects should ask in advance how new suppliers will be found, and afterwards
how many were.

@contributor

3. **Clusters can vouch.** A supplier check done once by a cluster organisation should be accepted by every buyer that shares its questions.

@contributor2

4. **Data must travel with the part, and stay with its owner.** The digital product passport is a chance for small suppliers if they fill it
in once, and a burden if they fill it in once per customer.
`

const CONTEXT = `
@rapporteur

This paper answers two developments that reach small suppliers at the same time. One is the proposal for a European Competitiveness Fund,
[COM(2025)~555](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025PC0555), which will shape how the Union supports industrial
projects from 2028. The other is the step-by-step introduction of digital product passports, which will make information on materials, repair
and origin a condition of sale for more and more groups of products.

@katarina

Both are usually discussed from the point of view of the firm that places the final product on the market. The lab chose the other end. A
galvanising shop with forty employees is not addressed by either of them in person. It meets them as a questionnaire from a customer, sent
on a Thursday, to be returned by Monday, in a format that the next customer will not accept.

@rapporteur

The paper is addressed to those who can still write conditions: the Commission, which prepares the Fund's work programmes, the co-legislators,
and the national and regional authorities that co-finance industrial projects. In Spain these are the Ministry of Industry and Tourism and
the Comunidad de Madrid.
`

const ANALYSIS = `
@contributor

# Three thresholds

**Finding.** Buyers look for suppliers where they found the last one. In the mapping exercise of the lab, each table drew the supply chain of
one product from its own region. At every table at least one missing part turned out to be made less than 200 kilometres away, by a firm
that nobody at the table had dealt with. The exercise proves nothing about Europe; it shows how cheap the first look is.

!callout example
--
A galvanising shop with forty employees gets a questionnaire on a Thursday, to be returned by Monday, in a format that the next customer will
not accept.

@katarina

**Qualifying.** Between a first conversation and a first order stands qualification: audits, samples, certificates, insurance, credit. The
steps are reasonable one by one. They are repeated for each customer, and the supplier pays for them before there is any turnover to pay
from. Firms told us that they decline invitations because they can afford one qualification a year.

@contributor2

**Staying.** Once in, a small supplier is exposed to changes that it hears of last: another material, another data format, another place of
delivery. Long contracts are rare. What helps is early warning, and early warning is a matter of organisation and not of law.

@contributor

!evidence chains-mapping
value: less than 200
unit: kilometres
as of: 2025-12-09
--
At every table of the lab's mapping exercise at least one missing part turned out to be made nearby, by a firm that nobody at the table had
dealt with.

# What clusters add

A cluster organisation sits on neither side of the contract. It can keep a register of what its members really can do, as opposed to what
they sell; it can run one audit for several buyers; and it can invite engineers of both sides to look at a drawing before there is a
specification. Such services exist in several countries. They are financed by projects and end with them.

@ville

# Sparse regions

In East and North Finland the nearest comparable supplier may be 400 kilometres away, and across the border in Sweden. Distance changes the
arithmetic: visiting a buyer costs two days, a shared laboratory is worth a journey, and a cluster has twenty members where another has two
hundred. Thresholds written in numbers of members exclude precisely the regions in which cooperation is hardest to replace.

@contributor2

# Where the lab has not agreed

*France Clusters hold that* conditions on new suppliers in supported projects should be binding: a project that receives public money should
show a minimum share of its orders going to SMEs with which the buyer had no contract before.

@contributor

*KlasterLT holds that* a binding share will be met on paper, by invoices to firms that already belong to the group. It prefers a duty to
publish: who was invited, who was chosen, and why. *The Union of Slovak Clusters* could accept either, provided that the cost of qualification
is eligible in both cases.
`

const RECOMMENDATIONS = `
@rapporteur

# A supplier plan in every large project

!recommendation chains-supplier-plan
to: DG GROW
by: Conditions of the work programmes
under: COM(2025)~555, support to industrial projects
deadline: 2027-12-31
--
Ask each applicant for support above EUR~10~million^[The amount is illustrative and open in the lab.] for a plan of two pages on how new
suppliers among SMEs will be found, qualified and paid.

@contributor2

[Alternative 1, proposed by France Clusters: *The plan sets a minimum share of orders, by value, for SMEs that had no contract with the
applicant in the preceding three years. Support is reduced in proportion if the share is not reached.*]

@contributor

[Alternative 2, proposed by KlasterLT: *The applicant publishes within three months of each order above EUR~100~000 which SMEs were invited and
which were chosen. No minimum share is set.*]

@katarina

# Qualification as an eligible cost

!recommendation chains-qualification
to: DG REGIO; Comunidad de Madrid
by: Programmes of the managing authorities
deadline: 2027-06-30
rests on: chains-mapping
--
Make the first qualification of an SME by a new customer eligible as a lump sum, paid to the SME when the audit report has been delivered,
whatever its result.

@contributor

# Audits that several buyers accept

!recommendation chains-audits
to: DG GROW
by: Voluntary agreement with the associations of industrial buyers
deadline: 2026-12-31
--
Agree on a core of questions that are the same in all supplier audits of a sector, let accredited cluster organisations carry them out, and
let each buyer add its own on top. Begin with two sectors.

@contributor2

# One passport, many readers

!recommendation chains-passport
to: DG GROW
by: Delegated acts on digital product passports
under: Regulation (EU)~2024/1781
--
Make sure that a supplier can hand over data on a part once, in one open format, under its own control, and that customers downstream refer
to it instead of copying it.

@ville

# Thresholds that fit sparse regions

!recommendation chains-thresholds
by: Conditions of all programmes that fund cluster organisations
--
Replace minimum numbers of members by the share of the region's firms that are reached.
`

const IMPLEMENTATION = `
@rapporteur

The first steps should be taken by those who ask. Three associations have offered to test the core audit of Recommendation~3 among their own
members in 2026, in metalworking and in wood products, and to publish the questions together with the answers that turned out to be useless.

@katarina

The test needs at least two buyers who agree to accept a report that they did not commission. The lab has spoken with several and has the
agreement of none so far; this is the point at which the proposal will succeed or fail.

@contributor

- By 28~February 2026: core questions drafted, from the forms that members receive today.
- By 30~June 2026: ten audits in each of two sectors, each report offered to at least two buyers.
- By 31~October 2026: report to the authorities named above, with costs per audit.
`

const TEXT_CHANGES = `
@contributor2

| Place | What it provides today, in our words | Wording that we propose | Reason |
| European Competitiveness Fund, conditions of support to industrial projects | Applicants describe the effects of the project on the internal market | "The description shall include the participation of SMEs as suppliers and the measures taken to enable it." | Effects on small suppliers are asked for before the decision, not after |
| Acts on digital product passports, provisions on data of components | The economic operator is responsible for complete data | "Data supplied for a component may be referred to where the supplier makes them available in an open format." | One passport, many readers |

@katarina

The first row needs another look: in the discussion on 9~December nobody could say whether the sentence belongs in the basic act or in the work
programmes. [To be checked by the rapporteur.]
`

const ABOUT = `
@rapporteur

*DEMO. The text, the positions and the decisions in this paper are invented. They show how Concord works and bind nobody; the organisations
are named as examples only.*

@contributor

Drafted in the co-creation lab on SME collaboration and value chains of the ECA Cluster Conference 2025. Members of national cluster
associations from Finland, France, Lithuania, Poland, Portugal and Slovakia took part, with an official as observer and guests from firms of
the Madrid region.
`

/** Position paper of the first lab: in the middle of drafting, with open disagreement and sections in every state. */
export const valueChainsSmallFirmsCanEnter: DemoPaper = {
  group: 'valueChains',
  type: 'position_paper',
  title: 'Value chains that small firms can enter',
  calendar: { drafted: '2025-12-02', submitted: '2025-12-09', reviewed: '2025-12-10' },
  sections: [
    { title: 'Key messages', text: KEY_MESSAGES, state: 'in_review' },
    { title: 'Context and legal hook', text: CONTEXT, state: 'approved' },
    { title: 'Analysis', text: ANALYSIS, state: 'draft' },
    {
      title: 'Recommendations',
      text: RECOMMENDATIONS,
      state: 'changes_requested',
      reason:
        'Recommendation 1 still carries two alternatives. Please settle on one, or say in one sentence that the lab puts both to the authority. Recommendation 5 names no authority.',
    },
    { title: 'Implementation and next steps', text: IMPLEMENTATION, state: 'approved' },
    { title: 'Annex: proposed text changes', text: TEXT_CHANGES, state: 'draft' },
    { title: 'Annex: evidence', text: '', state: 'draft' },
    { title: 'About', text: ABOUT, state: 'in_review' },
  ],
}
