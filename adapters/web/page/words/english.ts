const plurals = new Intl.PluralRules('en')
const lists = new Intl.ListFormat('en', { type: 'conjunction' })
const choices = new Intl.ListFormat('en', { type: 'disjunction' })

/** `1 person`, `3 people`. */
const counted = (count: number, one: string, other: string) =>
  `${count} ${plurals.select(count) === 'one' ? one : other}`

const people = (count: number) => counted(count, 'person', 'people')

function minutes(all: number): string {
  const [hours, rest] = [Math.floor(all / 60), all % 60]
  const parts = [
    hours > 0 ? counted(hours, 'hour', 'hours') : '',
    rest > 0 ? counted(rest, 'minute', 'minutes') : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** All that the page says, in English. Another language is another object of the same shape. */
export const english = {
  product: 'Meeting slots',
  newEvent: 'New event',
  forPrograms: 'Interface for programs',
  loading: 'Loading…',
  optional: '(optional)',
  copy: 'Copy',
  copied: 'Copied',
  selected:
    'The browser does not let it be copied by itself: the address is selected, copy it as you copy text.',
  notYet: 'Not now',
  you: 'you',
  somebody: 'somebody',
  live: 'Live',
  notLive: 'Connecting…',
  timesIn: 'Times in',
  list: (items: readonly string[]) => lists.format(items),
  minutes,
  by: (name: string) => `by ${name}`,
  buffers: (before: number, after: number) =>
    [before > 0 ? `${minutes(before)} before` : '', after > 0 ? `${minutes(after)} after` : '']
      .filter((part) => part !== '')
      .join(' and ')
      .concat(' to be kept free'),
  peopleCount: people,
  answerBy: (moment: string) => `answers until ${moment}`,

  person: { name: 'Name', email: 'E-mail address' },

  create: {
    heading: 'Find a time to meet',
    lead: 'Propose some days, share a link, and see when everybody can come.',
    title: 'What is it about?',
    description: 'Anything people should know',
    duration: 'How long does it take?',
    dates: 'Which days?',
    datesHint:
      'Tap days, drag over several, or tap a weekday for all of it. With keys: arrows, space, and shift with arrows.',
    datesChosen: (count: number) =>
      count === 0 ? 'No day yet.' : `${counted(count, 'day', 'days')} chosen.`,
    noDates: 'Choose at least one day, with some hours.',
    tooShort: (durationMinutes: number) =>
      `None of these times is long enough for ${minutes(durationMinutes)}. Choose longer hours, or a shorter meeting.`,
    wholeWeekday: (weekday: string) => `Every ${weekday} of these weeks`,
    earlierWeeks: 'Earlier weeks',
    laterWeeks: 'Later weeks',
    hours: 'Between which hours?',
    from: 'From',
    to: 'To',
    midnight: 'midnight',
    zone: 'Time zone',
    offered: { yes: 'proposed', no: 'not proposed' },
    otherHours: 'Other hours on some days',
    otherHoursHint: 'Paint when it may be: drag over hours to add them, or to take them away.',
    you: 'Who are you?',
    takesPart: 'I take part, too',
    submit: 'Create the event',
    creating: 'Creating…',
  },

  remembered: {
    heading: (count: number) => `Your events on this device (${count})`,
    hint: 'Links that this browser has kept, so that you find your way back.',
    forget: 'Forget',
    forgetThis: (title: string) => `Forget ${title}`,
  },

  youAre: (name: string) => `you are ${name}`,
  answerAs: 'Answer as',

  ownLink: {
    ofOrganizer: 'Your own link, as the organizer',
    ofParticipant: 'Your own link',
    hintForOrganizer:
      'Keep it to yourself: whoever has it can change everything. It is the way back from another device.',
    hintForParticipant:
      'It is the way back to your answer from another device. Whoever has it can change your answer.',
  },

  join: {
    proposed: 'When it may be',
    heading: 'Who are you?',
    hint: 'The address is shown to the organizer alone. You get a link of your own, so that nobody else can change your answer.',
    submit: 'Say when I can come',
    known: 'You have been here with this browser before.',
    goOn: 'Go on as who you were',
  },

  grid: {
    state: {
      free: 'free',
      ifNeeded: 'if needed',
      partly: 'partly free',
      nothing: 'not free',
    },
    brush: { free: 'Free', ifNeeded: 'If needed' },
    earlierDays: 'Earlier days',
    laterDays: 'Later days',
    pageOf: (page: number, pages: number) => `${page} of ${pages}`,
    finer: 'Quarters of an hour',
  },

  own: {
    heading: 'When can you come?',
    hint: 'Drag over the times that suit you; drag again to take them away. With keys: arrows move, space paints, shift with arrows paints more.',
    touchHint:
      'Drag a finger over the times that suit you; drag again to take them away. To scroll, drag over the hours beside them.',
    closed: 'The time for answers is over.',
    brush: 'Paint with',
    all: 'All of it',
    none: 'None of it',
    undo: 'Undo',
    withdraw: 'Take my answer back',
    saveAgain: 'Save again now',
    discard: 'Leave it unsaved',
    heard: {
      saved: 'What you paint is kept.',
      failed: 'What you painted could not be kept so far.',
    },
    saving: {
      'nothing to save': '',
      saving: 'Saving…',
      saved: 'Saved',
      failed: 'Not saved yet',
    },
  },

  calendarFile: {
    summary: 'Fill in from a calendar file',
    hint: 'Export your calendar as an .ics file. The service looks only for when you are busy, and keeps nothing of the file.',
    choose: 'Calendar file',
    unreadable: 'The file can’t be read here. Choose it again, or another one.',
    found: (hours: number) =>
      hours === 0
        ? 'Your calendar is full at all of these times.'
        : `Your calendar leaves ${counted(Math.round(hours * 10) / 10, 'hour', 'hours')} free. The grid shows them; nothing is saved yet. Using them replaces what you have painted.`,
    use: 'Use this',
    discard: 'Discard',
  },

  group: {
    heading: 'When can everybody come?',
    answered: (responded: number, all: number) => `${responded} of ${people(all)} answered.`,
    eachByItself: (durationMinutes: number) =>
      `Each time is counted by itself; the best times below have room for ${minutes(durationMinutes)}.`,
    count: (available: number, all: number) => `${available} of ${all} can come`,
    atMost: (count: string) => `at most ${count}`,
    inspectHint: 'Point at a time, or tap it, to see who can come.',
    tooLate: 'The meeting would not end within the proposed times.',
  },

  attendance: {
    free: 'Can come',
    ifNeeded: 'If needed',
    unavailable: 'Can’t come',
    silent: 'No answer yet',
  },

  best: {
    heading: 'Best times',
    hint: (durationMinutes: number, zone: string) => `For ${minutes(durationMinutes)}, in ${zone}.`,
    leaveOut: 'What if somebody is left out?',
    suitingAll: (names: readonly string[], before: number, after: number) =>
      `Without ${lists.format(names)}, ${after === 0 ? 'none' : after} of the best times ${plurals.select(after) === 'one' ? 'suits' : 'suit'} everybody else; with everybody ${before === 0 ? 'none' : before}.`,
    bestMoved: (before: string | undefined, after: string) =>
      before === after
        ? 'The best time stays.'
        : `The best time is now ${after}${before === undefined ? '' : `, not ${before}`}.`,
    rankBefore: (rank: number | 'none') =>
      rank === 'none' ? 'new among them' : `was number ${rank}`,
    everybody: 'Everybody can come',
    everybodyElse: 'Everybody else can come',
    ifNeeded: (count: number) => `${count} if needed`,
    announced: (available: number, all: number) =>
      `At the best time ${available} of ${all} can come.`,
    missing: (names: readonly string[]) => `Without ${lists.format(names)}, who must come`,
    missingGroups: (names: readonly string[]) => `Too few of ${lists.format(names)}`,
    outsideHours: (names: readonly string[]) => `outside working hours: ${lists.format(names)}`,
    elsewhere: 'When is that elsewhere?',
    more: (count: number) => counted(count, 'more time', 'more times'),
    fewer: 'Fewer times',
    choose: 'Choose',
    chooseThis: (when: string) => `Choose ${when}`,
    settleQuestion: 'Everybody will see that this is the time.',
    settle: (when: string) => `Settle on ${when}`,
    empty: {
      window_shorter_than_duration: 'No proposed time is long enough for the meeting.',
      no_participants: 'Nobody takes part yet. Share the link.',
      no_answers: 'Nobody has answered yet.',
      no_overlap: 'No time suits anybody.',
    },
  },

  advice: {
    heading: 'What would suit more people',
    whom: (attending: number, all: number, isWithoutSome: boolean) => {
      if (attending < all) return `${attending} of ${people(all)}`
      return isWithoutSome ? 'everybody else' : 'everybody'
    },
    shorterMeeting: (
      whom: string,
      of: { minutes: number; places: readonly string[]; furtherCount: number },
    ) => {
      const further =
        of.furtherCount > 0 ? [counted(of.furtherCount, 'more time', 'more times')] : []
      return `A meeting of ${minutes(of.minutes)} would suit ${whom}: ${choices.format([...of.places, ...further])}.`
    },
    smallestChange: (whom: string, of: { name: string; place: string; added: readonly string[] }) =>
      `If ${of.name} could also come ${lists.format(of.added)}, a start at ${of.place} would suit ${whom}.`,
    anotherTime: (whom: string, of: { place: string; isProposed: boolean }) =>
      of.isProposed
        ? `A start at ${of.place}, between those that are ranked, would suit ${whom}.`
        : `${of.place} would suit ${whom}, but was not proposed.`,
    missingAnswers: (
      whom: string,
      of: { names: readonly string[]; furtherCount: number; place: string },
    ) => {
      const further = of.furtherCount > 0 ? [counted(of.furtherCount, 'other', 'others')] : []
      return `No answer yet from ${lists.format([...of.names, ...further])}: with a yes, a start at ${of.place} would suit ${whom}.`
    },
    withoutOne: (without: readonly { name: string; place: string }[]) =>
      `Everybody else could come ${choices.format(without.map(({ name, place }) => `without ${name} (${place})`))}.`,
  },

  settled: {
    scheduled: 'The time is settled',
    cancelled: 'The meeting is off',
    calendarFile: 'Calendar file',
    site: {
      google: 'Google Calendar',
      outlook: 'Outlook.com',
      office365: 'Microsoft 365',
      yahoo: 'Yahoo',
    },
  },

  invitation: {
    heading: 'Share this link',
    headingWithoutLink: 'Joining by a link',
    hint: 'Whoever has it can join and say when they can come. Do not share what stands in the bar of your browser: that is your own link, which can change everything.',
    forAll: (name: string) =>
      `This service asks nobody who they are: whoever opens the address of this page is the organizer, ${name}, and can answer for everybody.`,
    joining: 'People can join by the link',
    unknown:
      'This browser does not have the link. You can make a new one; the old one stops working then.',
    renew: 'Make a new link',
    renewQuestion: 'The old link stops working. Make a new one?',
  },

  people: {
    heading: 'People',
    silent: (names: readonly string[]) => `No answer yet from ${lists.format(names)}.`,
    untold: 'The service writes to nobody.',
    tell: (from: number, to: number, all: number) =>
      to - from + 1 === all ? 'Tell everybody the time' : `Tell number ${from} to ${to} the time`,
    remind: (from: number, to: number, all: number) =>
      to - from + 1 === all ? 'Write to them' : `Write to number ${from} to ${to}`,
    required: 'Must come',
    requiredOf: (name: string) => `${name} must come`,
    status: { invited: 'No answer yet', responded: 'Answered' },
    newLink: 'New link',
    newLinkOf: (name: string) => `New link for ${name}`,
    newLinkQuestion: (name: string) => `The link that ${name} has stops working. Make a new one?`,
    remove: 'Remove',
    removeThis: (name: string) => `Remove ${name}`,
    removeQuestion: (name: string) => `Remove ${name}, and their answer?`,
    add: 'Invite somebody by name',
    addThem: 'Add',
    linkOf: (name: string) => `The link of ${name}. It is shown this once.`,
    sendLink: 'Send it by e-mail',
  },

  ending: {
    heading: 'The meeting',
    remove: 'Delete the event',
    removeQuestion: 'The event and all its answers are gone then. Delete it?',
    reopen: 'Open for answers again',
    reopenQuestion: 'The settled time is given up. Open it again?',
    cancel: 'Call it off',
    cancelQuestion: 'This can’t be taken back. Call the meeting off?',
  },

  details: {
    summary: 'Change title, length or deadline',
    answerBy: (zone: string) => `Answers until (in ${zone})`,
    save: 'Save',
  },

  mail: {
    settledSubject: (title: string) => `The time is settled: ${title}`,
    settledBody: (title: string, when: string, zone: string) =>
      `“${title}” is on ${when} (${zone}). The link by which you answered has it as a calendar file.\n`,
    reminderSubject: (title: string) => `When can you come? ${title}`,
    reminderBody: (title: string) =>
      `Please say when you can come to “${title}”: open the link that you were sent.\n`,
    invitationSubject: (title: string) => `When can you come? ${title}`,
    invitationBody: (title: string, address: string) =>
      `Please say when you can come to “${title}”. This link is yours alone:\n\n${address}\n`,
  },

  fault: {
    unreachable: 'The service can’t be reached. Check your connection, and try again.',
    worthless:
      'The link does not work any more: it was replaced, it has expired, or the event is gone. Ask the organizer for another.',
    noStart: 'The page could not be loaded. Load it again.',
    cantShow: 'This can’t be shown',
    noSuchLink: 'This is no link to an event',
    noSuchLinkHint:
      'Perhaps a part of it was lost on the way. Open it again as it was sent to you.',
    trouble: 'The service has trouble just now. Try again in a moment.',
    /** By the problem's type; said alone. */
    refusals: {
      'wrong-event-status':
        'That is not possible any more: the time is settled, or the meeting is off.',
      'answers-closed': 'The time for answers is over. The organizer can give you more.',
      'joining-closed': 'Nobody can join by this link at present. Ask the organizer to add you.',
      'already-takes-part':
        'Somebody with this e-mail address takes part already. If it is you, open the link that you were sent, or ask the organizer for a new one.',
      'outside-proposed-slots': 'The meeting would not lie within the proposed times.',
      'too-many-requests': 'That was too much at once. Try again in a minute.',
      'body-too-large': 'This is too large.',
      'too-many-participants': 'The event is full: nobody else can take part.',
      'too-many-availability-slots': 'An answer can’t have so many separate times. Paint fewer.',
      'too-many-busy-times':
        'Your calendar has too many separate entries at the proposed times. Paint instead.',
    } as Readonly<Partial<Record<string, string>>>,
    /** By the problem's type; what the service says of it stands below. */
    introductions: {
      'invalid-input': 'This can’t be taken as it is:',
      'meeting-plan-refused': 'This can’t be taken as it is:',
      'unreadable-calendar': 'This is no calendar file that can be read:',
      'calendar-refused': 'This calendar can’t be followed:',
    } as Readonly<Partial<Record<string, string>>>,
    /** By the names of the interface, those that a form has. */
    fields: {
      name: 'Name',
      email: 'E-mail address',
      title: 'What it is about',
      description: 'Anything people should know',
      duration_minutes: 'How long it takes',
      proposed_slots: 'Days and hours',
      answer_by: 'Answers until',
    },
  },
}
