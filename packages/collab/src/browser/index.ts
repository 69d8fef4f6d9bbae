export * from './room-status.ts'
export * from './salvaged-words.ts'
export { SectionRoom, type SectionRoomOptions } from './section-room.ts'
