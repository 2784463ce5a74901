import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { assertPortsFree, freePorts, portsFromEnvironment } from './ports.mjs'

test('ports come from the environment, the rest stay at their defaults', () => {
  expect(portsFromEnvironment({ STOREFRONT_PORT: '4000' })).toEqual({
    lake: 3900,
    studio: 3333,
    storefront: 4000,
  })
})

test.each(['abc', '0', '70000', '3.5'])('"%s" is refused with a sentence', (value) => {
  expect(() => portsFromEnvironment({ LAKE_PORT: value })).toThrow('LAKE_PORT must be a port')
})

test('a port that browsers refuse is refused before anything is built', () => {
  expect(() => portsFromEnvironment({ STOREFRONT_PORT: '6000' })).toThrow(
    'No browser connects to port 6000: choose another STOREFRONT_PORT.',
  )
})

test('two parts cannot share a port', () => {
  expect(() => portsFromEnvironment({ LAKE_PORT: '3000' })).toThrow('three different ports')
})

test('free ports are distinct and pass the check', async () => {
  const ports = await freePorts()
  expect(new Set(Object.values(ports)).size).toBe(3)
  await expect(assertPortsFree(ports)).resolves.toBeUndefined()
})

test('a taken port is named, with the variable that moves it', async () => {
  const ports = await freePorts()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(ports.studio, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  await expect(assertPortsFree(ports)).rejects.toThrow(
    new RegExp(`Port ${ports.studio} for the Studio is taken.*STUDIO_PORT`),
  )
})
