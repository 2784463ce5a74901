import { Moment } from './moment.ts'

/**
 * Copies a dataset's file as of one moment, beside the store that writes it.
 * @param onProgress told how much is done, from 0 to 1
 */
export async function copyFile(
  source: string,
  target: string,
  onProgress: (done: number) => void,
): Promise<void> {
  const moment = new Moment(source)
  try {
    await moment.copyTo(target, onProgress)
  } finally {
    moment.close()
  }
}
