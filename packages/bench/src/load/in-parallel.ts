/** Does `task` for every item, at most `width` of them at once. Answers what came of each, in the order of the items. */
export async function inParallel<Item, Outcome>(
  items: readonly Item[],
  width: number,
  task: (item: Item, index: number) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes = new Array<Outcome>(items.length)
  const entries = items.entries()
  const worker = async () => {
    for (const [index, item] of entries) outcomes[index] = await task(item, index)
  }
  await Promise.all(Array.from({ length: width }, worker))
  return outcomes
}
