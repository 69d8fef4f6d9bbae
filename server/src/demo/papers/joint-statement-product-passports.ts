import type { DemoPaper } from '../demo-paper.ts'

const WHY = `
@elodie

The consortia Eurocluster TERRA-LINK and Eurocluster SKILL-FORGE work with different firms. The members of the first extract, process and recover
materials; those of the second train the people who do it. Both are being asked the same question by small and medium-sized enterprises (SMEs):
*what exactly will be expected of us when our customers need a digital product passport?*

@petya

We speak together because neither half of an answer is of use alone. A firm that has the data and nobody who can enter them is not ready. Nor
is a firm that has trained somebody for a format which its customers do not accept.

@liene

This statement is short on purpose. It contains what all partners of both consortia stand behind, and nothing on which they differ.
`

const WHAT_WE_SEE = `
@katarina

**Obligations arrive through customers.** The law addresses the firm that places a product on the market. By the time a requirement reaches a
supplier of the third tier it has become a spreadsheet, and the reason for it has been lost. Suppliers answer what they are asked and not what is needed.

@elodie

**The same data are entered several times.** A composition, a share of recycled material, a place of origin: the facts do not change from customer
to customer. The formats do. Each additional format costs a small firm as much as the first.

@petya

**Confidence is missing on both sides.** Suppliers fear that data on materials reveal their recipe. Buyers fear that data from suppliers are wrong.
Both fears are reasonable, and both can be addressed by separating what is disclosed from what is verified.

@liene

**People decide whether it works.** In most small firms one person will be in charge of passports, beside other duties. This person needs days of
training rather than weeks, at the moment of the first request rather than a year before it, and somebody to telephone afterwards.

@lina

**Those who prepare early are not rewarded.** A firm that documented its materials before it had to receives the same questionnaire as everybody else.
`

const WHAT_WE_CALL_FOR = `
@elodie

We call on **the European Commission**:

1. to require, in all acts on digital product passports, that data on a component can be provided once, in an open format, by its manufacturer, and be
referred to by everybody downstream;
2. to separate disclosure from verification, so that a supplier can have a property confirmed by a trusted body without disclosing how it is achieved;
3. to publish every data model together with an example filled in by a firm of fewer than fifty employees.

@petya

We call on **the European Parliament (ITRE)** and on **the Council (Competitiveness)**:

4. to provide in the European Competitiveness Fund, [COM(2025)~555](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52025PC0555), for support
to SMEs that prepare their data in groups, through cluster organisations and under the rules of cascade funding.

@liene

We call on **the ministries and agencies of the Member States**:

5. to recognise short courses on product data as eligible training in all schemes for SMEs;
6. to accept a passport as evidence in their own procedures, in particular in public procurement, instead of asking for the same facts again.

@katarina

We call on **the European Economic and Social Committee** and on **the Committee of the Regions**:

7. to look in their opinions at the supplier of the third tier, and to invite one to each hearing.
`

const WHAT_WE_OFFER = `
@lina

The partners will not wait for the answers. By 30~June 2026 they will

- describe, for three materials, what a small supplier can say about a component and how it knows;
- train one person in each of one hundred firms, in eight languages, with material that may be copied freely. The numbers are illustrative;
- run a telephone desk, on two days a week, to which any SME in a partner region may turn;
- publish the questions that reach the desk, without names, every three months.

@elodie

We offer the Commission these questions as a test of its data models: a model is ready when a person who telephones can fill in the example
without telephoning again.

@petya

Each partner will also review the questionnaires that it sends to its own suppliers, and delete what it does not use.
`

const SIGNATORIES = `
@elodie

*DEMO. Both consortia are invented, and so are this statement and every commitment in it. The national associations are named as examples only.*

**Eurocluster TERRA-LINK** brings together cluster organisations along the chain from raw to recovered materials. Its partners in this statement
come from the networks of the Association Française des Pôles de Compétitivité, the Bulgarian Employers Association Innovative Technologies, the
Union of Slovak Clusters and KlasterLT.

@liene

**Eurocluster SKILL-FORGE** develops short training with and for small firms. Its partners in this statement come from the networks of the Latvian
Clusters Network, of IKOSZ, of the Polish Clusters Association and of East and North Finland.

@petya

The ambassadors of the Alliance in Italy and in Greece followed the work and commented on the text. They do not sign. Ευχαριστούμε, grazie: two of
the seven calls are shorter thanks to them.
`

const approved = (title: string, text: string) => ({ title, text, state: 'approved' as const })

/** Joint statement of the two consortia: consolidated, waiting for sign-off. */
export const jointStatementProductPassports: DemoPaper = {
  group: 'terraLink',
  type: 'joint_statement',
  title: 'Digital product passports that small suppliers can fill in',
  calendar: { drafted: '2025-11-20', submitted: '2025-12-03', reviewed: '2025-12-05', consolidated: '2025-12-08' },
  sections: [
    approved('Why we speak together', WHY),
    approved('What we see', WHAT_WE_SEE),
    approved('What we call for', WHAT_WE_CALL_FOR),
    approved('What we offer', WHAT_WE_OFFER),
    approved('About the signatories', SIGNATORIES),
  ],
}
