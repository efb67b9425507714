### Words of the room for hosts, and of "is something wrong?".

refused-answered-already = Somebody else has answered this already.
refused-not-about-you = This is not about you.
refused-yourself = You cannot do that to yourself.
refused-own-case = This is about yourself. So somebody else looks at it.
refused-closed = This question is closed already.
refused-connected = Two neighbours have found each other already.
refused-not-with-team = Take the question upon yourself first.
refused-private = A question in confidence does not go to neighbours.
refused-moved = Something changed in the meantime. Look at the page again.
refused-asker-blocked = This neighbour cannot ask anything now.
refused-blocked-already = This neighbour is blocked already.

## How long somebody waits

waited-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
waited-hours = { $hours } h { $minutes } min
waited-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}

## Why somebody must look

why-ring-back = Ring back: there is only a phone number
why-private = A question in confidence
why-reach-spent = Nobody near by can get a message now
why-too-long = Nobody answered
why-replies-waiting = The asker has not chosen yet
why-asked-for = The asker wants to talk to a person

## The list

list-title = Who is waiting for you?
list-lead = { $needs ->
    [0] No question is waiting.
    [one] 1 question is waiting.
   *[other] { $needs } questions are waiting.
} { $reports ->
    [0] There are no reports.
    [one] There is 1 report.
   *[other] There are { $reports } reports.
} { $calls ->
    [0] There is nobody to ring.
    [one] Ring 1 neighbour.
   *[other] Ring { $calls } neighbours.
}
list-needs = These questions wait for a person
list-needs-none = No question is waiting for you now.
list-learned = What we learned from all messages
list-waits = Waiting { $time }
list-private = A question in confidence
list-own = This is your own question. Somebody else looks at it.
list-ring = Ring:
list-confirm = I rang, it is right
list-confirm-for = I rang, it is right: { $name }
list-take = I will take this on
list-take-for = I will take this on: { $name }
list-more = More
list-more-for = More about the question of { $name }
list-taken = You are doing this yourself
list-taken-since = With you since { $time }
list-reports = Is something wrong?
list-reports-none = Nobody has reported anything.
list-calls = Whom should you ring?
list-calls-none = There is nobody to ring now.
list-calls-lead = These neighbours have no e-mail. Read to them what it says.
list-call-done = Rang
list-call-done-for = Rang: { $name }
list-hidden = Neighbours do not see this now
back-to-list = Back to the list

## One question

ask-title = Looking at a question
ask-by = Asked by { $name }.
ask-about-person = More about this neighbour
ask-is-hidden = Neighbours do not see this question. This is why:
ask-contact = How to reach { $name }
ask-contact-careful = Only you see this. We remember that you looked.
ask-replies = Who answered?
ask-confirm-text = Did you ring, and is it right? Then the neighbours get the question.
ask-take-text = Will you take it on? Then you help further yourself.
ask-give-back = Back to the neighbours
ask-give-back-text = Does it not work out, or can a neighbour do it better? Give it back.
ask-close = Close the question
ask-close-how = How did it go?
ask-hide = Stop showing the question
ask-hide-reason = Why do you stop showing this?
ask-hide-hint = The writer reads your reason and can answer.
ask-restore = Show it again
close-helped = The neighbour was helped
close-partly = The neighbour was helped a little
close-not-helped = It did not work out
close-referred = Somebody else helps further now
close-removed = The question does not belong here
close-expired = It is too late, or not needed any more

## One offer

offer-title = Looking at an offer
offer-by = Offered by { $name }.
offer-is-hidden = Neighbours do not see this offer. This is why:
offer-hide = Stop showing the offer

## A neighbour

person-title = About { $name }
person-since = Here since { $date }
person-blocked = Blocked
person-did = What everybody can see
person-did-nothing = There is nothing to see yet.
person-measures = What we said before
person-measures-none = We never said anything.
person-answered = The answer:
person-lifted = Over since { $date }
person-do = What do you want to do?
person-reason = What happened?
person-reason-hint = This neighbour reads your words and can answer.
person-warn = Warn
person-block = Block
person-lift = End the block
measure-warning = Warning
measure-block = Block
measure-hidden = Not shown any more

## A report, for the host

report-host-title = Something is wrong
report-said = What somebody wrote about it
report-subject = This is what it is about
report-subject-gone = The text is no longer there.
report-open-subject = Look at it
about-ask = About a question
about-reply = About an answer
about-offer = About an offer
about-person = About a neighbour
report-measure = What did you do?
did-nothing = Nothing: it is all right
did-talked = Talked to somebody
did-hidden = Hid the text
did-warned = Warned somebody
did-blocked = Blocked somebody
report-answer = Your answer
report-answer-hint = Say what you did. Tell no secrets of others.
report-is-answered = This has been answered
report-known = Whoever reported it gets your answer by letter.
report-unknown = We do not know who reported it. Your answer stays here.

## Is something wrong?

report-title = Is something wrong?
report-danger = Is there danger now? Call 112.
report-lead = Tell us. A host from the neighbourhood will look at it.
report-wrong = What is the matter?
wrong-danger = Somebody may be in danger
wrong-fraud = Somebody wants money or cheats
wrong-rude = Somebody is rude or unpleasant
wrong-personal = It says too much about somebody
wrong-advertising = It is advertising
wrong-other = Something else
report-words = Do you want to tell us more?
report-words-hint = You may leave this empty. Only the host reads it.
report-you-hear = You will get an answer.
report-no-answer = Sign in first if you want an answer.
report-avoid = Would you rather not meet this person again?
report-avoid-text = You then no longer get each other's questions. The other is not told.
report-avoid-button = Do not meet again
report-thanks-title = Thank you
report-thanks-text = A host from the neighbourhood will look at it.
report-what = This is how to let us know:
report-what-ask = Open the question or the answer. Choose there: is something wrong?
report-what-offer = Is it an offer? Open the offer and choose the same.
report-what-phone = Something else? Ring us:
report-to-near = Look in your neighbourhood

## What a host said to you

warning-title = You got a warning
warning-lead = A host thought that something did not go well.
block-title = You cannot take part now
block-lead = For now you cannot ask, offer or answer anything.
hidden-title = Neighbours no longer see your text
hidden-lead = A host thought that your text does not belong here.
warning-why = This is why
warning-answer = Your answer
warning-answer-hint = Do you see it differently? Please tell us.
warning-your-answer = This is what you answered
card-said = What we said to you
card-lifted = Over
card-answered = You answered
card-avoided = Whom you do not want to meet
card-avoided-text = You do not get each other's questions in letters. The other does not know.
card-avoid-end = Never mind
card-avoid-end-for = Never mind: { $name }

## Letters

letter-greeting = Hello { $name },
letter-needs-subject = { $area }: a question is waiting for you
letter-needs-first = In { $area } a question waits for a person. This is why:
letter-needs-button = Look at your list
letter-needs-after = We will write again as long as the question waits.
letter-remind-subject = { $area }: a question has waited { $time }
letter-remind-first = In { $area } a question has waited { $time }. This is why:
letter-report-subject = { $area }: something is wrong
letter-report-subject-danger = { $area }: somebody may be in danger
letter-report-first = Somebody reported something from { $area }:
letter-report-button = Look at the report
letter-answer-subject = Our answer to your report
letter-answer-first = You told us that something was wrong. We looked at it. This is our answer:
letter-answer-after = Thank you for telling us.
letter-warned-subject = You got a warning
letter-warned-first = A host thought that something did not go well. This is why:
letter-blocked-subject = You cannot take part now
letter-blocked-first = For now you cannot ask, offer or answer anything. This is why:
letter-lifted-subject = You can take part again
letter-lifted-first = The block is over. Welcome back.
letter-lifted-button = Go to your page
letter-hidden-subject = Neighbours no longer see your text
letter-hidden-first = A host thought that your text does not belong here. This is why:
letter-measure-button = Answer
letter-measure-after = Do you see it differently? Let us know. We read it.
letter-said-back-subject = Somebody answered you
letter-said-back-first = A neighbour answered what you said as a host.
letter-said-back-button = Read the answer
letter-appointed-subject = You look after { $area } now
letter-appointed-first = From now on you are host of { $area }.
letter-appointed-second = When a question waits for a person, you get a letter.

## Asks and helpers

supply-link = Are there enough helpers? And enough asks?
supply-back = Back to your list
supply-title = Asks and helpers in { $area }
supply-lead = { $weeks ->
    [one] How it went here in the last week.
   *[other] How it went here in the last { $weeks } weeks.
}
supply-lacks-asks = There are plenty of helpers. What we lack is asks.
supply-lacks-asks-do = Tell neighbours that asking is welcome. Visit who asks little, or put up a note.
supply-lacks-helpers = More is asked here than helpers can do.
supply-lacks-helpers-do = Invite neighbours to join. One sentence is enough: what can they do?
supply-balanced = Asks and helpers fit each other here.
supply-balanced-do = There is nothing to do. See below whether a theme stays behind.
supply-too-few = Too little was asked here to say anything.
supply-too-few-do = Tell neighbours that Dichtbij is there. Asking is welcome, and so is joining.
supply-numbers = In numbers
supply-helpers = { $count ->
    [0] No helpers
    [one] 1 helper
   *[other] { $count } helpers
}
supply-asks-few = Fewer than 5 asks
supply-asks = About { $count } asks
supply-soon = For { $percent } per cent of the urgent asks a reply came within 2 hours.
supply-often-hardly = Helpers hardly ever hear from us here.
supply-often-every = A helper gets about 1 message in { $weeks } weeks.
supply-often-week = { $count ->
    [one] A helper gets about 1 message a week.
   *[other] A helper gets about { $count } messages a week.
}
supply-unneeded-few = Fewer than 5 helpers heard nothing for a month.
supply-unneeded = About { $count } helpers heard nothing for a month. They get one letter a month.
supply-carry-title = What can this group carry?
supply-carry = { $count ->
    [one] This group can carry about 1 ask a week.
   *[other] This group can carry about { $count } asks a week.
}
supply-carry-few = With fewer than 5 helpers that cannot be said yet.
supply-used = { $percent ->
    [0] Of that hardly anything is in use now.
   *[other] Of that { $percent } per cent is in use now.
}
supply-used-short = { $percent } per cent in use
supply-load-room = So there is room for more asks.
supply-load-busy = This is almost full. With more, askers wait longer for a reply.
supply-load-over = This is too much. Askers wait longer, and more asks come to you. Invite helpers.
supply-themes = By theme
supply-others = Too little was asked about these themes to say anything:
supply-other = { $helpers ->
    [one] { $name }: 1 helper
   *[other] { $name }: { $helpers } helpers
}
supply-theme-lacks-asks = Plenty of helpers, few asks
supply-theme-lacks-helpers = More asks than helpers: invite people
supply-theme-balanced = They fit each other
supply-parts = The parts of { $area }
supply-privacy = Private asks count nowhere. Small numbers are not said. Nobody gets a mark.

## Reaching somebody safely

safely-title = How to reach { $name } safely
safely-any = Ringing and writing are both fine.
safely-no-ringing = Do not ring. Send a message.
safely-only-email = Send e-mail only.
safely-hours = Only between { $from }:00 and { $until }:00.
