import type { DemoPaper } from '../demo-paper.ts'
import { EVIDENCE, TEXT_CHANGES } from './clusters-in-the-competitiveness-fund-annexes.ts'
import { NEXT_IMPLEMENTATION, NEXT_MESSAGES, NEXT_RECOMMENDATIONS } from './clusters-in-the-competitiveness-fund-version-2.ts'

const KEY_MESSAGES = `
@marta

1. **Name cluster organisations in the Regulation.** The European Competitiveness Fund (ECF) should list them among the bodies that
may apply, and among those that may pass funding on to small and medium-sized enterprises (SMEs).
2. **Keep cascade funding, and give it one rulebook.** Most small firms will meet the Fund through a call of a few pages in their own
language, or they will not meet it at all.

@bartosz

3. **Pay for the bridge, not only for the project.** Finding partners across borders and preparing a first joint bid is work that the
market does not pay for and that no project grant covers.
4. **Let the Fund and the national plans speak to each other.** A proposal that passes the evaluation but finds no budget in the Fund
should be fundable by a national or regional authority without being evaluated again.

@annika

5. **Measure what reaches firms.** Count the SMEs that received money, the days they waited for it, and those that did something with
it across a border.
`

const CONTEXT = `
@marta

On 16~July 2025 the Commission proposed a Regulation establishing the European Competitiveness Fund,
[COM(2025)~555](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025PC0555), procedure 2025/0555(COD). This paper refers to
the corrected English text, COM(2025)~555 final/2. The proposal is part of the package for the Multiannual Financial Framework (MFF)
2028-2034 and would bring fourteen existing instruments under one set of rules.

The orders of magnitude matter for what follows. As of July 2025 the proposed Framework comes to about EUR~2~trillion. The Fund itself
stands at about EUR~234~billion; together with the EUR~175~billion proposed for Horizon Europe, which is to be steered in close
connection with it, the figure usually quoted is EUR~409~billion. The National and Regional Partnership Plans (NRPPs) are proposed at
EUR~865~billion.

@lina

The Fund is organised in four windows: clean transition and decarbonisation; health, biotechnology, agriculture and bioeconomy; digital
leadership; and resilience, security, defence industry and space. Value chains do not respect these borders. A maker of sensors for
forestry machines belongs to at least three of them, and a programme that asks the firm to choose before it may ask a question has lost
it already.

@marta

The proposal is now with the European Parliament and the Council. Amendments that concern eligibility, cascade funding and the link with
the NRPPs can still be made in the basic act. Once it is adopted, the same points could only be raised one work programme at a time. That
is why the associations address them now, and why this paper asks for few things and asks for them precisely.
`

const ANALYSIS = `
@bartosz

# The distance between a fund and a firm

Small firms do not fail to apply because they lack ideas. They fail to apply because of distance: the call is in another language, the
consortium has to be found among strangers, the pre-financing has to be bridged, and the person who would write the proposal also runs
production. The associations
describe the same pattern from fourteen countries, in regions with very different industries.

Cluster organisations shorten that distance. They know who makes what, they have introduced the firms to each other before there was
money on the table, and they stay after the project has ended. According to the Alliance's own profile its member associations bring
together more than 800 clusters with some 123~000 businesses. This is infrastructure that exists; the question is whether the Fund will
use it or build a second one beside it.

@gabor

# What Euroclusters have shown

The Euroclusters of the Single Market Programme passed funding on to SMEs through cluster consortia. In the 2024-2025 round up to sixteen
projects share EUR~42~million, about EUR~2.6~million each, and at least 75~% of each grant has to reach SMEs as direct support. Three
lessons were shared by everybody who worked on this text.

- Cascade calls reach firms that never applied for a European grant before. The first grant is small, and it teaches the firm how the
next one works.
- The rules differ from project to project: another form, another definition of eligible cost, another report. A firm that received two
small grants has had to learn two systems.
- The consortium dissolves when the project ends. Its partner register, its evaluators and its trust are paid for once and used once.

@annika

# Two risks in the proposed architecture

The first risk is **invisibility**. One rulebook for fourteen instruments can only be welcomed. But the instruments that mention
clusters today would be absorbed into a text that speaks mostly of projects and beneficiaries. What is not named in a Regulation has to be
argued for in every work programme by every contact point, and is cut first when budgets are tight.

The second risk is **concentration**. Large, mature projects are easier to assess and quicker to sign. Without a channel made for small
amounts, a fund with this name will support mainly those who are competitive already. This paper does not ask for a quota in every call. It
asks that a channel exist in each window, and that its results be published.

@lina

# The link with national and regional plans

Cluster policy in Europe is made at several levels, and most of the money is national or regional. Where the Fund and the NRPPs use
different definitions of the same activity, cluster managers spend their time on translation. The Seal of Excellence showed the
principle: an evaluation made once may be trusted twice. In the experience of the associations it worked where the
state-aid question was answered in advance, and failed where every authority had to answer it alone.
`

const RECOMMENDATIONS = `
@marta

# Who may apply

!recommendation ecf-eligibility
to: EP ITRE; Council COMPET
by: Amendment to the proposed Regulation
under: COM(2025)~555 final/2, provisions on eligible entities
deadline: 2026-06-30
rests on: ecf-networks
--
Name cluster organisations in the provisions on eligible entities of the ECF Regulation, both as applicants and as intermediaries that give
financial support to third parties. A recital should say what a cluster organisation is, using the definition of the State aid
framework^[Framework for State aid for research and development and innovation, 2022/C~414/01.] so that no second definition comes into being.

@bartosz

# One rulebook

!recommendation ecf-rulebook
to: DG GROW; EISMEA
by: Implementing decision with the first work programme
under: COM(2025)~555 final/2, provisions on financial support to third parties
deadline: 2027-12-31
rests on: ecf-euroclusters
--
Adopt, before the first work programme, one set of rules for cascade funding in all windows:
- a lump sum per grant;
- a common application form of at most five pages;
- a common report of at most two pages;
- a decision within sixty days^[Counted from the closing date of the call.].

The rules should be ready in all official languages when the first call opens.

@annika

# Standing channels

!recommendation ecf-channel
to: DG GROW
by: Work programmes of the four windows
deadline: 2028-06-30
rests on: ecf-euroclusters
--
Provide in each of the four windows for a multiannual channel run by consortia of cluster organisations from at least three Member States.
Framework partnerships of four years, with specific agreements under them, would keep registers, evaluators and trust in use for longer than
one project.

@gabor

# Paying for preparation

!recommendation ecf-preparation
to: EISMEA
by: Call text
deadline: 2028-06-30
--
Allow a small preparation grant for SMEs that enter a cross-border consortium for the first time, paid as a lump sum against a delivered
proposal, whatever the outcome of the evaluation.

@lina

# Evaluating once

!recommendation ecf-evaluate-once
to: DG REGIO; MINTUR; Comunidad de Madrid
by: Guidance note, and the programmes of the managing authorities
under: COM(2025)~555 final/2, provisions on complementarity
deadline: 2027-03-31
--
Recognise proposals that passed the Fund's evaluation. Publish a common description of the state-aid basis on which a national or regional
authority may finance them, so that the question is answered once for all.
`

const IMPLEMENTATION = `
@marta

Recommendation~1 needs the co-legislators and belongs to the negotiations that are under way. Recommendations 2, 3 and 4 need the
Commission alone, and can be prepared while the Regulation is negotiated. Recommendation~5 needs both levels and a timetable.

@bartosz

| What | Who | By when |
| Wording for eligibility and intermediaries | European Parliament (ITRE), Council (Competitiveness) | Before the first-reading position |
| Draft rulebook for cascade funding, open for comments | Commission (DG GROW, EISMEA) | 30 June 2026 |
| Test of the five-page form with at least thirty SMEs | Cluster associations with EISMEA | 31 October 2026 |
| Description of the state-aid basis for proposals evaluated once | Commission (DG REGIO, with the services in charge of State aid) | 31 March 2027 |
| First standing channels open | Commission (DG GROW) | First work programme, 2028 |

@gabor

The associations offer to do their share. They will collect, twice a year and in one format, the time from call to payment in every cascade
call that their members run, and they will publish the results whether or not they are flattering. They will also provide test readers for
the five-page form in the languages of their countries.

@marta

Progress will be taken up at the next conference of the Alliance, recommendation by recommendation, with the answer that each authority
has given.
`

const ABOUT = `
@marta

*DEMO. The text, the positions and the decisions in this paper are invented. They show how Concord works and bind nobody; the organisations
are named as examples only.*

This paper was prepared by the group of the co-creation lab on public support mechanisms for the ECA Cluster Conference 2025 in Madrid. Its
first version was written in November 2025 as a basis for the lab of 9~December and for the plenary of 10 and 11~December.

@annika

The European Clusters Alliance brings together national cluster associations. It began with the Warsaw Declaration of 9~September 2019,
signed by nine of them. It is independent of the European Cluster Collaboration Platform and of the Euroclusters, which are funded by the
European Commission.
`

/** Position paper of the fourth lab: released before the conference, superseded by what the plenary made of it. */
export const clustersInTheCompetitivenessFund: DemoPaper = {
  group: 'publicSupport',
  type: 'position_paper',
  title: 'Clusters in the European Competitiveness Fund',
  calendar: {
    drafted: '2025-11-10',
    submitted: '2025-11-19',
    reviewed: '2025-11-21',
    consolidated: '2025-11-24',
    signedOff: '2025-11-26',
    released: '2025-11-27',
  },
  sections: [
    { title: 'Key messages', text: KEY_MESSAGES, state: 'approved' },
    { title: 'Context and legal hook', text: CONTEXT, state: 'approved' },
    { title: 'Analysis', text: ANALYSIS, state: 'approved' },
    { title: 'Recommendations', text: RECOMMENDATIONS, state: 'approved' },
    { title: 'Implementation and next steps', text: IMPLEMENTATION, state: 'approved' },
    { title: 'Annex: proposed text changes', text: TEXT_CHANGES, state: 'approved' },
    { title: 'Annex: evidence', text: EVIDENCE, state: 'approved' },
    { title: 'About', text: ABOUT, state: 'approved' },
  ],
  figures: [{ key: 'framework', file: 'framework.png' }],
  next: {
    reason: 'The plenary of 10 December 2025 asked for a recommendation on proportion and for a word on small countries.',
    reopened: '2025-12-10',
    sections: [
      { title: 'Key messages', text: NEXT_MESSAGES },
      { title: 'Recommendations', text: NEXT_RECOMMENDATIONS },
      { title: 'Implementation and next steps', text: NEXT_IMPLEMENTATION },
    ],
    calendar: {
      drafted: '2025-12-11',
      submitted: '2025-12-11',
      reviewed: '2025-12-11',
      consolidated: '2025-12-11',
      signedOff: '2025-12-11',
      released: '2025-12-11',
    },
  },
}
