/** The annexes of the position paper on the Competitiveness Fund. */
export const TEXT_CHANGES = `
@annika

The column on the left says in our own words what the proposal provides; it does not quote. Places are described rather than numbered,
because numbering may move during the negotiations. The proposed wording is ours.

| Place in the proposal | What it provides | Wording that we propose | Reason |
| Provisions on eligible entities | Legal entities that meet the conditions of the work programme may apply | "Cluster organisations established in a Member State shall be eligible, including where they act on behalf of their members." | A body that acts for its members must not have to prove in each call that it may |
| Provisions on financial support to third parties | Support to third parties is possible where the work programme says so | "Each window shall provide for financial support to SMEs through consortia of cluster organisations from at least three Member States." | A channel that depends on each work programme is not a channel |
| Provisions on complementarity with other Union funds | Cumulative and alternative funding are possible | "A proposal that exceeded the quality threshold may be financed by a national or regional authority without further evaluation of its merit." | Evaluation made once, trusted twice |

@lina

A recital should accompany the second change:

> Small and medium-sized enterprises often reach Union funding through organisations that they know and that work in their language.
> Cluster organisations should therefore be able to pass support on to them under rules that are the same in all windows of the Fund.
`

export const EVIDENCE = `
@gabor

!figure framework
alt: Bar chart of proposed amounts for 2028-2034 in billion euro: National and Regional Partnership Plans 865, European Competitiveness Fund with Horizon Europe 409, of which the Fund 234 and Horizon Europe 175.
width: 100
--
The Fund beside the plans that it has to speak to: proposed amounts for 2028-2034, July 2025^[Commission package for the Multiannual Financial Framework, July 2025. Rounded.]

!evidence ecf-networks
value: more than 800
unit: clusters
as of: 2025-07-31
--
The Alliance's member associations bring together more than 800 clusters with some 123~000 businesses^[The Alliance's own profile, read in 2025.].

!evidence ecf-euroclusters
value: at least 75
unit: %
as of: 2025-07-31
source: https://single-market-economy.ec.europa.eu/industry/cluster-policy_en
--
In the 2024-2025 round of the Euroclusters this share of each grant has to reach SMEs as direct support.

| Figure | Value | Source and as-of date |
| Proposed Multiannual Financial Framework 2028-2034 | about EUR~2~trillion | Commission package, July 2025 |
| European Competitiveness Fund | about EUR~234~billion | COM(2025)~555 final/2, July 2025 |
| Fund and Horizon Europe together | EUR~409~billion | Commission package, July 2025 |
| National and Regional Partnership Plans | EUR~865~billion | Commission package, July 2025 |
| Euroclusters, round 2024-2025 | EUR~42~million, up to 16 projects | Call text of the Single Market Programme |
| Share to be passed on to SMEs | at least 75~% | The same call text |
| Clusters and businesses in the Alliance's networks | more than 800; some 123~000 | Profile of the Alliance, read in 2025 |

@bartosz

No figure on waiting times is given here. The authors were given many, measured in different ways, and found none that could be compared across
countries. The collection announced under implementation is meant to close that gap; until then the argument rests on the description of
the process and not on a number.
`
