import { breakfastSeeds } from './covers/breakfast-seeds.ts'
import { citrusAndSalt } from './covers/citrus-and-salt.ts'
import { dryingHerbs } from './covers/drying-herbs.ts'
import { eveningWindow } from './covers/evening-window.ts'
import { figAndArtichoke } from './covers/fig-and-artichoke.ts'
import { hammock } from './covers/hammock.ts'
import { kelpForest } from './covers/kelp-forest.ts'
import { labelShelf } from './covers/label-shelf.ts'
import { lemonBalm } from './covers/lemon-balm.ts'
import { magnesiumMoon } from './covers/magnesium-moon.ts'
import { mineralStack } from './covers/mineral-stack.ts'
import { peaAndBarley } from './covers/pea-pod.ts'
import { quiltHills } from './covers/quilt-hills.ts'
import { supperWalk } from './covers/supper-walk.ts'
import { teapot } from './covers/teapot.ts'
import { winterSun } from './covers/winter-sun.ts'
import { aminoPairs } from './figures/amino-pairs.ts'
import { eveningLight } from './figures/evening-light.ts'
import { labelAnatomy } from './figures/label-anatomy.ts'
import { melatoninPath } from './figures/melatonin-path.ts'
import type { Picture } from './kit/svg.ts'
import { henrikAalto } from './portraits/henrik-aalto.ts'
import { isoldeMarrin } from './portraits/isolde-marrin.ts'
import { odileSarpong } from './portraits/odile-sarpong.ts'
import { tomasWeld } from './portraits/tomas-weld.ts'
import { duskTea, duskTeaCup, duskTeaLeaves } from './products/dusk-tea.ts'
import { fieldProtein, fieldProteinScoop } from './products/field-protein.ts'
import {
  linenSleepMask,
  linenSleepMaskColours,
  linenSleepMaskDetail,
} from './products/linen-mask.ts'
import { northernLight, northernLightDrop, northernLightFacts } from './products/northern-light.ts'
import {
  quietMagnesium,
  quietMagnesiumCapsules,
  quietMagnesiumFacts,
} from './products/quiet-magnesium.ts'
import { slowFibre, slowFibreBowl } from './products/slow-fibre.ts'
import { springSalts, springSaltsGlass } from './products/spring-salts.ts'
import { tideline, tidelineCapsules, tidelineFacts } from './products/tideline.ts'

/** Every picture of the demo content by its name, which is also its file name when uploaded. */
export const catalogue = {
  'breakfast-seeds': breakfastSeeds,
  'citrus-and-salt': citrusAndSalt,
  'drying-herbs': dryingHerbs,
  'evening-window': eveningWindow,
  'fig-and-artichoke': figAndArtichoke,
  hammock,
  'kelp-forest': kelpForest,
  'label-shelf': labelShelf,
  'lemon-balm': lemonBalm,
  'magnesium-moon': magnesiumMoon,
  'mineral-stack': mineralStack,
  'pea-and-barley': peaAndBarley,
  'quilt-hills': quiltHills,
  'supper-walk': supperWalk,
  teapot,
  'winter-sun': winterSun,
  'amino-pairs': aminoPairs,
  'evening-light': eveningLight,
  'label-anatomy': labelAnatomy,
  'melatonin-path': melatoninPath,
  'henrik-aalto': henrikAalto,
  'isolde-marrin': isoldeMarrin,
  'odile-sarpong': odileSarpong,
  'tomas-weld': tomasWeld,
  'dusk-tea': duskTea,
  'dusk-tea-cup': duskTeaCup,
  'dusk-tea-leaves': duskTeaLeaves,
  'field-protein': fieldProtein,
  'field-protein-scoop': fieldProteinScoop,
  'linen-sleep-mask': linenSleepMask,
  'linen-sleep-mask-colours': linenSleepMaskColours,
  'linen-sleep-mask-detail': linenSleepMaskDetail,
  'northern-light': northernLight,
  'northern-light-drop': northernLightDrop,
  'northern-light-facts': northernLightFacts,
  'quiet-magnesium': quietMagnesium,
  'quiet-magnesium-capsules': quietMagnesiumCapsules,
  'quiet-magnesium-facts': quietMagnesiumFacts,
  'slow-fibre': slowFibre,
  'slow-fibre-bowl': slowFibreBowl,
  'spring-salts': springSalts,
  'spring-salts-glass': springSaltsGlass,
  tideline,
  'tideline-capsules': tidelineCapsules,
  'tideline-facts': tidelineFacts,
} as const satisfies Record<string, () => Picture>

export type PictureName = keyof typeof catalogue
