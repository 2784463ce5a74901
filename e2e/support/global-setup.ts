import { rmSync } from 'node:fs'
import { instanceNamed, lockInstance } from '@vitrine/local-stack/instance'
import { freePorts } from '@vitrine/local-stack/ports'
import { ServiceGroup } from '@vitrine/local-stack/service-group'
import { startStack } from '@vitrine/local-stack/stack'
import { publishStack, stackIsGiven } from './stack.ts'

/** Starts a stack of its own with a new lake, on free ports or on those that npm test chose; stops it at the end. */
export default async function globalSetup() {
  if (stackIsGiven()) return
  const { VITRINE_TEST_PORTS } = process.env
  const ports = VITRINE_TEST_PORTS ? JSON.parse(VITRINE_TEST_PORTS) : await freePorts()
  const instance = instanceNamed('e2e')
  const unlock = lockInstance(instance)
  rmSync(instance.stateFolder, { recursive: true, force: true })
  const group = new ServiceGroup()
  const clean = async () => {
    await group.stop()
    unlock()
  }
  try {
    const { addresses, secrets } = await startStack(group, { instance, ports, mode: 'production' })
    const { stateFolder } = instance
    publishStack({ ...addresses, writeToken: secrets.writeToken, stateFolder })
  } catch (error) {
    await clean()
    throw error
  }
  return clean
}
