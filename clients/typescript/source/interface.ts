// The interface of the Meeting Slot Service 0.1.0, generated from its OpenAPI document
// by `npm run client:generate`.

export interface paths {
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description For service credentials: an organizer’s lists their own, the others all. Those that were created last come first. What is created meanwhile stands before the first page, and nothing is on two.
         */
        get: operations["listEvents"];
        put?: never;
        /**
         * Create an event
         * @description Answers with the tokens that open it; they are shown here and never again, and so are the secrets of its webhooks. An organizer whose address is among the participants is one user, under the name that the participant has, unless they are registered. For a registered user (`organizer_id`) with a service credential alone: an admin’s, or that user’s own.
         */
        post: operations["createEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an event
         * @description With any token of the event. An e-mail address is for the organizer and for whose it is; what else is for whom, `visibility` says. `you` tells as what whoever asks acts on it.
         */
        get: operations["readEvent"];
        put?: never;
        post?: never;
        /**
         * Delete an event
         * @description For the organizer. Everything of the event is gone: people, answers, tokens.
         */
        delete: operations["deleteEvent"];
        options?: never;
        head?: never;
        /**
         * Change or cancel an event
         * @description For the organizer. Only what the body names changes. Duration, step, slots, buffers and groups can change while the event is open, everything else until it is cancelled; answers stay as they are and count wherever they fit, and whose answer fits nowhere any more is told.
         */
        patch: operations["changeEvent"];
        trace?: never;
    };
    "/events/{event_id}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add participants, or join
         * @description The organizer adds one or many; the bearer of the join token adds themselves. Each becomes a user of their own, whoever else has the address elsewhere, and gets a token, shown here and never again: whoever loses theirs can be given a new one. Nobody joins while `joining` is closed. Whom the meeting needs (`required`) is the organizer’s to say.
         */
        post: operations["addParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/participants/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a participant
         * @description For the organizer. Their answer and their token are gone too. Groups do without them: one that would ask for more people than it has asks for all it has, and an empty one is gone.
         */
        delete: operations["removeParticipant"];
        options?: never;
        head?: never;
        /**
         * Change how somebody takes part
         * @description Only what the body names changes. Where they are and when they work is for the participant and the organizer to say; whether they are required, for the organizer alone.
         */
        patch: operations["changeParticipant"];
        trace?: never;
    };
    "/events/{event_id}/participants/{user_id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a participant a new token
         * @description For the organizer, when somebody lost theirs or it fell into wrong hands. The old one is worthless at once; their answer stays.
         */
        post: operations["renewParticipantToken"];
        /**
         * Revoke a participant’s token
         * @description For the organizer. The participant stays, with their answer, and may be given a new token.
         */
        delete: operations["revokeParticipantToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/join_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new token for joining
         * @description For the organizer, when the link for joining has spread too far. The old one is worthless at once; whoever has joined stays.
         */
        post: operations["renewJoinToken"];
        /**
         * Revoke the token for joining
         * @description For the organizer. To keep people from joining who may still read the event, change `joining` instead.
         */
        delete: operations["revokeJoinToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/organizer_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew one’s own token as the organizer
         * @description For the organizer. The old one is worthless at once, so keep the new one: nobody can make another. Send an `Idempotency-Key`: should the answer be lost, the same request has it again, though its token is worthless by then.
         */
        post: operations["renewOrganizerToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say when a participant can attend
         * @description Replaces the participant’s earlier answer as a whole: with `slots`, in which they can come, or with `busy`, in which they can’t; or with a calendar file (`text/calendar`, at most 2 MiB), of which nothing is kept but the free time that it leaves of the proposed slots. Time that a calendar marks as tentative is free if needed. Participants answer for themselves, the organizer for anyone.
         */
        post: operations["submitAvailability"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/availability/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a participant has said
         * @description For the participant and the organizer.
         */
        get: operations["readAvailability"];
        put?: never;
        post?: never;
        /**
         * Withdraw an answer
         * @description The participant counts as not having answered.
         */
        delete: operations["withdrawAvailability"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rank the possible times of an event
         * @description For the organizer and the participants. Times that miss nobody who must come are first; then more available participants, as `if_needed` has it; then the earlier start, or what `tie_break` says. Every participant is in exactly one of the three lists; where `visibility` hides the answers from a participant, lists and advice speak of nobody but them, and the counts stay.
         */
        get: operations["recommend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rank the possible times for data in hand
         * @description Needs no token and stores nothing. What is wanted stands in the body, too.
         */
        post: operations["recommendForData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the fewest sessions that cover everybody
         * @description For the organizer and the participants, when one meeting can’t hold everybody: the fewest sessions such that everyone who can come at all comes to one, or with fewer allowed, those that leave the fewest out. A session that would overlap another moves to a time that suits the same people, where there is one. Buffers count; who is required, groups and reservations only decide between choices that cover equally many. Where `visibility` hides the answers from a participant, the lists hold nobody but them, and the counts stay.
         */
        get: operations["cover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/heat-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read when how many can come
         * @description For the organizer and the participants: how many are free at each moment of the proposed slots, and who. Duration, step and buffers play no part: whether a meeting fits, the recommendations say. Nothing outside the proposed slots is told of anybody; where `visibility` hides the answers from a participant, `answers` holds their own alone, and the counts stay. One with more than 20,000 availability slots to draw from, or 22,000 segments and slots to show, is refused.
         */
        get: operations["readHeatMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle the time
         * @description For the organizer. The meeting must lie inside one proposed slot; the step does not bind.
         */
        post: operations["scheduleEvent"];
        /**
         * Open a scheduled event again
         * @description For the organizer.
         */
        delete: operations["unscheduleEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an event
         * @description With any token of the event. Tells at once at which revision the event stands, and every later one within two seconds, the newest of several alone; what has changed, read with the token. Ends when the event is deleted, when the token is renewed, revoked or has expired, and after half an hour or so: then come again, with `Last-Event-ID`. Browsers’ `EventSource` sends no `Authorization`: read it with `fetch`.
         */
        get: operations["followEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the meeting into a calendar
         * @description With any token of the event. An iCalendar file (RFC 5545) of a scheduled event; of one that was cancelled after that, the same entry as `STATUS:CANCELLED`, which takes it out of calendars again. The UID stays and SEQUENCE grows with each change, so that a later file replaces an earlier one. There is none while the event is open: what a calendar took up before the event was opened again stays there until the next file.
         */
        get: operations["readCalendarFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhooks of an event
         * @description For the organizer. Secrets are not shown again.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Be told what happens to an event
         * @description For the organizer. Send an `Idempotency-Key`: should the answer be lost, the same request has the secret again. From now on the URL gets a `POST` for everything of these types, signed as Standard Webhooks has it with the secret that is shown here and never again: `{ "type", "timestamp", "data": { "event_id", "revision" } }`, with `user_id` of who submitted availability and `start_time` of what was scheduled. Whatever is not answered with 2xx is sent again, for three days at most; the same `webhook-id` is the same message.
         */
        post: operations["registerWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event_id}/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a webhook
         * @description For the organizer. What has not been delivered never will be, but for what is under way.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        /**
         * Change what a webhook is told, or enable it again
         * @description For the organizer. Only what the body names changes. Another URL is another webhook, with a secret of its own.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/events/{event_id}/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what was delivered to a webhook
         * @description For the organizer. The newest first; those that ended more than thirty days ago are gone.
         */
        get: operations["readDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description For an admin: everybody who is registered or came with an event, those who came last first. By `email` one finds all that is kept of one person, to export or remove it.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Register a user
         * @description For an admin. A registered user stays when events go; events can be created for them by their id (`organizer_id`). No two have the same e-mail address or subject.
         */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a user
         * @description For an admin, and for whoever acts for the user.
         */
        get: operations["readUser"];
        put?: never;
        post?: never;
        /**
         * Remove a user
         * @description Every trace of them is gone: the events that they organize with everything of those, their part in others, their API keys. What fails on the way goes on where it stopped when it is sent again. For an admin, and for whoever acts for the user.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Only what the body names changes, in every event that they are part of. For an admin, and for whoever acts for the user; `subject` is an admin’s to say.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/users/{user_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export all that is kept of a person
         * @description For the person themselves, by their link to an event or by what acts for them, and for an admin. Of tokens only hashes are kept, and of nobody else is anything told.
         */
        get: operations["exportUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Liveness
         * @description The process answers. Touches nothing else, the storage least of all.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readiness
         * @description The storage answers and the instance is not shutting down.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "event.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The event was created, with this webhook. */
        post: operations["eventCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "availability.submitted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody has answered, anew or again. */
        post: operations["availabilitySubmitted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "event.scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The time is settled. */
        post: operations["eventScheduled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "event.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The meeting is off. */
        post: operations["eventCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "event.everyone_answered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The last answer that was missing has come, or is no longer needed. */
        post: operations["eventEveryoneAnswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "event.suits_everyone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Some time has come to suit all participants, where none did. */
        post: operations["eventSuitsEveryone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        CreatedEvent: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            you: components["schemas"]["You"];
            /** @example Q1 planning */
            title: string;
            description?: string;
            /** @example 60 */
            duration_minutes: number;
            /** @example 15 */
            step_minutes: number;
            /** @enum {string} */
            status: "open" | "scheduled" | "cancelled";
            /** @description When the meeting is, once it is scheduled; when it would have been, if it was cancelled after that. */
            scheduled?: {
                /**
                 * Format: date-time
                 * @example 2026-01-12T14:00:00-05:00
                 */
                start_time: string;
                /**
                 * Format: date-time
                 * @example 2026-01-12T16:00:00-05:00
                 */
                end_time: string;
                /** @example America/New_York */
                timezone: string;
            };
            calendar_links?: components["schemas"]["CalendarLinks"];
            /**
             * @description Raised by every accepted change, also by one that sets what stood already; the entity tag is made of it.
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            organizer: components["schemas"]["Organizer"];
            proposed_slots: components["schemas"]["Slot"][];
            /**
             * @description How long before the meeting everybody must be free too; the window need hold the meeting alone.
             * @example 15
             */
            buffer_before_minutes: number;
            /**
             * @description How long after the meeting everybody must be free too.
             * @example 0
             */
            buffer_after_minutes: number;
            /**
             * Format: date-time
             * @description From then on answers are refused.
             * @example 2026-01-10T23:00:00Z
             */
            answer_by?: string;
            /**
             * Format: date-time
             * @description From then on every token but the organizer’s is as good as unknown.
             * @example 2026-02-01T00:00:00Z
             */
            links_expire_at?: string;
            /**
             * @description `closed` lets nobody join; the token for it still reads the event, and the organizer still adds people.
             * @enum {string}
             */
            joining: "open" | "closed";
            visibility: components["schemas"]["Visibility"];
            /**
             * @description How many take part.
             * @example 3
             */
            participant_count: number;
            participants: components["schemas"]["InvitedParticipant"][];
            /** @description People of whom so many must come. */
            groups: {
                name: string;
                /** @description User ids; only one’s own where the others are hidden. */
                members: string[];
                /** @description How many of them must come. */
                at_least: number;
            }[];
            /**
             * @description Local times that daylight saving time skipped or repeated, and how they were read.
             * @example [
             *       {
             *         "pointer": "/proposed_slots/0/start_time",
             *         "detail": "02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30"
             *       }
             *     ]
             */
            notices: {
                pointer: string;
                detail: string;
            }[];
            /**
             * @description Shown this once; only its hash is stored, so nobody can tell it again.
             * @example mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A
             */
            organizer_token: string;
            /**
             * @description Shown this once; only its hash is stored, so nobody can tell it again.
             * @example mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A
             */
            join_token: string;
            webhooks: components["schemas"]["RegisteredWebhook"][];
        };
        /** @description As what whoever asks acts on the event. */
        You: {
            /**
             * @description `join` may only join; `reader` is a service credential that only looks. On a service without access control everybody is the organizer.
             * @example participant
             * @enum {string}
             */
            role: "organizer" | "participant" | "join" | "reader";
            /**
             * @description Of a participant.
             * @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz
             */
            user_id?: string;
        };
        /** @description Once it is scheduled, links that add the meeting to a calendar on the web; `calendar.ics` is for all others. */
        CalendarLinks: {
            /**
             * Format: uri
             * @description To Google Calendar.
             * @example https://calendar.google.com/calendar/render?action=TEMPLATE&text=Q1%20planning&dates=20260112T190000Z%2F20260112T200000Z
             */
            google: string;
            /**
             * Format: uri
             * @description To Outlook.com.
             * @example https://outlook.live.com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Q1%20planning&startdt=2026-01-12T19%3A00%3A00Z&enddt=2026-01-12T20%3A00%3A00Z
             */
            outlook: string;
            /**
             * Format: uri
             * @description To Outlook at work or school.
             * @example https://outlook.office.com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Q1%20planning&startdt=2026-01-12T19%3A00%3A00Z&enddt=2026-01-12T20%3A00%3A00Z
             */
            office365: string;
            /**
             * Format: uri
             * @description To Yahoo Calendar.
             * @example https://calendar.yahoo.com/?v=60&TITLE=Q1%20planning&ST=20260112T190000Z&ET=20260112T200000Z
             */
            yahoo: string;
        };
        Organizer: {
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /** @example Ada */
            name: string;
            /**
             * @description For the organizer and for whose it is.
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description Where they are; that of the earliest proposed slot counts where it is missing.
             * @example Europe/Berlin
             */
            timezone?: string;
        };
        Slot: {
            /**
             * Format: date-time
             * @example 2026-01-12T14:00:00-05:00
             */
            start_time: string;
            /**
             * Format: date-time
             * @example 2026-01-12T16:00:00-05:00
             */
            end_time: string;
            /** @example America/New_York */
            timezone: string;
        };
        /** @description What participants see of each other. */
        Visibility: {
            /**
             * @description `organizer_only`: whether and when somebody can come is told to them and to the organizer alone. Everybody sees how many can come.
             * @enum {string}
             */
            answers: "everyone" | "organizer_only";
            /**
             * @description `organizer_only`: who they are, where they are and when they work is told to them and to the organizer alone, and so are their answers. Everybody sees how many there are.
             * @enum {string}
             */
            participants: "everyone" | "organizer_only";
        };
        InvitedParticipant: {
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /** @example Ada */
            name: string;
            /**
             * @description For the organizer and for whose it is.
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description Where they are; that of the earliest proposed slot counts where it is missing.
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description `responded` from their first answer on, until they withdraw it; missing where the answers of others are hidden.
             * @enum {string}
             */
            status?: "invited" | "responded";
            /**
             * @description Whether the meeting makes no sense without them.
             * @example true
             */
            required: boolean;
            working_hours?: components["schemas"]["ShownWorkingHours"];
            /**
             * @description Shown this once; only its hash is stored, so nobody can tell it again.
             * @example mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A
             */
            token: string;
        };
        /** @description When they work, by the clocks of their zone: from 09:00 to 17:00 from Monday to Friday unless they say. Hours that end at or before their start run into the next day. */
        ShownWorkingHours: {
            /** @example 08:00 */
            start: string;
            /** @example 08:00 */
            end: string;
            /**
             * @description The days on which work starts.
             * @example [
             *       "MO",
             *       "TU",
             *       "WE",
             *       "TH"
             *     ]
             */
            days: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
        };
        RegisteredWebhook: {
            /** @example whk_01kf3k9v4xe9ktn8vbq1d5m2rz */
            webhook_id: string;
            /** @example https://example.com/meetings */
            url: string;
            types: ("event.created" | "availability.submitted" | "event.scheduled" | "event.cancelled" | "event.everyone_answered" | "event.suits_everyone")[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /**
             * @description `exhausted`: a message was not accepted at any attempt, and no other meanwhile. `gone`: the receiver answered 410. `backlog`: more than 1,000 messages were waiting.
             * @enum {string}
             */
            disabled_reason?: "exhausted" | "gone" | "backlog";
            /** Format: date-time */
            disabled_at?: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /**
             * @description What its messages are signed with; shown this once.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazNnfTBWb3w=
             */
            secret: string;
        };
        Problem: {
            /**
             * Format: uri
             * @description The kind of problem, for programs.
             */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description The request, by the id that the log has too. */
            instance: string;
            /** @description Every fault at once. */
            errors?: {
                /**
                 * @description Where in the body: a JSON pointer (RFC 6901).
                 * @example /slots/2/end_time
                 */
                pointer?: string;
                /** @description Which query parameter. */
                parameter?: string;
                /** @description Which header. */
                header?: string;
                detail: string;
            }[];
        };
        /**
         * @example {
         *       "title": "Q1 planning",
         *       "duration_minutes": 60,
         *       "organizer": {
         *         "name": "Olga",
         *         "email": "olga@example.com"
         *       },
         *       "proposed_slots": [
         *         {
         *           "start_time": "2026-01-12T14:00",
         *           "end_time": "2026-01-12T16:00",
         *           "timezone": "America/New_York"
         *         }
         *       ],
         *       "participants": [
         *         {
         *           "name": "Ada",
         *           "email": "ada@example.com",
         *           "required": true
         *         },
         *         {
         *           "name": "Ben",
         *           "email": "ben@example.com",
         *           "timezone": "Europe/Berlin"
         *         },
         *         {
         *           "name": "Cleo",
         *           "email": "cleo@example.com"
         *         }
         *       ],
         *       "groups": [
         *         {
         *           "name": "finance",
         *           "members": [
         *             "ben@example.com",
         *             "cleo@example.com"
         *           ],
         *           "at_least": 1
         *         }
         *       ],
         *       "answer_by": "2026-01-10T18:00:00-05:00",
         *       "links_expire_at": "2026-02-01T00:00:00Z",
         *       "visibility": {
         *         "answers": "organizer_only"
         *       }
         *     }
         */
        NewEvent: {
            /** @example Q1 planning */
            title: string;
            /** @example Goals and budget for the quarter. */
            description?: string;
            /**
             * @description How long the meeting lasts.
             * @example 60
             */
            duration_minutes: number;
            /**
             * @description How far apart candidates start, from the start of their slot.
             * @default 15
             * @example 15
             */
            step_minutes?: number;
            /** @description The windows inside which the meeting must lie. One that is shorter than the meeting holds no candidate, and is no fault. */
            proposed_slots: components["schemas"]["WrittenSlot"][];
            /**
             * @description How long before the meeting everybody must be free too; the window need hold the meeting alone.
             * @default 0
             * @example 15
             */
            buffer_before_minutes?: number;
            /**
             * @description How long after the meeting everybody must be free too.
             * @default 0
             * @example 0
             */
            buffer_after_minutes?: number;
            organizer?: components["schemas"]["Introduction"];
            /**
             * @description A registered user, in the place of `organizer`.
             * @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz
             */
            organizer_id?: string;
            /** @default [] */
            participants?: components["schemas"]["ParticipantIntroduction"][];
            /**
             * @description People of whom so many must come, such as two of five interviewers: a time with enough of them ranks above every one without.
             * @default []
             */
            groups?: components["schemas"]["NewGroup"][];
            /**
             * Format: date-time
             * @description From then on answers are refused; with an offset or `Z`.
             * @example 2026-01-10T18:00:00-05:00
             */
            answer_by?: string;
            /**
             * Format: date-time
             * @description From then on every token of the event but the organizer’s is as good as unknown; with an offset or `Z`.
             * @example 2026-02-01T00:00:00Z
             */
            links_expire_at?: string;
            /**
             * @description `closed` lets nobody join; the token for it still reads the event, and the organizer still adds people.
             * @enum {string}
             */
            joining?: "open" | "closed";
            visibility?: components["schemas"]["VisibilityChanges"];
            /**
             * @description Whom to tell what happens to the event, that it was created included.
             * @default []
             */
            webhooks?: {
                /**
                 * Format: uri
                 * @description Where to send messages: https, without user and password, and not to an address that is not on the Internet, unless the service was told that it may.
                 * @example https://example.com/meetings
                 */
                url: string;
                /**
                 * @description What to tell; everything unless it says.
                 * @default [
                 *       "event.created",
                 *       "availability.submitted",
                 *       "event.scheduled",
                 *       "event.cancelled",
                 *       "event.everyone_answered",
                 *       "event.suits_everyone"
                 *     ]
                 */
                types?: ("event.created" | "availability.submitted" | "event.scheduled" | "event.cancelled" | "event.everyone_answered" | "event.suits_everyone")[];
            }[];
        };
        WrittenSlot: {
            /**
             * @description RFC 3339, seconds and milliseconds optional. With an offset or `Z` it is exact; without one it is local to `timezone`.
             * @example 2026-01-12T14:00
             */
            start_time: string;
            /**
             * @description RFC 3339, seconds and milliseconds optional. With an offset or `Z` it is exact; without one it is local to `timezone`.
             * @example 2026-01-12T16:00
             */
            end_time: string;
            /**
             * @description An IANA time zone: required for local times, otherwise only the zone to show results in (UTC when missing).
             * @example America/New_York
             */
            timezone?: string;
        };
        Introduction: {
            /** @example Ada */
            name: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /**
             * @description A name of the IANA time zone database.
             * @example America/New_York
             */
            timezone?: string;
        };
        ParticipantIntroduction: {
            /** @example Ada */
            name: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /**
             * @description A name of the IANA time zone database.
             * @example America/New_York
             */
            timezone?: string;
            /**
             * @description Whether the meeting makes no sense without them.
             * @default false
             * @example true
             */
            required?: boolean;
            working_hours?: components["schemas"]["WorkingHours"];
        };
        /** @description When they work, by the clocks of their zone: from 09:00 to 17:00 from Monday to Friday unless they say. Hours that end at or before their start run into the next day. */
        WorkingHours: {
            /** @example 08:00 */
            start: string;
            /** @example 08:00 */
            end: string;
            /**
             * @description The days on which work starts.
             * @example [
             *       "MO",
             *       "TU",
             *       "WE",
             *       "TH"
             *     ]
             */
            days: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
        };
        NewGroup: {
            /** @example interviewers */
            name: string;
            members: string[];
            /**
             * @description How many must come.
             * @example 1
             */
            at_least: number;
        };
        /** @description What participants see of each other. */
        VisibilityChanges: {
            /**
             * @description `organizer_only`: whether and when somebody can come is told to them and to the organizer alone. Everybody sees how many can come.
             * @enum {string}
             */
            answers?: "everyone" | "organizer_only";
            /**
             * @description `organizer_only`: who they are, where they are and when they work is told to them and to the organizer alone, and so are their answers. Everybody sees how many there are.
             * @enum {string}
             */
            participants?: "everyone" | "organizer_only";
        };
        Event: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            you: components["schemas"]["You"];
            /** @example Q1 planning */
            title: string;
            description?: string;
            /** @example 60 */
            duration_minutes: number;
            /** @example 15 */
            step_minutes: number;
            /** @enum {string} */
            status: "open" | "scheduled" | "cancelled";
            /** @description When the meeting is, once it is scheduled; when it would have been, if it was cancelled after that. */
            scheduled?: {
                /**
                 * Format: date-time
                 * @example 2026-01-12T14:00:00-05:00
                 */
                start_time: string;
                /**
                 * Format: date-time
                 * @example 2026-01-12T16:00:00-05:00
                 */
                end_time: string;
                /** @example America/New_York */
                timezone: string;
            };
            calendar_links?: components["schemas"]["CalendarLinks"];
            /**
             * @description Raised by every accepted change, also by one that sets what stood already; the entity tag is made of it.
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            organizer: components["schemas"]["Organizer"];
            proposed_slots: components["schemas"]["Slot"][];
            /**
             * @description How long before the meeting everybody must be free too; the window need hold the meeting alone.
             * @example 15
             */
            buffer_before_minutes: number;
            /**
             * @description How long after the meeting everybody must be free too.
             * @example 0
             */
            buffer_after_minutes: number;
            /**
             * Format: date-time
             * @description From then on answers are refused.
             * @example 2026-01-10T23:00:00Z
             */
            answer_by?: string;
            /**
             * Format: date-time
             * @description From then on every token but the organizer’s is as good as unknown.
             * @example 2026-02-01T00:00:00Z
             */
            links_expire_at?: string;
            /**
             * @description `closed` lets nobody join; the token for it still reads the event, and the organizer still adds people.
             * @enum {string}
             */
            joining: "open" | "closed";
            visibility: components["schemas"]["Visibility"];
            /**
             * @description How many take part.
             * @example 3
             */
            participant_count: number;
            /** @description In the order in which they joined; only oneself where the others are hidden. */
            participants: components["schemas"]["Participant"][];
            /** @description People of whom so many must come. */
            groups: {
                name: string;
                /** @description User ids; only one’s own where the others are hidden. */
                members: string[];
                /** @description How many of them must come. */
                at_least: number;
            }[];
        };
        Participant: {
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /** @example Ada */
            name: string;
            /**
             * @description For the organizer and for whose it is.
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description Where they are; that of the earliest proposed slot counts where it is missing.
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description `responded` from their first answer on, until they withdraw it; missing where the answers of others are hidden.
             * @enum {string}
             */
            status?: "invited" | "responded";
            /**
             * @description Whether the meeting makes no sense without them.
             * @example true
             */
            required: boolean;
            working_hours?: components["schemas"]["ShownWorkingHours"];
        };
        ReplannedEvent: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            you: components["schemas"]["You"];
            /** @example Q1 planning */
            title: string;
            description?: string;
            /** @example 60 */
            duration_minutes: number;
            /** @example 15 */
            step_minutes: number;
            /** @enum {string} */
            status: "open" | "scheduled" | "cancelled";
            /** @description When the meeting is, once it is scheduled; when it would have been, if it was cancelled after that. */
            scheduled?: {
                /**
                 * Format: date-time
                 * @example 2026-01-12T14:00:00-05:00
                 */
                start_time: string;
                /**
                 * Format: date-time
                 * @example 2026-01-12T16:00:00-05:00
                 */
                end_time: string;
                /** @example America/New_York */
                timezone: string;
            };
            calendar_links?: components["schemas"]["CalendarLinks"];
            /**
             * @description Raised by every accepted change, also by one that sets what stood already; the entity tag is made of it.
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            organizer: components["schemas"]["Organizer"];
            proposed_slots: components["schemas"]["Slot"][];
            /**
             * @description How long before the meeting everybody must be free too; the window need hold the meeting alone.
             * @example 15
             */
            buffer_before_minutes: number;
            /**
             * @description How long after the meeting everybody must be free too.
             * @example 0
             */
            buffer_after_minutes: number;
            /**
             * Format: date-time
             * @description From then on answers are refused.
             * @example 2026-01-10T23:00:00Z
             */
            answer_by?: string;
            /**
             * Format: date-time
             * @description From then on every token but the organizer’s is as good as unknown.
             * @example 2026-02-01T00:00:00Z
             */
            links_expire_at?: string;
            /**
             * @description `closed` lets nobody join; the token for it still reads the event, and the organizer still adds people.
             * @enum {string}
             */
            joining: "open" | "closed";
            visibility: components["schemas"]["Visibility"];
            /**
             * @description How many take part.
             * @example 3
             */
            participant_count: number;
            /** @description In the order in which they joined; only oneself where the others are hidden. */
            participants: components["schemas"]["Participant"][];
            /** @description People of whom so many must come. */
            groups: {
                name: string;
                /** @description User ids; only one’s own where the others are hidden. */
                members: string[];
                /** @description How many of them must come. */
                at_least: number;
            }[];
            /**
             * @description Local times that daylight saving time skipped or repeated, and how they were read.
             * @example [
             *       {
             *         "pointer": "/proposed_slots/0/start_time",
             *         "detail": "02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30"
             *       }
             *     ]
             */
            notices: {
                pointer: string;
                detail: string;
            }[];
            /** @description Who has said when they can come, all of it outside every proposed slot as they are now: told when the body names `proposed_slots`. Their answers are kept. */
            answers_outside: string[];
        };
        /**
         * @example {
         *       "duration_minutes": 30
         *     }
         */
        EventChanges: {
            /** @example Q1 planning */
            title?: string;
            /**
             * @description `null` removes it.
             * @example Goals and budget for the quarter.
             */
            description?: string | null;
            /**
             * @description How long the meeting lasts.
             * @example 60
             */
            duration_minutes?: number;
            /**
             * @description How far apart candidates start, from the start of their slot.
             * @example 15
             */
            step_minutes?: number;
            /** @description The windows inside which the meeting must lie. One that is shorter than the meeting holds no candidate, and is no fault. */
            proposed_slots?: components["schemas"]["WrittenSlot"][];
            /**
             * @description How long before the meeting everybody must be free too; the window need hold the meeting alone.
             * @example 15
             */
            buffer_before_minutes?: number;
            /**
             * @description How long after the meeting everybody must be free too.
             * @example 0
             */
            buffer_after_minutes?: number;
            /** @description In the place of all there were. */
            groups?: components["schemas"]["Group"][];
            /**
             * Format: date-time
             * @description `null` removes it; a later one opens the event for answers again.
             * @example 2026-01-10T18:00:00-05:00
             */
            answer_by?: string | null;
            /**
             * Format: date-time
             * @description From then on every token of the event but the organizer’s is as good as unknown. `null` lets them stand for good; a later instant lets them open the event again.
             * @example 2026-02-01T00:00:00Z
             */
            links_expire_at?: string | null;
            /**
             * @description `closed` lets nobody join; the token for it still reads the event, and the organizer still adds people.
             * @enum {string}
             */
            joining?: "open" | "closed";
            visibility?: components["schemas"]["VisibilityChanges"];
            /**
             * @description Calls the meeting off, for good.
             * @enum {string}
             */
            status?: "cancelled";
        };
        Group: {
            /** @example interviewers */
            name: string;
            members: string[];
            /**
             * @description How many must come.
             * @example 1
             */
            at_least: number;
        };
        EventPage: {
            events: components["schemas"]["EventSummary"][];
            /** @description The cursor of the next page; missing on the last. */
            next_cursor?: string;
        };
        EventSummary: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            /** @example Q1 planning */
            title: string;
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            organizer_id: string;
            /** @enum {string} */
            status: "open" | "scheduled" | "cancelled";
            /**
             * Format: date-time
             * @description When the meeting begins, once it is scheduled.
             * @example 2026-01-12T19:00:00Z
             */
            scheduled_start_time?: string;
            /** @example 3 */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            /** @example 3 */
            participant_count: number;
            /** @example 2 */
            responded_count: number;
        };
        InvitedParticipants: {
            event_id: string;
            revision: number;
            participants: components["schemas"]["InvitedParticipant"][];
        };
        /**
         * @example {
         *       "name": "Cleo",
         *       "email": "cleo@example.com"
         *     }
         */
        NewParticipants: components["schemas"]["ParticipantIntroduction"] | {
            participants: components["schemas"]["ParticipantIntroduction"][];
        };
        ChangedParticipant: {
            event_id: string;
            revision: number;
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /** @example Ada */
            name: string;
            /**
             * @description For the organizer and for whose it is.
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description Where they are; that of the earliest proposed slot counts where it is missing.
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description `responded` from their first answer on, until they withdraw it; missing where the answers of others are hidden.
             * @enum {string}
             */
            status?: "invited" | "responded";
            /**
             * @description Whether the meeting makes no sense without them.
             * @example true
             */
            required: boolean;
            working_hours?: components["schemas"]["ShownWorkingHours"];
        };
        /**
         * @example {
         *       "required": true,
         *       "timezone": "Europe/Berlin"
         *     }
         */
        AttendingChanges: {
            /**
             * @description Whether the meeting makes no sense without them.
             * @example true
             */
            required?: boolean;
            /**
             * @description A name of the IANA time zone database; `null` takes it back.
             * @example America/New_York
             */
            timezone?: string | null;
            /** @description When they work there; `null` takes it back. */
            working_hours?: {
                /** @example 08:00 */
                start: string;
                /** @example 08:00 */
                end: string;
                /**
                 * @description The days on which work starts.
                 * @example [
                 *       "MO",
                 *       "TU",
                 *       "WE",
                 *       "TH"
                 *     ]
                 */
                days: ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[];
            } | null;
        };
        RenewedToken: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /**
             * @description Shown this once; only its hash is stored, so nobody can tell it again.
             * @example mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A
             */
            token: string;
        };
        RenewedJoinToken: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            /**
             * @description Shown this once; only its hash is stored, so nobody can tell it again.
             * @example mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A
             */
            join_token: string;
        };
        RenewedOrganizerToken: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            /**
             * @description Shown this once; only its hash is stored, so nobody can tell it again.
             * @example mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A
             */
            organizer_token: string;
        };
        SubmittedAvailability: {
            event_id: string;
            user_id: string;
            /** @enum {string} */
            status: "invited" | "responded";
            revision: number;
            /** @description Merged and exact, earliest first; empty for somebody who has not answered. */
            slots: (components["schemas"]["Slot"] & {
                /**
                 * @description `if_needed` for time in which they would come only if there is no other way.
                 * @example available
                 * @enum {string}
                 */
                preference: "available" | "if_needed";
            })[];
            /**
             * @description Local times that daylight saving time skipped or repeated, and how they were read.
             * @example [
             *       {
             *         "pointer": "/slots/0/start_time",
             *         "detail": "02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30"
             *       }
             *     ]
             */
            notices: {
                pointer: string;
                detail: string;
            }[];
            /**
             * @description It was asked what would be stored, and nothing is.
             * @enum {boolean}
             */
            preview?: true;
        };
        /**
         * @description With either `slots` or `busy`.
         * @example {
         *       "user_id": "usr_01kf3k9v4xe9ktn8vbq1d5m2rz",
         *       "slots": [
         *         {
         *           "start_time": "2026-01-12T14:00",
         *           "end_time": "2026-01-12T15:30",
         *           "timezone": "America/New_York"
         *         },
         *         {
         *           "start_time": "2026-01-14T18:00",
         *           "end_time": "2026-01-14T20:00",
         *           "timezone": "America/New_York",
         *           "preference": "if_needed"
         *         }
         *       ]
         *     }
         */
        Submission: {
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /** @description When they can attend, in any order; overlapping and touching slots count as one. */
            slots?: components["schemas"]["PreferredSlot"][];
            /** @description Instead of `slots`, when they can’t: they can in all the rest of the proposed slots, as these are now, and of the buffers around them. */
            busy?: components["schemas"]["WrittenSlot"][];
        };
        PreferredSlot: {
            /**
             * @description RFC 3339, seconds and milliseconds optional. With an offset or `Z` it is exact; without one it is local to `timezone`.
             * @example 2026-01-12T14:00
             */
            start_time: string;
            /**
             * @description RFC 3339, seconds and milliseconds optional. With an offset or `Z` it is exact; without one it is local to `timezone`.
             * @example 2026-01-12T16:00
             */
            end_time: string;
            /**
             * @description An IANA time zone: required for local times, otherwise only the zone to show results in (UTC when missing).
             * @example America/New_York
             */
            timezone?: string;
            /**
             * @description `if_needed` for time in which they would come only if there is no other way.
             * @default available
             * @example available
             * @enum {string}
             */
            preference?: "available" | "if_needed";
        };
        /**
         * @description An iCalendar file (RFC 5545) in UTF-8.
         * @example BEGIN:VCALENDAR
         *     VERSION:2.0
         *     PRODID:-//Example//EN
         *     BEGIN:VEVENT
         *     UID:1@example.com
         *     DTSTAMP:20260105T090000Z
         *     DTSTART:20260112T190000Z
         *     DTEND:20260112T200000Z
         *     END:VEVENT
         *     END:VCALENDAR
         */
        CalendarFile: string;
        Availability: {
            event_id: string;
            user_id: string;
            /** @enum {string} */
            status: "invited" | "responded";
            revision: number;
            /** @description Merged and exact, earliest first; empty for somebody who has not answered. */
            slots: (components["schemas"]["Slot"] & {
                /**
                 * @description `if_needed` for time in which they would come only if there is no other way.
                 * @example available
                 * @enum {string}
                 */
                preference: "available" | "if_needed";
            })[];
        };
        /**
         * @example {
         *       "event_id": "evt_01kf3k9v4xe9ktn8vbq1d5m2rz",
         *       "revision": 4,
         *       "duration_minutes": 60,
         *       "participant_count": 3,
         *       "responded_count": 3,
         *       "if_needed": "counts",
         *       "tie_break": "earliest",
         *       "recommendations": [
         *         {
         *           "rank": 1,
         *           "start_time": "2026-01-12T15:00:00-05:00",
         *           "end_time": "2026-01-12T16:00:00-05:00",
         *           "timezone": "America/New_York",
         *           "availability_rate": 0.6666666666666666,
         *           "latest_start": "2026-01-12T15:00:00-05:00",
         *           "available_count": 2,
         *           "firm_count": 1,
         *           "available": [
         *             "usr_01kf3k9v4xe9ktn8vbq1d5m2s0",
         *             "usr_01kf3k9v4xe9ktn8vbq1d5m2s1"
         *           ],
         *           "unavailable": [
         *             "usr_01kf3k9v4xe9ktn8vbq1d5m2rz"
         *           ],
         *           "no_response": [],
         *           "if_needed": [
         *             "usr_01kf3k9v4xe9ktn8vbq1d5m2s0"
         *           ],
         *           "missing": {
         *             "required": [],
         *             "groups": []
         *           },
         *           "local_times": [
         *             {
         *               "timezone": "America/New_York",
         *               "start_time": "2026-01-12T15:00:00-05:00",
         *               "participants": [
         *                 "usr_01kf3k9v4xe9ktn8vbq1d5m2rz",
         *                 "usr_01kf3k9v4xe9ktn8vbq1d5m2s0"
         *               ],
         *               "outside_hours": []
         *             },
         *             {
         *               "timezone": "Europe/Berlin",
         *               "start_time": "2026-01-12T21:00:00+01:00",
         *               "participants": [
         *                 "usr_01kf3k9v4xe9ktn8vbq1d5m2s1"
         *               ],
         *               "outside_hours": [
         *                 "usr_01kf3k9v4xe9ktn8vbq1d5m2s1"
         *               ]
         *             }
         *           ],
         *           "minutes_outside_hours": {
         *             "total": 60,
         *             "worst": 60
         *           }
         *         }
         *       ],
         *       "advice": [
         *         {
         *           "kind": "shorter_meeting",
         *           "detail": "30 minutes would suit all three: Jan 12 15:00.",
         *           "attendee_count": 3,
         *           "duration_minutes": 30,
         *           "places": [
         *             {
         *               "start_time": "2026-01-12T15:00:00-05:00",
         *               "end_time": "2026-01-12T15:30:00-05:00",
         *               "timezone": "America/New_York"
         *             }
         *           ],
         *           "place_count": 1
         *         }
         *       ]
         *     }
         */
        Recommendations: {
            duration_minutes: number;
            /**
             * @description How many people there are.
             * @example 3
             */
            participant_count: number;
            /**
             * @description How many have answered.
             * @example 3
             */
            responded_count: number;
            /**
             * @description `counts`: everybody who can come counts; among equals, those with fewer who would rather not come first. `last`: those who come gladly count, the others only among equals.
             * @enum {string}
             */
            if_needed: "counts" | "last";
            /**
             * @description What decides between equals. `earliest`: the start. `comfort`: the fewest minutes outside the working hours of those who can come, all together; then those of the worst off; then the start.
             * @enum {string}
             */
            tie_break: "earliest" | "comfort";
            recommendations: components["schemas"]["Recommendation"][];
            /**
             * @description Why nobody can come to any recommendation: no window holds the meeting; nobody takes part; nobody has answered; no candidate suits anybody, or as many as `min_rate` asks for. Missing otherwise.
             * @enum {string}
             */
            empty_reason?: "window_shorter_than_duration" | "no_participants" | "no_answers" | "no_overlap";
            /** @description What would bring more people together, the most useful first; none where everybody can come. Missing unless it was asked for. */
            advice?: components["schemas"]["Advice"][];
            event_id: string;
            revision: number;
        };
        Recommendation: {
            /**
             * @description 1 for the best.
             * @example 1
             */
            rank: number;
            /**
             * Format: date-time
             * @example 2026-01-12T14:00:00-05:00
             */
            start_time: string;
            /**
             * Format: date-time
             * @example 2026-01-12T15:00:00-05:00
             */
            end_time: string;
            /** @example America/New_York */
            timezone: string;
            /**
             * @description Available participants ÷ all participants.
             * @example 0.6666666666666666
             */
            availability_rate: number;
            /**
             * Format: date-time
             * @description How far the start can move on the grid with exactly the same people.
             * @example 2026-01-12T14:30:00-05:00
             */
            latest_start: string;
            /**
             * @description How many can come.
             * @example 2
             */
            available_count: number;
            /**
             * @description How many of these come gladly.
             * @example 1
             */
            firm_count: number;
            /** @description Who can come. */
            available: string[];
            /** @description Who has answered and can’t. */
            unavailable: string[];
            /** @description Who has not answered. */
            no_response: string[];
            /** @description Those of the available who would rather not. */
            if_needed: string[];
            /** @description A time that misses nobody ranks above every one that misses somebody. */
            missing: {
                /** @description Who must come and does not. */
                required: string[];
                /** @description Groups of which too few can come, by name; none are told where answers are hidden. */
                groups: string[];
            };
            /** @description When it is for whom. Every participant is in exactly one zone: their own, or that of the earliest proposed slot. Where participants are hidden, only the zone of whoever asks. */
            local_times: {
                /** @example Europe/Berlin */
                timezone: string;
                /**
                 * Format: date-time
                 * @example 2026-01-12T20:00:00+01:00
                 */
                start_time: string;
                /** @description Who is in that zone, whether they can come or not. */
                participants: string[];
                /** @description For whom of them some of it lies outside their working hours. */
                outside_hours: string[];
            }[];
            /** @description How much of the meeting, without its buffers, lies outside the hours of those who can come. Missing where answers are hidden. */
            minutes_outside_hours?: {
                /**
                 * @description Of all together.
                 * @example 60
                 */
                total: number;
                /**
                 * @description Of the worst off.
                 * @example 60
                 */
                worst: number;
            };
        };
        Advice: components["schemas"]["ShorterMeeting"] | components["schemas"]["SmallestChange"] | components["schemas"]["AnotherTime"] | components["schemas"]["MissingAnswers"] | components["schemas"]["WithoutOne"];
        ShorterMeeting: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "shorter_meeting";
            /**
             * @description The advice in a sentence.
             * @example 30 minutes would suit all three: Jan 12 15:00 or Jan 14 19:00.
             */
            detail: string;
            /**
             * @description How many could come then.
             * @example 3
             */
            attendee_count: number;
            /**
             * @description The longest at which everybody, or else one more person, could come.
             * @example 30
             */
            duration_minutes: number;
            /** @description Where; the first five. */
            places: components["schemas"]["Slot"][];
            /** @description How many there are in all. */
            place_count: number;
        };
        SmallestChange: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "smallest_change";
            /**
             * @description The advice in a sentence.
             * @example If Cleo could also come on Jan 12 from 14:30 to 15:00, Jan 12 14:30 would suit all three.
             */
            detail: string;
            /**
             * @description How many could come then.
             * @example 3
             */
            attendee_count: number;
            /**
             * @description Whose answer lacks the least.
             * @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz
             */
            participant: string;
            /**
             * @description How much, all in all.
             * @example 30
             */
            minutes_to_add: number;
            /** @description What they would have to add. */
            add: components["schemas"]["Slot"][];
            place: components["schemas"]["Slot"] & unknown;
        };
        AnotherTime: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "another_time";
            /**
             * @description The advice in a sentence.
             * @example Jan 13 10:15, outside the proposed slots, would suit all three.
             */
            detail: string;
            /**
             * @description How many could come then.
             * @example 3
             */
            attendee_count: number;
            place: components["schemas"]["Slot"] & unknown;
            /** @description Whether it lies inside a proposed slot, between the steps. */
            is_proposed: boolean;
        };
        MissingAnswers: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "missing_answers";
            /**
             * @description The advice in a sentence.
             * @example Ben and Cleo have not answered: if they all could come, Jan 12 14:00 would suit all three.
             */
            detail: string;
            /**
             * @description How many could come then.
             * @example 3
             */
            attendee_count: number;
            /** @description Who has not answered; the first hundred. */
            participants: string[];
            /** @description How many there are in all. */
            missing_count: number;
            place: components["schemas"]["Slot"] & unknown;
        };
        WithoutOne: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "without_one";
            /**
             * @description The advice in a sentence.
             * @example Everybody else could come without Cleo on Jan 12 14:00 or without Ben on Jan 14 18:00.
             */
            detail: string;
            /**
             * @description How many could come then.
             * @example 3
             */
            attendee_count: number;
            /** @description Whose absence alone keeps a candidate from suiting everybody; the first five. */
            people: {
                /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
                participant: string;
                /** @description How many candidates suit everybody else. */
                candidate_count: number;
                place: components["schemas"]["Slot"] & unknown;
            }[];
            /** @description How many there are in all. */
            people_count: number;
        };
        RecommendationsForData: {
            duration_minutes: number;
            /**
             * @description How many people there are.
             * @example 3
             */
            participant_count: number;
            /**
             * @description How many have answered.
             * @example 3
             */
            responded_count: number;
            /**
             * @description `counts`: everybody who can come counts; among equals, those with fewer who would rather not come first. `last`: those who come gladly count, the others only among equals.
             * @enum {string}
             */
            if_needed: "counts" | "last";
            /**
             * @description What decides between equals. `earliest`: the start. `comfort`: the fewest minutes outside the working hours of those who can come, all together; then those of the worst off; then the start.
             * @enum {string}
             */
            tie_break: "earliest" | "comfort";
            recommendations: components["schemas"]["Recommendation"][];
            /**
             * @description Why nobody can come to any recommendation: no window holds the meeting; nobody takes part; nobody has answered; no candidate suits anybody, or as many as `min_rate` asks for. Missing otherwise.
             * @enum {string}
             */
            empty_reason?: "window_shorter_than_duration" | "no_participants" | "no_answers" | "no_overlap";
            /** @description What would bring more people together, the most useful first; none where everybody can come. Missing unless it was asked for. */
            advice?: components["schemas"]["Advice"][];
            /** @description Missing unless it was asked for. */
            cover?: {
                /**
                 * @description `exact`: no fewer sessions would do as well; so it is for up to 20 different sets of people who can come together. `greedy`: fewer might.
                 * @enum {string}
                 */
                method: "exact" | "greedy";
                /** @description Earliest first. */
                sessions: components["schemas"]["Session"][];
                /** @description Who can come to some candidate, but to none of these: so many are too few. */
                left_over: string[];
                /** @description Who has answered and can come to no candidate. */
                cannot_come: string[];
                /** @description Who has not answered. */
                no_response: string[];
            };
            /**
             * @description Local times that daylight saving time skipped or repeated, and how they were read.
             * @example [
             *       {
             *         "pointer": "/participants/0/slots/0/start_time",
             *         "detail": "02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30"
             *       }
             *     ]
             */
            notices: {
                pointer: string;
                detail: string;
            }[];
        };
        Session: {
            /**
             * Format: date-time
             * @example 2026-01-12T14:00:00-05:00
             */
            start_time: string;
            /**
             * Format: date-time
             * @example 2026-01-12T16:00:00-05:00
             */
            end_time: string;
            /** @example America/New_York */
            timezone: string;
            /** @description How many can come to it. */
            available_count: number;
            /** @description How many of them come to it. */
            assigned_count: number;
            /** @description Who can come to it. */
            available: string[];
            /** @description Who of them comes to it: each to the earliest session that they can come to. */
            assigned: string[];
        };
        /**
         * @example {
         *       "duration_minutes": 60,
         *       "proposed_slots": [
         *         {
         *           "start_time": "2026-01-12T14:00",
         *           "end_time": "2026-01-12T16:00",
         *           "timezone": "America/New_York"
         *         }
         *       ],
         *       "participants": [
         *         {
         *           "id": "ada",
         *           "required": true,
         *           "slots": [
         *             {
         *               "start_time": "2026-01-12T19:00Z",
         *               "end_time": "2026-01-12T20:30Z"
         *             }
         *           ]
         *         },
         *         {
         *           "id": "ben",
         *           "timezone": "Europe/Berlin",
         *           "busy": [
         *             {
         *               "start_time": "2026-01-12T21:00Z",
         *               "end_time": "2026-01-12T22:00Z"
         *             }
         *           ]
         *         },
         *         {
         *           "id": "cleo"
         *         }
         *       ],
         *       "advice": true
         *     }
         */
        DataInHand: {
            /**
             * @description How long the meeting lasts.
             * @example 60
             */
            duration_minutes: number;
            /**
             * @description How far apart candidates start, from the start of their slot.
             * @default 15
             * @example 15
             */
            step_minutes?: number;
            /** @description The windows inside which the meeting must lie. One that is shorter than the meeting holds no candidate, and is no fault. */
            proposed_slots: components["schemas"]["WrittenSlot"][];
            /**
             * @description How long before the meeting everybody must be free too; the window need hold the meeting alone.
             * @default 0
             * @example 15
             */
            buffer_before_minutes?: number;
            /**
             * @description How long after the meeting everybody must be free too.
             * @default 0
             * @example 0
             */
            buffer_after_minutes?: number;
            /**
             * @description People of whom so many must come, such as two of five interviewers: a time with enough of them ranks above every one without.
             * @default []
             */
            groups?: components["schemas"]["GroupInHand"][];
            participants: components["schemas"]["ParticipantInHand"][];
            /**
             * @description `counts`: everybody who can come counts; among equals, those with fewer who would rather not come first. `last`: those who come gladly count, the others only among equals.
             * @default counts
             * @enum {string}
             */
            if_needed?: "counts" | "last";
            /**
             * @description What decides between equals. `earliest`: the start. `comfort`: the fewest minutes outside the working hours of those who can come, all together; then those of the worst off; then the start.
             * @default earliest
             * @enum {string}
             */
            tie_break?: "earliest" | "comfort";
            /**
             * @description Whether to leave out what overlaps a better recommendation: choices, not near-copies.
             * @default false
             */
            distinct?: boolean;
            /**
             * @description At most this many recommendations.
             * @default 10
             * @example 10
             */
            limit?: number;
            /**
             * @description None below this availability rate.
             * @default 0
             * @example 0
             */
            min_rate?: number;
            /**
             * @description Show every time in this zone, not in that of its slot.
             * @example America/New_York
             */
            timezone?: string;
            /**
             * @description Whether to say, where the best is not everybody, what would bring more people together: a shorter meeting, a small change, another time, an answer that is missing, one person less.
             * @default false
             */
            advice?: boolean;
            /** @description Asks for sessions such that everybody comes to one, too: `{}`, or with `max_sessions`. */
            cover?: {
                /**
                 * @description At most this many sessions.
                 * @default 3
                 * @example 3
                 */
                max_sessions?: number;
            };
        };
        GroupInHand: {
            /** @example interviewers */
            name: string;
            members: string[];
            /**
             * @description How many must come.
             * @example 1
             */
            at_least: number;
        };
        /** @description With either `slots` or `busy`; with neither, somebody who has not answered. */
        ParticipantInHand: {
            /** @example ada */
            id: string;
            /**
             * @description Whether the meeting makes no sense without them.
             * @default false
             * @example true
             */
            required?: boolean;
            /**
             * @description A name of the IANA time zone database.
             * @example America/New_York
             */
            timezone?: string;
            working_hours?: components["schemas"]["WorkingHours"];
            /** @description When they can attend, in any order; overlapping and touching slots count as one. */
            slots?: components["schemas"]["PreferredSlot"][];
            /** @description Instead of `slots`, when they can’t: they can in all the rest of the proposed slots, as these are now, and of the buffers around them. */
            busy?: components["schemas"]["WrittenSlot"][];
        };
        Cover: {
            event_id: string;
            revision: number;
            duration_minutes: number;
            /** @description How many people there are. */
            participant_count: number;
            /** @description How many have answered. */
            responded_count: number;
            /**
             * @description `exact`: no fewer sessions would do as well; so it is for up to 20 different sets of people who can come together. `greedy`: fewer might.
             * @enum {string}
             */
            method: "exact" | "greedy";
            /** @description Earliest first. */
            sessions: components["schemas"]["Session"][];
            /** @description Who can come to some candidate, but to none of these: so many are too few. */
            left_over: string[];
            /** @description Who has answered and can come to no candidate. */
            cannot_come: string[];
            /** @description Who has not answered. */
            no_response: string[];
        };
        HeatMap: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            revision: number;
            /**
             * @description How many people there are.
             * @example 3
             */
            participant_count: number;
            /**
             * @description How many have answered.
             * @example 3
             */
            responded_count: number;
            /** @description All of the proposed slots, earliest first, cut wherever it changes who can come or how gladly; where answers are hidden, wherever the counts change. */
            segments: components["schemas"]["Segment"][];
            /** @description Of everybody who has answered, in the order in which they joined; only one’s own where the others are hidden. */
            answers: components["schemas"]["MappedAnswer"][];
        };
        Segment: {
            /**
             * Format: date-time
             * @example 2026-01-12T14:00:00-05:00
             */
            start_time: string;
            /**
             * Format: date-time
             * @example 2026-01-12T16:00:00-05:00
             */
            end_time: string;
            /** @example America/New_York */
            timezone: string;
            /**
             * @description How many are free during all of it.
             * @example 2
             */
            available_count: number;
            /**
             * @description How many of these would rather not.
             * @example 1
             */
            if_needed_count: number;
        };
        MappedAnswer: {
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /** @description When they can come within the proposed slots, earliest first; empty for somebody who can’t. */
            slots: (components["schemas"]["Slot"] & {
                /**
                 * @description `if_needed` for time in which they would come only if there is no other way.
                 * @example available
                 * @enum {string}
                 */
                preference: "available" | "if_needed";
            })[];
        };
        ChangedEvent: {
            /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
            event_id: string;
            you: components["schemas"]["You"];
            /** @example Q1 planning */
            title: string;
            description?: string;
            /** @example 60 */
            duration_minutes: number;
            /** @example 15 */
            step_minutes: number;
            /** @enum {string} */
            status: "open" | "scheduled" | "cancelled";
            /** @description When the meeting is, once it is scheduled; when it would have been, if it was cancelled after that. */
            scheduled?: {
                /**
                 * Format: date-time
                 * @example 2026-01-12T14:00:00-05:00
                 */
                start_time: string;
                /**
                 * Format: date-time
                 * @example 2026-01-12T16:00:00-05:00
                 */
                end_time: string;
                /** @example America/New_York */
                timezone: string;
            };
            calendar_links?: components["schemas"]["CalendarLinks"];
            /**
             * @description Raised by every accepted change, also by one that sets what stood already; the entity tag is made of it.
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
            organizer: components["schemas"]["Organizer"];
            proposed_slots: components["schemas"]["Slot"][];
            /**
             * @description How long before the meeting everybody must be free too; the window need hold the meeting alone.
             * @example 15
             */
            buffer_before_minutes: number;
            /**
             * @description How long after the meeting everybody must be free too.
             * @example 0
             */
            buffer_after_minutes: number;
            /**
             * Format: date-time
             * @description From then on answers are refused.
             * @example 2026-01-10T23:00:00Z
             */
            answer_by?: string;
            /**
             * Format: date-time
             * @description From then on every token but the organizer’s is as good as unknown.
             * @example 2026-02-01T00:00:00Z
             */
            links_expire_at?: string;
            /**
             * @description `closed` lets nobody join; the token for it still reads the event, and the organizer still adds people.
             * @enum {string}
             */
            joining: "open" | "closed";
            visibility: components["schemas"]["Visibility"];
            /**
             * @description How many take part.
             * @example 3
             */
            participant_count: number;
            /** @description In the order in which they joined; only oneself where the others are hidden. */
            participants: components["schemas"]["Participant"][];
            /** @description People of whom so many must come. */
            groups: {
                name: string;
                /** @description User ids; only one’s own where the others are hidden. */
                members: string[];
                /** @description How many of them must come. */
                at_least: number;
            }[];
            /**
             * @description Local times that daylight saving time skipped or repeated, and how they were read.
             * @example [
             *       {
             *         "pointer": "/proposed_slots/0/start_time",
             *         "detail": "02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30"
             *       }
             *     ]
             */
            notices: {
                pointer: string;
                detail: string;
            }[];
        };
        /**
         * @example {
         *       "start_time": "2026-01-12T14:00:00-05:00"
         *     }
         */
        Schedule: {
            /**
             * @description RFC 3339, seconds and milliseconds optional. With an offset or `Z` it is exact; without one it is local to `timezone`.
             * @example 2026-01-12T14:00:00-05:00
             */
            start_time: string;
            /**
             * @description A name of the IANA time zone database.
             * @example America/New_York
             */
            timezone?: string;
        };
        /**
         * @example {
         *       "url": "https://example.com/meetings",
         *       "types": [
         *         "event.everyone_answered",
         *         "event.scheduled"
         *       ]
         *     }
         */
        NewWebhook: {
            /**
             * Format: uri
             * @description Where to send messages: https, without user and password, and not to an address that is not on the Internet, unless the service was told that it may.
             * @example https://example.com/meetings
             */
            url: string;
            /**
             * @description What to tell; everything unless it says.
             * @default [
             *       "event.created",
             *       "availability.submitted",
             *       "event.scheduled",
             *       "event.cancelled",
             *       "event.everyone_answered",
             *       "event.suits_everyone"
             *     ]
             */
            types?: ("event.created" | "availability.submitted" | "event.scheduled" | "event.cancelled" | "event.everyone_answered" | "event.suits_everyone")[];
        };
        Webhooks: {
            event_id: string;
            webhooks: components["schemas"]["Webhook"][];
        };
        Webhook: {
            /** @example whk_01kf3k9v4xe9ktn8vbq1d5m2rz */
            webhook_id: string;
            /** @example https://example.com/meetings */
            url: string;
            types: ("event.created" | "availability.submitted" | "event.scheduled" | "event.cancelled" | "event.everyone_answered" | "event.suits_everyone")[];
            /** @enum {string} */
            status: "enabled" | "disabled";
            /**
             * @description `exhausted`: a message was not accepted at any attempt, and no other meanwhile. `gone`: the receiver answered 410. `backlog`: more than 1,000 messages were waiting.
             * @enum {string}
             */
            disabled_reason?: "exhausted" | "gone" | "backlog";
            /** Format: date-time */
            disabled_at?: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00Z
             */
            created_at: string;
        };
        /**
         * @example {
         *       "status": "enabled"
         *     }
         */
        WebhookChanges: {
            /** @description What to tell; everything unless it says. */
            types?: ("event.created" | "availability.submitted" | "event.scheduled" | "event.cancelled" | "event.everyone_answered" | "event.suits_everyone")[];
            /**
             * @description Tells it again from now on; what it has missed stays missed.
             * @enum {string}
             */
            status?: "enabled";
        };
        Deliveries: {
            event_id: string;
            webhook_id: string;
            deliveries: components["schemas"]["Delivery"][];
            /**
             * @description The value of `before` for what is older; missing where there is nothing.
             * @example msg_01kf3k9v4xe9ktn8vbq1d5m2rz_7_scheduled
             */
            next?: string;
        };
        Delivery: {
            /**
             * @description What the receiver gets as `webhook-id`, at every attempt.
             * @example msg_01kf3k9v4xe9ktn8vbq1d5m2rz_7_scheduled
             */
            delivery_id: string;
            /** @enum {string} */
            type: "event.created" | "availability.submitted" | "event.scheduled" | "event.cancelled" | "event.everyone_answered" | "event.suits_everyone";
            /** @description That of the event when it happened. */
            revision: number;
            /**
             * Format: date-time
             * @description When it happened.
             */
            created_at: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            /**
             * @description How often it was tried.
             * @example 1
             */
            attempts: number;
            /**
             * Format: date-time
             * @description While it is pending; the end of the attempt that is under way, at the latest.
             */
            next_attempt_at?: string;
            /**
             * Format: date-time
             * @description When it was accepted, or given up.
             */
            ended_at?: string;
            /**
             * @description What the receiver answered last.
             * @example 204
             */
            last_status?: number;
            /**
             * @description Why there is no answer.
             * @enum {string}
             */
            last_reason?: "timed_out" | "name_not_found" | "address_refused" | "certificate_refused" | "connection_failed" | "webhook_disabled";
        };
        User: {
            /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
            user_id: string;
            /** @example Olga */
            name: string;
            /** @example olga@example.com */
            email: string;
            /** @example Europe/Berlin */
            timezone?: string;
            /**
             * Format: date-time
             * @description Missing for somebody who came with an event, and goes with it.
             * @example 2026-01-05T09:00:00Z
             */
            registered_at?: string;
            /** @example 248289761001 */
            subject?: string;
        };
        /**
         * @example {
         *       "name": "Olga",
         *       "email": "olga@example.com",
         *       "timezone": "Europe/Berlin"
         *     }
         */
        NewUser: {
            /** @example Ada */
            name: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email: string;
            /**
             * @description A name of the IANA time zone database.
             * @example America/New_York
             */
            timezone?: string;
            /**
             * @description Who they are to the identity provider (`sub` of its access tokens): whoever brings such a token in the role `organizer` acts for them.
             * @example 248289761001
             */
            subject?: string;
        };
        UserPage: {
            users: components["schemas"]["User"][];
            /** @description The cursor of the next page; missing on the last. */
            next_cursor?: string;
        };
        /**
         * @example {
         *       "name": "Olga Orlova"
         *     }
         */
        UserChanges: {
            /** @example Ada */
            name?: string;
            /**
             * Format: email
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description `null` removes it.
             * @example America/New_York
             */
            timezone?: string | null;
            /**
             * @description For an admin; `null` lets no access token act for them.
             * @example 248289761001
             */
            subject?: string | null;
        };
        UserExport: {
            user: components["schemas"]["User"];
            organizes: (components["schemas"]["EventSummary"] & {
                description?: string;
            })[];
            takes_part_in: {
                event_id: string;
                title: string;
                /** @enum {string} */
                status: "invited" | "responded";
                /**
                 * @description Whether the meeting makes no sense without them.
                 * @example true
                 */
                required: boolean;
                timezone?: string;
                working_hours?: components["schemas"]["ShownWorkingHours"];
                /** @description The names of the groups they are in. */
                groups: string[];
                /** @description Merged and exact, earliest first; empty for somebody who has not answered. */
                slots: (components["schemas"]["Slot"] & {
                    /**
                     * @description `if_needed` for time in which they would come only if there is no other way.
                     * @example available
                     * @enum {string}
                     */
                    preference: "available" | "if_needed";
                })[];
            }[];
            api_keys: {
                key_id: string;
                name: string;
                created_at: string;
            }[];
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        Readiness: {
            /** @enum {string} */
            status: "ready";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listEvents: {
        parameters: {
            query?: {
                /** @description Only those that this user organizes. */
                organizer_id?: string;
                /** @description Only those in this status. */
                status?: "open" | "scheduled" | "cancelled";
                /** @description At most this many. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvent"];
            };
        };
        responses: {
            /** @description The event and its tokens. */
            201: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    /** @description Where the event is. */
                    Location?: string;
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedEvent"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description User not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 while this entity tag stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventChanges"];
            };
        };
        responses: {
            /** @description The event as it is now. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplannedEvent"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addParticipants: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParticipants"];
            };
        };
        responses: {
            /** @description The newcomers and their tokens. */
            201: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedParticipants"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event · Joining is closed · Already takes part · Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Too many participants · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The participant. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They no longer take part. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Participant not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The participant. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendingChanges"];
            };
        };
        responses: {
            /** @description The participant as they are now. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedParticipant"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Participant not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewParticipantToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The participant. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new token. */
            201: {
                headers: {
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenewedToken"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Participant not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeParticipantToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The participant. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have no token any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Participant not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewJoinToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new token. */
            201: {
                headers: {
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenewedJoinToken"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeJoinToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewOrganizerToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new token. */
            201: {
                headers: {
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenewedOrganizerToken"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitAvailability: {
        parameters: {
            query?: {
                /** @description Whose calendar the file is. A participant’s own unless it is given; the organizer has to. For calendar files alone. */
                user_id?: string;
                /** @description Where entries for whole days, and times without a zone, are: an IANA name. The zone that the calendar says it is kept in, the participant’s own, or that of the earliest proposed slot, unless it is given. For calendar files alone. */
                timezone?: string;
                /** @description Whether to answer what would be stored, and store nothing. For calendar files alone. */
                preview?: "true" | "false";
            };
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submission"];
                "text/calendar": components["schemas"]["CalendarFile"];
            };
        };
        responses: {
            /** @description The answer as it was stored: merged and exact. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmittedAvailability"];
                };
            };
            /** @description Unreadable JSON · Unreadable calendar */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Participant not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event · Answers are closed · Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Calendar can’t be followed · Too many busy times · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAvailability: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 while this entity tag stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The participant. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Participant not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawAvailability: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The participant. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no answer any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Participant not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event · Answers are closed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommend: {
        parameters: {
            query?: {
                /** @description At most this many recommendations. */
                limit?: number;
                /** @description None below this availability rate. */
                min_rate?: number;
                /** @description Show every time in this zone, not in that of its slot. */
                timezone?: string;
                /** @description `counts`: everybody who can come counts; among equals, those with fewer who would rather not come first. `last`: those who come gladly count, the others only among equals. */
                if_needed?: "counts" | "last";
                /** @description What decides between equals. `earliest`: the start. `comfort`: the fewest minutes outside the working hours of those who can come, all together; then those of the worst off; then the start. */
                tie_break?: "earliest" | "comfort";
                /** @description Whether to leave out what overlaps a better recommendation: choices, not near-copies. */
                distinct?: boolean;
                /** @description Whether to say, where the best is not everybody, what would bring more people together: a shorter meeting, a small change, another time, an answer that is missing, one person less. */
                advice?: boolean;
            };
            header?: {
                /** @description Answer 304 while this entity tag stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The best first. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendForData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataInHand"];
            };
        };
        responses: {
            /** @description The best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecommendationsForData"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cover: {
        parameters: {
            query?: {
                /** @description At most this many sessions. */
                max_sessions?: number;
                /** @description Show every time in this zone, not in that of its slot. */
                timezone?: string;
            };
            header?: {
                /** @description Answer 304 while this entity tag stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions, earliest first. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cover"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHeatMap: {
        parameters: {
            query?: {
                /** @description Show every time in this zone, not in that of its slot. */
                timezone?: string;
            };
            header?: {
                /** @description Answer 304 while this entity tag stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The heat map. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeatMap"];
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Too many slots for a heat map */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scheduleEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Schedule"];
            };
        };
        responses: {
            /** @description The event, scheduled. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedEvent"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event · Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Outside the proposed slots · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unscheduleEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Do it only while the event has this entity tag. */
                "If-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event, open. */
            200: {
                headers: {
                    /** @description The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event has changed */
            412: {
                headers: {
                    /** @description The entity tag that the event has now. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The last revision that was told: it is not told again while it stands. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revisions, as they come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable · Too many open streams · Shutting down */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCalendarFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 while this entity tag stands. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description Stands for the event’s revision; weak, since each file says when it was made. */
                    ETag?: string;
                    /** @description A name to save it under, after the title. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar; charset=utf-8": string;
                };
            };
            /** @description The caller has it already. */
            304: {
                headers: {
                    /** @description Stands for the event’s revision; weak, since each file says when it was made. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Wrong status of the event */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were registered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The event. */
                event_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description The webhook and its secret. */
            201: {
                headers: {
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredWebhook"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many webhooks · Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone, with its log. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Webhook not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChanges"];
            };
        };
        responses: {
            /** @description The webhook as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Webhook not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDeliveries: {
        parameters: {
            query?: {
                /** @description At most this many deliveries. */
                limit?: number;
                /** @description Only those older than this one: `next` of an earlier answer. */
                before?: string;
            };
            header?: never;
            path: {
                /** @description The event. */
                event_id: string;
                /** @description The webhook. */
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Event not found · Webhook not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Only those who have this e-mail address. */
                email?: string;
                /** @description At most this many. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description What the caller calls this request, in 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description The user. */
            201: {
                headers: {
                    /** @description Where the user is. */
                    Location?: string;
                    /** @description The request had been carried out before, and this is what was answered then. */
                    "Idempotent-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address taken · Subject taken · Still being carried out */
            409: {
                headers: {
                    /** @description When to send it again, in seconds, while the key is in use. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input · Idempotency-Key used for another request */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description User not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description User not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChanges"];
            };
        };
        responses: {
            /** @description The user as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Unreadable JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description User not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Request took too long to arrive */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Address taken · Subject taken · Not registered */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Body too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported media type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Invalid input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All there is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserExport"];
                };
            };
            /** @description Authentication required */
            401: {
                headers: {
                    /** @description How to authenticate. */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description User not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    /** @description What is left of the limits that apply. */
                    RateLimit?: string;
                    /** @description The limits that apply. */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Overloaded · Took too long · Storage unavailable · Identity provider unavailable */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Storage unavailable · Shutting down */
            503: {
                headers: {
                    /** @description When to try again, in seconds. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eventCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The message, the same at every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and in base64 the HMAC-SHA-256 of id, timestamp and body, with full stops between, under the webhook’s secret. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "event.created";
                    /**
                     * Format: date-time
                     * @description When.
                     */
                    timestamp: string;
                    data: {
                        /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
                        event_id: string;
                        /**
                         * @description At which it happened.
                         * @example 7
                         */
                        revision: number;
                    };
                };
            };
        };
        responses: {
            /** @description Nobody wants to be told any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again later; redirects are not followed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    availabilitySubmitted: {
        parameters: {
            query?: never;
            header: {
                /** @description The message, the same at every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and in base64 the HMAC-SHA-256 of id, timestamp and body, with full stops between, under the webhook’s secret. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "availability.submitted";
                    /**
                     * Format: date-time
                     * @description When.
                     */
                    timestamp: string;
                    data: {
                        /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
                        event_id: string;
                        /**
                         * @description At which it happened.
                         * @example 7
                         */
                        revision: number;
                        /** @example usr_01kf3k9v4xe9ktn8vbq1d5m2rz */
                        user_id: string;
                    };
                };
            };
        };
        responses: {
            /** @description Nobody wants to be told any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again later; redirects are not followed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eventScheduled: {
        parameters: {
            query?: never;
            header: {
                /** @description The message, the same at every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and in base64 the HMAC-SHA-256 of id, timestamp and body, with full stops between, under the webhook’s secret. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "event.scheduled";
                    /**
                     * Format: date-time
                     * @description When.
                     */
                    timestamp: string;
                    data: {
                        /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
                        event_id: string;
                        /**
                         * @description At which it happened.
                         * @example 7
                         */
                        revision: number;
                        /**
                         * Format: date-time
                         * @example 2026-01-12T19:00:00Z
                         */
                        start_time: string;
                    };
                };
            };
        };
        responses: {
            /** @description Nobody wants to be told any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again later; redirects are not followed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eventCancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description The message, the same at every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and in base64 the HMAC-SHA-256 of id, timestamp and body, with full stops between, under the webhook’s secret. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "event.cancelled";
                    /**
                     * Format: date-time
                     * @description When.
                     */
                    timestamp: string;
                    data: {
                        /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
                        event_id: string;
                        /**
                         * @description At which it happened.
                         * @example 7
                         */
                        revision: number;
                    };
                };
            };
        };
        responses: {
            /** @description Nobody wants to be told any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again later; redirects are not followed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eventEveryoneAnswered: {
        parameters: {
            query?: never;
            header: {
                /** @description The message, the same at every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and in base64 the HMAC-SHA-256 of id, timestamp and body, with full stops between, under the webhook’s secret. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "event.everyone_answered";
                    /**
                     * Format: date-time
                     * @description When.
                     */
                    timestamp: string;
                    data: {
                        /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
                        event_id: string;
                        /**
                         * @description At which it happened.
                         * @example 7
                         */
                        revision: number;
                    };
                };
            };
        };
        responses: {
            /** @description Nobody wants to be told any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again later; redirects are not followed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eventSuitsEveryone: {
        parameters: {
            query?: never;
            header: {
                /** @description The message, the same at every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description `v1,` and in base64 the HMAC-SHA-256 of id, timestamp and body, with full stops between, under the webhook’s secret. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "event.suits_everyone";
                    /**
                     * Format: date-time
                     * @description When.
                     */
                    timestamp: string;
                    data: {
                        /** @example evt_01kf3k9v4xe9ktn8vbq1d5m2rz */
                        event_id: string;
                        /**
                         * @description At which it happened.
                         * @example 7
                         */
                        revision: number;
                    };
                };
            };
        };
        responses: {
            /** @description Nobody wants to be told any more: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again later; redirects are not followed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
