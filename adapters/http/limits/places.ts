/** How many there may be at once. */
export type Room = { readonly inAll: number; readonly ofOneAddress: number }

/** Counts what goes on at once, so that no address takes all the room. */
export class Places {
  readonly #room: Room
  readonly #byAddress = new Map<string, number>()
  #taken = 0

  constructor(room: Room) {
    this.#room = room
  }

  /** How many places are taken. */
  get taken(): number {
    return this.#taken
  }

  /** Takes a place, unless there is none left: in all, or for this address. */
  take(address: string): 'taken' | 'full' | 'full_for_address' {
    const ofAddress = this.#byAddress.get(address) ?? 0
    if (this.#taken >= this.#room.inAll) return 'full'
    if (ofAddress >= this.#room.ofOneAddress) return 'full_for_address'
    this.#taken++
    this.#byAddress.set(address, ofAddress + 1)
    return 'taken'
  }

  /** Gives one back that the address had taken. */
  leave(address: string): void {
    this.#taken--
    const left = (this.#byAddress.get(address) ?? 1) - 1
    if (left > 0) this.#byAddress.set(address, left)
    else this.#byAddress.delete(address)
  }
}
