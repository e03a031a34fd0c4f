/** The first word of each query's key. A command names those whose answers it makes old. */
export const KEYS = {
  me: ["me"],
  /** Requests, balances and the calendar. */
  leave: ["leave"],
  categories: ["categories"],
  holidays: ["holidays"],
  trips: ["trips"],
  /** The people somebody decides for. */
  team: ["team"],
  people: ["users"],
  places: ["organizations"],
  reports: ["reports"],
  audit: ["audit"],
  notifications: ["notifications"],
  system: ["system"],
} as const;
