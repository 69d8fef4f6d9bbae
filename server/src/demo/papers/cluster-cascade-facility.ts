import type { DemoPaper } from '../demo-paper.ts'

const OBJECTIVE = `
@marta

*DEMO. The text, the amounts and the decisions in this paper are invented. They show how Concord works and bind nobody.*

The Cluster Cascade Facility brings small amounts of European money to many small and medium-sized enterprises (SMEs), quickly and under the same
rules everywhere. It wants a firm that has never applied to the Union for anything to be able to do so in two days of work, and to have its answer
within two months.

@bartosz

The change to be brought about is not that more money is spent. It is that the firms which are reached are others than today, and that what they
begin with a small grant leads them to a partner in another Member State.
`

const PROBLEM = `
@bartosz

Cascade funding exists and works. It has been organised project by project, which means that each consortium writes its own rules, builds its own
portal, finds its own evaluators and closes all of them after three years. A firm cannot learn from its first application for its second.

@lina

The consequences can be seen on both sides. Firms turn to advisers for grants that should not need one. Consortia use a good part of their time to
repeat what another consortium has just finished. Authorities cannot compare results, because each project counts something else.

@gabor

The lab found no comparable data on the cost of administration per euro passed on. It regards the lack of such data as part of the problem: what
nobody has to report does not improve.
`

const ADDED_VALUE = `
@gabor

A single Member State can organise vouchers for its firms, and many do so well. What it cannot organise alone is the partner on the other side of
the border, with the same form, on the same day, under the same rules. Two national schemes that cooperate still produce two applications, two
decisions and two dates of payment.

@marta

The Facility would also create a memory that no national scheme can have: which cross-border introductions led to something. After four years this
is knowledge about European value chains that does not exist today.
`

const APPLICANTS = `
@annika

**Two levels apply.** At the first, consortia of at least three cluster organisations from at least three Member States apply to run the Facility
for four years. At the second, SMEs apply to the consortium.

- Eligible as partners of a consortium: cluster organisations, whatever their legal form, with at least two years of activity.
- Eligible for support: SMEs established in a Member State or an associated country, whether or not they are members of a cluster.
- Not eligible: enterprises in difficulty, and firms that have had three grants from the Facility within four years.

@lina

Membership must not be a condition. A facility that supports only members would turn cluster organisations into gatekeepers, and would not be worth
the name of a public instrument.
`

const TYPE = `
@annika

Lump-sum grants of three sizes, so that neither side has to discuss costs. All amounts are illustrative.

| Grant | For | Amount | Paid against |
| Explore | A first visit, a sample, a feasibility note | EUR~5~000 | One page and one photograph |
| Connect | A first joint activity with a partner in another Member State | EUR~20~000 | A joint report of two pages |
| Build | A prototype, a test, an adaptation for another market | EUR~60~000 | The result and its demonstration |

@bartosz

A grant is chosen rather than a loan because the amounts are below what banks consider, and rather than a voucher because a voucher presupposes a
market of providers. Where a national guarantee exists, a firm that completed *Build* should be able to use the report as evidence of quality.
`

const BUDGET = `
@marta

The Facility is calculated for four years, with twelve consortia. **All amounts are illustrative** and serve to show the proportions. For orientation:
in the 2024-2025 round of the Euroclusters up to 16 projects share EUR~42~million, about EUR~2.6~million each, and at least 75~% has to be passed on
to SMEs.

| Item | Amount over four years | Share |
| Grants to SMEs | EUR~60~million | 80~% |
| Operation by the consortia | EUR~12~million | 16~% |
| Common portal, training of evaluators, evaluation | EUR~3~million | 4~% |
| Total | EUR~75~million | 100~% |

@gabor

Co-financing by the SME is its own time, which is not to be documented. Consortia are financed at 100~% of a lump sum per decision that they take,
so that they have no interest in long procedures.
`

const MANAGEMENT = `
@annika

Direct management by the Commission through EISMEA for the agreements with the consortia; financial support to third parties for the grants to SMEs.
Framework partnerships of four years, with specific agreements of two years under them, allow partners to be changed without a new call.

@marta

Regions may add money of their own for firms in their territory. It follows the rules of the Facility entirely, or it stays outside. The lab was firm
on this point: an exception for one region is a second set of rules for all firms.
`

const LEGAL_HOOK = `
@lina

The European Competitiveness Fund as proposed in [COM(2025)~555](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025PC0555), procedure
2025/0555(COD), and there the provisions on financial support to third parties. The Facility needs no provision of its own in the basic act if cluster
organisations are named as intermediaries. It needs one paragraph in each work programme of the four windows.

@marta

The position paper *Clusters in the European Competitiveness Fund* of the same lab asks for this wording.
`

const TIMELINE = `
@bartosz

| Step | When |
| Common rules, form and report published for comments | Second half of 2026 |
| Test with one running consortium, if a project is willing | 2027 |
| Call for consortia | First quarter of 2028 |
| First call to SMEs, then a cut-off date every two months | Third quarter of 2028 |
| Interim evaluation, with a decision to continue, change or stop | 2030 |

@lina

Cut-off dates every two months matter more than the size of the calls. A firm plans from order to order; it cannot wait for October.
`

const INDICATORS = `
@gabor

| Indicator | Kind | Target |
| SMEs that receive European funding for the first time, share of all | Output | 60~% (illustrative) |
| Days from application to decision | Output | 60 at most |
| Days from report to payment | Output | 30 at most |
| Firms with a partner in another Member State two years later | Result | To be set after the first year |
| Cost of administration per EUR~1~000 passed on | Output | Published, falling |

@bartosz

The baseline is collected in the first year. Consortia publish the values of their own calls every six months, in one format, on one page.
`

const SIMPLIFICATION = `
@annika

What applicants no longer have to do:

- describe their company, since public registers know it;
- calculate costs, since grants are lump sums;
- sign on paper, appoint a legal representative in a portal, or prove that they are an SME more than once in four years;
- write in a language other than their own. Evaluators who cannot read it work with a translation that the consortium provides.

@lina

The application has five pages at most and the report two. If an authority needs a sixth page, another one is dropped.
`

const STATE_AID = `
@marta

Grants under direct management by the Union are not State aid as long as no national authority decides on their use. Money that regions add is
attributable to them; for these amounts the *de minimis* Regulation is the simplest basis, and the consortium checks the ceiling in the central
register before it decides.

@annika

The point was discussed at length. The lab asks the Commission to confirm this reading in writing before the first call, so that no consortium has to
obtain an opinion of its own.
`

const SYNERGIES = `
@gabor

- **National and Regional Partnership Plans:** firms that completed *Build* may be financed further without a second evaluation.
- **Enterprise Europe Network:** finds partners where no consortium covers the sector. Introductions are counted once, by whoever made them.
- **Digital Innovation Hubs:** offer tests before investment. A test may be the deliverable of an *Explore* grant.

@bartosz

No activity is paid twice. The portal shows each consortium what a firm has already received from the Facility, and nothing else.
`

const approved = (title: string, text: string) => ({ title, text, state: 'approved' as const })

/** Support mechanism of the fourth lab: signed off, waiting for its release. */
export const clusterCascadeFacility: DemoPaper = {
  group: 'publicSupport',
  type: 'support_mechanism',
  title: 'Cluster Cascade Facility',
  calendar: {
    drafted: '2025-11-17',
    submitted: '2025-12-09',
    reviewed: '2025-12-10',
    consolidated: '2025-12-11',
    signedOff: '2025-12-11',
  },
  sections: [
    approved('Objective', OBJECTIVE),
    approved('Problem', PROBLEM),
    approved('EU added value', ADDED_VALUE),
    approved('Eligible applicants', APPLICANTS),
    approved('Type', TYPE),
    approved('Budget and co-financing', BUDGET),
    approved('Management mode', MANAGEMENT),
    approved('Legal hook', LEGAL_HOOK),
    approved('Timeline', TIMELINE),
    approved('Indicators', INDICATORS),
    approved('Simplification', SIMPLIFICATION),
    approved('State aid', STATE_AID),
    approved('Synergies', SYNERGIES),
  ],
}
