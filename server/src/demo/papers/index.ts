import type { DemoPaper } from '../demo-paper.ts'
import { bridgeApprenticeships } from './bridge-apprenticeships.ts'
import { clusterCascadeFacility } from './cluster-cascade-facility.ts'
import { clustersInTheCompetitivenessFund } from './clusters-in-the-competitiveness-fund.ts'
import { jointStatementProductPassports } from './joint-statement-product-passports.ts'
import { labReportValueChains } from './lab-report-value-chains.ts'
import { skillsThatCrossBorders } from './skills-that-cross-borders.ts'
import { twinTransitionCheck } from './twin-transition-check.ts'
import { valueChainsSmallFirmsCanEnter } from './value-chains-small-firms-can-enter.ts'

/** Every paper of the demo edition, the first lab's first. */
export const DEMO_PAPERS: readonly DemoPaper[] = [
  valueChainsSmallFirmsCanEnter,
  labReportValueChains,
  twinTransitionCheck,
  skillsThatCrossBorders,
  clustersInTheCompetitivenessFund,
  clusterCascadeFacility,
  jointStatementProductPassports,
  bridgeApprenticeships,
]
