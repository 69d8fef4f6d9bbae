import type { DemoPaper } from '../demo-paper.ts'

const KEY_MESSAGES = `
@liene

1. **Small firms train when training is near, short and shared.** Cluster organisations can make it all three, because they know which
firms need the same skill in the same month.
2. **Skills and internationalisation are one question.** A firm that cannot read a foreign tender, a customs code or a product passport
does not export, however good its product is.

@zsofia

3. **Micro-credentials need a common grammar, not a common curriculum.** Agree on how a short course is described and assessed. Leave the
content to those who know the machines.

@joaquim

4. **Finance missions by what follows from them.** A trade mission that ends with business cards is a journey. It becomes policy when
somebody asks six months later what came of it.
`

const CONTEXT = `
@liene

The skills of a region are a condition for almost everything that industrial policy wants to achieve, and they are the condition that
changes most slowly. With the proposals of July 2025 for the Multiannual Financial Framework (MFF) 2028-2034 the Union is about to decide
which instruments will carry training for small and medium-sized enterprises (SMEs) in the next decade. Two of them matter here: the
European Competitiveness Fund, [COM(2025)~555](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025PC0555), and the National
and Regional Partnership Plans.

@radu

Neither of them is a skills programme in the first place. This is an opportunity as much as a risk. If training is written into the
investments that firms make anyway, in a furnace, in software, in a new market, it will be used. If it stays in a programme of its own, it
will go on reaching those who have a training department, and most members of a cluster have none.

@liene

The paper addresses the stage at which work programmes and national plans are being prepared. It asks for decisions that can be taken
without changing a treaty, a curriculum or anybody's competence for education.
`

const ANALYSIS = `
@zsofia

# Why small firms train less

Ask the owner of a firm with thirty employees why nobody was sent on a course last year, and the answer is rarely the fee. It is the
absence: two people out of a shift of six stop the line. It is the timing: the course starts in October, the machine arrives in June. And
it is doubt whether the certificate means anything to the next employer or to the customer.

Cluster organisations can work on all three. They can gather six firms that need the same skill, hold the course in one of them on a
Friday afternoon, exchange replacement staff among members, and put their name under the certificate. Several members of the Alliance do
this already; their models differ and none of them is described well enough to be copied.

@radu

# What internationalisation asks of people

The lab looked at the first eighteen months of firms that had begun to sell abroad. The obstacles that they named were not market access in
the sense of trade policy. They were tasks that somebody has to be able to do:

- reading the technical part of a tender in another legal tradition;
- describing a product so that a digital product passport can be filled from the firm's own data;
- calculating what repair and take-back will cost in a country where the firm has no staff;
- negotiating with a partner ten times larger without giving the design away.

@joaquim

All four can be learned in short courses. None of them is taught in one place that a small firm would think of. Export agencies teach
markets, universities teach theory, manufacturers teach their own machines. What is missing is the place where the four meet, and the
person who says: *you will need this in spring, so start in autumn.*

@liene

# Micro-credentials: where they help

A micro-credential is useful to a firm if it answers three questions: what can this person do now, who has checked it, and for how long
does it hold? It is useful to a worker if a second employer understands it. Neither use requires that a course in Riga and a course in
Porto be the same. It requires that both be described in the same way.

The lab warns against the other road. Where a common curriculum was attempted, it took years to agree, and the equipment had changed before
the first learner enrolled.

@zsofia

# What we do not know

There are no comparable figures on how many members of clusters take part in training, by size of firm and by country. The surveys that
exist ask about enterprises in general, and small samples disappear as soon as they are divided by cluster. The lab therefore makes its
case by mechanism and example, and asks for the measurement that would allow to check it.
`

const RECOMMENDATIONS = `
@liene

# Recommendation 1: training inside the investment

**To the European Commission (DG~GROW) and the managing authorities of the National and Regional Partnership Plans.** In every support scheme
for equipment, software or process change in SMEs, make the training of the people who will use it an eligible cost by default, as a
flat rate on top of the investment. No separate application should be needed.

@zsofia

# Recommendation 2: one page for every micro-credential

**To the European Commission, with the ministries responsible for skills in the Member States.** Agree on a one-page description for short
courses offered through clusters: outcome, hours, form of assessment, who has assessed, until when it is current. Put it in all official
languages and in a form that software can read. Recognise it in calls as evidence that a firm has prepared its staff.

@joaquim

# Recommendation 3: missions with a memory

**To the national agencies for trade promotion and to the European Commission (EISMEA).** Pay the last fifth of the support for a
collective mission six months after it, against a short public report: which contacts became offers, which offers became contracts, and
what the firms would have needed to know before. The share of one fifth is illustrative.

@radu

# Recommendation 4: a skills desk in each cluster consortium

**To the European Commission (EISMEA).** Allow, and expect, that each consortium that passes on funding to SMEs names one person who helps
them find training that goes with the grant. Half a position per consortium is enough to begin with.

@liene

# Recommendation 5: measure participation

**To the Commission's statistical services and to the national statistical offices.** Add two questions to the surveys on training in
enterprises: whether the firm belongs to a cluster organisation, and whether the course was organised together with other firms.
`

const IMPLEMENTATION = `
@radu

The recommendations can start independently of one another. The table gives the order in which the lab would begin, with the lightest first.

| Step | Who begins | When |
| One-page description: draft and test with forty courses | Cluster associations of Latvia, Hungary, Portugal and Romania | January to June 2026 |
| Report form for collective missions | Portugal Clusters with its trade promotion agency | March 2026 |
| Flat rate for training in investment schemes: model clause | Commission (DG GROW) with managing authorities | By 30 September 2026 |
| Skills desk: text for the first work programmes | Commission (EISMEA) | By 31 December 2026 |
| Two survey questions | Statistical offices | Next revision of the survey |

@liene

The four associations named in the first line will publish every description that they write under an open licence, including those that
did not pass the test. They ask the Commission for an observer, not for money.

@joaquim

Success will look modest. A manager in a furniture cluster opens one page, sees that a course in another country teaches what her own
people need, and sends two of them. If this happens a few hundred times in three years, the instruments have found the firms for which they
were made.
`

const TEXT_CHANGES = `
@zsofia

This paper asks for no change of a legislative text. The two model clauses below are meant for work programmes and for national schemes.
The left column describes usual practice in our own words.

| Usual practice | Model clause | Reason |
| Training is applied for separately from the investment | "Costs of training the staff who will operate the supported equipment are eligible as a flat rate of the investment, without further proof of cost." | One decision for the firm, one for the authority |
| Missions are reported by a list of participants | "The final instalment is paid on a public report, six months after the mission, on contacts, offers and contracts." | Attention moves from the journey to what follows |

@radu

The level of the flat rate should be set by each scheme. For a first calculation the lab worked with 7~% of the investment; the figure is
illustrative and has not been tested against real costs.
`

const EVIDENCE = `
@joaquim

The evidence behind this paper is of three kinds, and the reader should know which is which.

| Statement | Kind of evidence | Limits |
| Obstacles to training in small firms | Accounts by cluster managers in the lab | Not a sample; sectors with shift work are over-represented |
| Tasks in the first eighteen months of export | Conversations with firms, reported by their clusters | Firms that gave up early are missing |
| Micro-credentials help when described alike | Reasoning, and examples from four associations | Not evaluated independently |

@liene

The European Expert Group on Clusters, whose report was adopted in December 2020, made fifteen recommendations and addressed them to the
European, national, regional and local levels. The present paper takes up the habit of naming the addressee. It does not repeat
the recommendations of the report.
`

const ABOUT = `
@liene

*DEMO. The text, the positions and the decisions in this paper are invented. They show how Concord works and bind nobody; the organisations
are named as examples only.*

Drafted by the co-creation lab on skills and internationalisation of the ECA Cluster Conference 2025: prepared in November 2025, completed
by the lab in Madrid on 9~December 2025 and reported to the plenary on 10~December.

@zsofia

Questions about the text go to the rapporteur of the lab, questions about the edition to its secretariat. Comments are welcome in any
official language of the Union.
`

/** Position paper of the third lab: released once. */
export const skillsThatCrossBorders: DemoPaper = {
  group: 'skills',
  type: 'position_paper',
  title: 'Skills that cross borders: training and internationalisation through clusters',
  calendar: {
    drafted: '2025-11-24',
    submitted: '2025-12-09',
    reviewed: '2025-12-10',
    consolidated: '2025-12-10',
    signedOff: '2025-12-10',
    released: '2025-12-10',
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
}
