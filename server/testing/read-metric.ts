/** The value of a series without labels that a server shows at `/metrics`; throws where there is none. */
export async function readMetric(origin: string, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `))
  if (!line) throw new Error(`there is no metric ${name}`)
  return Number(line.slice(name.length + 1))
}
