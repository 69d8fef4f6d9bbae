import { type DragEvent, useState } from 'react'

/** Dragging rows of a list into another order with the pointer; the keyboard has its own commands. */
export type DragOrder = {
  /** The row that is dragged, and the place it would take. */
  dragged: string | undefined
  place: number | undefined
  start: (id: string, event: DragEvent) => void
  over: (place: number, event: DragEvent) => void
  drop: (event: DragEvent) => void
  end: () => void
}

const DRAG_TYPE = 'application/x-concord-section'

/** Calls `onMove` with the row and its new place when it is dropped on another row. */
export function useDragOrder(onMove: (id: string, place: number) => void): DragOrder {
  const [dragged, setDragged] = useState<string>()
  const [place, setPlace] = useState<number>()
  const end = () => {
    setDragged(undefined)
    setPlace(undefined)
  }
  return {
    dragged,
    place,
    end,
    start: (id, event) => {
      event.dataTransfer.setData(DRAG_TYPE, id)
      event.dataTransfer.effectAllowed = 'move'
      setDragged(id)
    },
    over: (target, event) => {
      if (dragged === undefined) return
      event.preventDefault()
      setPlace(target)
    },
    drop: (event) => {
      event.preventDefault()
      if (dragged !== undefined && place !== undefined) onMove(dragged, place)
      end()
    },
  }
}
