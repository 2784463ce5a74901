import type { DemoDocument } from '../documents/document.ts'
import { categories } from './categories.ts'
import { home } from './home.ts'
import { pages } from './pages.ts'
import { henrikAalto } from './people/henrik-aalto.ts'
import { isoldeMarrin } from './people/isolde-marrin.ts'
import { odileSarpong } from './people/odile-sarpong.ts'
import { tomasWeld } from './people/tomas-weld.ts'
import { awakeAtThree } from './posts/awake-at-three.ts'
import { breakfastOfSeeds } from './posts/breakfast-of-seeds.ts'
import { completePlantProtein } from './posts/complete-plant-protein.ts'
import { dryingHerbs } from './posts/drying-herbs.ts'
import { formsOfMagnesium } from './posts/forms-of-magnesium.ts'
import { lemonBalmOnTheSill } from './posts/lemon-balm-on-the-sill.ts'
import { lightInTheEvening } from './posts/light-in-the-evening.ts'
import { magnesiumAndSleep } from './posts/magnesium-and-sleep.ts'
import { omega3WithoutFish } from './posts/omega-3-without-fish.ts'
import { readingASupplementLabel } from './posts/reading-a-supplement-label.ts'
import { restDays } from './posts/rest-days.ts'
import { slowFibrePost } from './posts/slow-fibre.ts'
import { vitaminD3WithK2 } from './posts/vitamin-d3-with-k2.ts'
import { walkAfterSupper } from './posts/walk-after-supper.ts'
import { waterSaltAndSweat } from './posts/water-salt-and-sweat.ts'
import { whatIsInTheCup } from './posts/what-is-in-the-cup.ts'
import { duskTea } from './products/dusk-tea.ts'
import { fieldProtein } from './products/field-protein.ts'
import { linenSleepMask } from './products/linen-sleep-mask.ts'
import { northernLight } from './products/northern-light.ts'
import { quietMagnesium } from './products/quiet-magnesium.ts'
import { slowFibre } from './products/slow-fibre.ts'
import { springSalts } from './products/spring-salts.ts'
import { tideline } from './products/tideline.ts'
import { redirects } from './redirects.ts'
import { settings } from './settings.ts'

/** Every document of the demo content. */
export const dataset: readonly DemoDocument[] = [
  ...categories,
  isoldeMarrin,
  tomasWeld,
  odileSarpong,
  henrikAalto,
  quietMagnesium,
  northernLight,
  fieldProtein,
  tideline,
  springSalts,
  duskTea,
  slowFibre,
  linenSleepMask,
  readingASupplementLabel,
  lightInTheEvening,
  lemonBalmOnTheSill,
  omega3WithoutFish,
  walkAfterSupper,
  slowFibrePost,
  vitaminD3WithK2,
  magnesiumAndSleep,
  completePlantProtein,
  waterSaltAndSweat,
  dryingHerbs,
  awakeAtThree,
  formsOfMagnesium,
  restDays,
  breakfastOfSeeds,
  whatIsInTheCup,
  ...pages,
  home,
  settings,
  ...redirects,
]
