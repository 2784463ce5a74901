import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '@vitrine/local-stack/ports'
import { ServiceGroup } from '@vitrine/local-stack/service-group'
import { startStack } from '@vitrine/local-stack/stack'
import { publishStack, stackIsGiven } from './stack.ts'

/** Starts a stack of its own on free ports, with a lake in a temporary folder; stops it at the end. */
export default async function globalSetup() {
  if (stackIsGiven()) return
  const stateFolder = mkdtempSync(join(tmpdir(), 'vitrine-e2e-'))
  const group = new ServiceGroup()
  const clean = async () => {
    await group.stop()
    rmSync(stateFolder, { recursive: true, force: true })
  }
  try {
    const ports = await freePorts()
    const stack = await startStack(group, {
      ports,
      stateFolder,
      mode: 'production',
      buildSuffix: '-e2e',
    })
    publishStack({ ...stack.addresses, writeToken: stack.secrets.writeToken, stateFolder })
  } catch (error) {
    await clean()
    throw error
  }
  return clean
}
