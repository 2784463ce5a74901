import 'server-only'
import { contentSource } from '@vitrine/content/source/content-source'

/** Where this process reads content from; decided once, from the environment. */
export const source = contentSource(process.env)
