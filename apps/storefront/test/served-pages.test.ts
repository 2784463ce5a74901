import { afterAll, beforeAll } from 'vitest'
import { articles } from './served-pages/articles'
import { cacheReport } from './served-pages/cache-report'
import { canonical } from './served-pages/canonical'
import { countedRenders } from './served-pages/counted-renders'
import { emptyDataset } from './served-pages/empty-dataset'
import { failures } from './served-pages/failures'
import { feeds } from './served-pages/feeds'
import { hangingLake } from './served-pages/hanging-lake'
import { hostile } from './served-pages/hostile'
import { misfits } from './served-pages/misfits'
import { newsletter } from './served-pages/newsletter'
import { offline } from './served-pages/offline'
import { outage } from './served-pages/outage'
import { policy } from './served-pages/policy'
import { publicScripts } from './served-pages/public-scripts'
import { publish } from './served-pages/publish'
import { redirects } from './served-pages/redirects'
import { restart } from './served-pages/restart'
import { schedule } from './served-pages/schedule'
import { scriptWeight } from './served-pages/script-weight'
import { search } from './served-pages/search'
import { secrets } from './served-pages/secrets'
import { shareLinks } from './served-pages/share-links'
import { socialCards } from './served-pages/social-cards'
import { Stage } from './served-pages/stage'
import { startDuringOutage } from './served-pages/start-during-outage'
import { structuredData } from './served-pages/structured-data'

const BUILD_TIMEOUT_MS = 600_000

// One build serves all parts, in this order: each goes on from what the one before left.
const stage = new Stage()
beforeAll(() => stage.start(), BUILD_TIMEOUT_MS)
afterAll(() => stage.stop())

emptyDataset(stage)
restart(stage)
scriptWeight(stage)
secrets(stage)
publicScripts()
structuredData(stage)
articles(stage)
canonical(stage)
shareLinks(stage)
publish(stage)
schedule(stage)
search(stage)
feeds(stage)
redirects(stage)
socialCards(stage)
cacheReport(stage)
newsletter(stage)
misfits(stage)
policy(stage)
hostile(stage)
offline(stage)
failures(stage)
hangingLake(stage)
outage(stage)
startDuringOutage(stage)
countedRenders(stage)
