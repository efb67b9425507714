### Words of the room asks: asking, confirming, following, and what happens next.

## Why something cannot be done now

refused-closed = This request has ended.
refused-moved = Something changed in the meantime. Please look at the page again.
refused-not-open = This request is no longer open.
refused-already-connected = Somebody is already helping with this request.
refused-enough = There are enough replies already. How kind of you to offer.
refused-declined = The asker has already said no, thank you.
refused-own-ask = This is your own request.
refused-unconfirmed = We do not know yet whether your address is right. Please sign in first.
refused-no-such-reply = This reply is no longer there.
refused-accepted = The asker is counting on you. Please tell them that it will not work out.
refused-reply-withdrawn = This neighbour has taken the reply back.
refused-reply-not-open = This reply is no longer open.
refused-hidden = Neighbours cannot see this request at the moment.
refused-not-connected = Nobody is helping with this request at the moment.
refused-not-one-of-the-two = Only the asker and the helper can do this.
refused-ended-without = This request was stopped. No result can be added.
refused-connected = A neighbour is helping with this request.
refused-not-with-team = This request is not with a member of staff now.
refused-private = A request in confidence stays with a member of staff.
refused-no-consent = Please ask the other person first.
refused-circle-too-narrow = So near is not possible without a full postcode. Please choose wider.
refused-unreachable = Fill in your e-mail address or your telephone number.
refused-too-many-open = You already have five open requests. Please close one first.

## Starting: the sentence and the place

start-title = What can a neighbour help you with?
start-lead = Type one sentence. Neighbours near you will get a message.
start-sentence = Your request
start-sentence-hint = For example: who can walk my dog on Thursday?
start-choose = One more thing: which neighbourhood is it?

## Who may read it?

private-title = Your request
private-legend = Who may read your request?
private-team = Only a member of staff
private-team-hint = One trained person reads it. Neighbours see nothing.
private-neighbours = Neighbours may read it too
private-neighbours-hint = Choose this if we got it wrong.
private-your-words = This is what you wrote

## Who asks

who-title = Who are you?
who-lead = Your neighbours only see your first name and your neighbourhood.
who-lead-team = Only a member of staff sees this.
who-as = You are asking this as { $name }.
who-change = Change the request or the place
who-name = Your first name
who-email = Your e-mail address
who-email-hint = You will get a code. With it we know the address is right.
who-phone = Your telephone number
who-phone-hint = One of the two is enough. Without e-mail we ring you back first.
who-phone-hint-team = A member of staff can ring you on this number.
who-for = Who is it for?
who-for-me = For myself
who-for-other = For somebody else
who-for-other-hint = They know about it and agree.
who-other-legend = Only when you ask for somebody else
who-other-name = First name of that person
who-other-name-hint = You may leave this empty.
who-agree = He or she agrees that I ask this.
who-more = Tell more, if you like
who-theme-none = I do not know
who-urgency = When is it needed?
who-how = How can somebody help?
who-circle = How far may your request go?
who-see = Look at your request
who-send-team = Send to a member of staff

## This is how your neighbours will see it

preview-title = This is how your neighbours will see it
preview-by = { $name }, { $area }
preview-for = For { $name }
preview-for-other = For somebody else
preview-told = { $count ->
    [0] Nobody gets a message right now. Your request does go on the board.
    [one] 1 neighbour will get a message now.
   *[other] { $count } neighbours will get a message now.
}
preview-told-after = { $count ->
    [0] Once your address is confirmed, your request goes on the board.
    [one] Once your address is confirmed, 1 neighbour gets a message.
   *[other] Once your address is confirmed, { $count } neighbours get a message.
}
preview-told-later = Neighbours near you get a message from { $moment }.
preview-told-person = We cannot ask anybody near you now. So a person will look at it at once.
preview-later = No answer? Then we ask further away, and after that a person looks at it.
preview-secret = Nobody sees your e-mail address or telephone number yet.
preview-place = Place my request
preview-change = Change it

## Confirming

confirm-title = Is your e-mail address right?
confirm-lead = We sent six digits to { $address }. Type them here.
confirm-lead-unknown = We sent you six digits. Type them here.
confirm-why = After that your neighbours get a message. So nobody gets a false request.
confirm-field = Six digits from the letter
confirm-hint = They work for fifteen minutes.
confirm-button = Confirm
confirm-none = No letter?
confirm-none-text = Look in your spam folder too. Or ask for new digits.
confirm-again = Send new digits
confirm-again-done = We have sent new digits.
confirm-six = Type the six digits from the letter.
confirm-wrong = { $left ->
    [one] These digits are not right. You can try 1 more time.
   *[other] These digits are not right. You can try { $left } more times.
}
confirm-ended = These digits no longer work. Ask for new ones below.
phone-title = We will ring you back
phone-lead = We have your request. Somebody will ring the number you gave.
phone-why = Is everything right? Then your neighbours get a message.
steps-title = What happens now
steps-written = Your request is written
steps-digits = You type the six digits
steps-ring = We ring you
steps-told = Neighbours near you get a message
steps-choose = You choose who helps you

## The code to say or to write down

code-title = Your code
code-text = Write it down. With it you find your request again, also by telephone.
code-said = You say: { $words }

## Following by code

follow-title = Follow your request
follow-lead = Fill in the code of your request.
follow-field = Code of your request
follow-hint = Six letters and digits, for example K7F-3MW.
follow-button = Find my request
follow-lost = Lost the code? Sign in with your e-mail address.

## The ask page

see-title = Request in { $area }
see-title-own = Your request
see-when-now = Needed right now
see-when-today = Needed today
see-when-this-week = Needed this week
see-state-unconfirmed = Not confirmed yet
see-state-open = Open
see-state-connected = Somebody is helping
see-state-with-team = With a worker
see-state-hidden = Hidden
see-closed-helped = It worked out
see-closed-partly = It partly worked out
see-closed-not-helped = It did not work out
see-closed-withdrawn = Taken back
see-closed-expired = Ended
see-closed-removed = Removed
see-closed-referred = Helped by others
see-over-title = This request has ended
see-over-text = There is nothing more to do. Thank you for looking.
see-board = More requests in { $area }
see-own-code = Is this your request? Enter your code.
see-host = You are a host here. See the list.
see-told-title = Why did you get a message?
see-told-free = Not convenient? That is fine. Just say so, and we ask somebody else.
see-not-now = Not this time
see-not-now-done = You said: not this time. Thank you for letting us know.
see-connected = Somebody is already helping with this.
see-thanks-title = { $name } says thank you
see-next-title = What happens now
see-step-placed = Your request is there
see-step-confirm = Confirm your e-mail address first
see-step-ring = We ring you back
see-step-searching = We are looking for neighbours who can help
see-step-told = { $count ->
    [one] 1 neighbour got a message
   *[other] { $count } neighbours got a message
}
see-step-widest = So far: { $near }
see-step-next = We look again { $when }
see-step-waits = Neighbours get a message from { $when }
see-step-last = Is there still nobody then? Then a person looks into it, { $when } at the latest.
see-how = How we choose who gets a message
see-step-choose = You choose who helps you
see-step-choose-now = { $count ->
    [one] 1 neighbour wants to help
   *[other] { $count } neighbours want to help
}
see-step-person = A person is looking at it
see-step-person-since = Since { $when }
see-need-ring-back = Somebody rings you to see whether all is right.
see-need-private = A worker reads your message and gets in touch.
see-need-reach-spent = There is nobody near by left to ask now. A host is helping to look.
see-need-too-long = It takes too long. A host is helping to look.
see-need-replies-waiting = Neighbours are waiting for your answer. A host is looking at it.
see-need-asked-for = You asked for a person. Somebody will get in touch.
see-step-team = A worker helps you further
see-step-met = { $name } is helping you
see-step-told-us = You tell how it went
see-step-closed = Your request has ended
see-hidden-title = Neighbours cannot see your request now
see-hidden-text = A host has hidden your request. This is the reason:
see-code-title = Your code
see-code-text = With this you follow your request, also by telephone.
see-code-said = You say: { $words }
see-person-button = I would like to speak to a person
see-person-text = Not working this way? Then somebody will get in touch with you.
see-solved-title = Solved already, or not needed any more?
see-solved-button = Yes, it is solved
see-withdraw-button = Take my request back
see-withdraw-text = Neighbours will not see it any more.
see-private-title = This stays between you and a worker
see-private-text = No neighbour sees this. We do not send you e-mail about it either.
see-private-now = You cannot wait? Then ring:
see-private-112 = 112 in danger
see-private-veilig = 0800 2000, Veilig Thuis, day and night, free of charge
see-private-113 = 113, if you are thinking of death
see-contact-title = How to reach { $name }
see-contact-none = { $name } gave no details. We help you to find each other.
see-contact-for = The help is for { $name }.
safe-title = Helping safely
safe-door = The first time, meet at the door or outside.
safe-money = Never give away your PIN or your bank card.
safe-stop = Does something feel wrong? Stop, and let us know.
see-through-title = Not working out after all?
see-through-text = Then we look for another neighbour.
see-through-text-helper = Just say so. Then we look for another neighbour.
see-through-button = It is not going to happen

## Replies

reply-title = Can you help?
reply-lead = The asker sees your first name and what you write. Nothing more.
reply-words = What would you like to say?
reply-hint = May stay empty. For example: I can come at five.
reply-button = I can help
reply-sign-in = Next you type your e-mail address. Your text is kept.
reply-kept = Your text is still there. Press the button to send it.
reply-too-long = Your text is too long. At most { $max } characters.
reply-sent-title = You want to help. Thank you!
reply-sent-text = The asker chooses who comes. You will get a letter.
reply-yours = You wrote:
reply-withdraw = Take my reply back
reply-withdrawn = You took your reply back. You can reply again.
reply-declined = The asker said: not this time. Thank you for wanting to help.
reply-not-needed = Your help was not needed any more. Thank you for wanting to help.
reply-fell-through = It did not happen after all. There is nothing more to do.
replies-title = Who wants to help you
replies-none = No replies yet. As soon as somebody replies, you get a letter.
replies-choose = Choose one neighbour. Then you see how to reach each other.
replies-who = { $name }, { $area }
replies-yes = Yes please, { $name }
replies-no = No, thank you
offered-title = These neighbours offer this
offered-text = We ask them when it is their turn. You need not do anything.
replies-state-declined = You said: no, thank you
replies-state-withdrawn = Taken back
replies-state-fell-through = Did not happen
replies-state-not-needed = Not needed any more
replies-state-accepted = You chose this neighbour
result-title = How did it go?
result-lead = One press of the button is enough. It tells us whether helping works.
result-lead-alone = Say how it ended. Then we close your request.
result-choose = How did it go?
result-helped = It worked out
result-partly = It partly worked out
result-not-helped = It did not work out
result-button = Tell us
result-missing = Choose how it went.
result-told-title = You told how it went
result-told-text = Thank you. That is how we learn what works.
result-change = Different after all? Change it.
thanks-title = Would you like to thank { $name }?
thanks-words = Your thanks
thanks-hint = May stay empty. Neighbours can read this, without a surname.
thanks-button = Say thank you
thanks-done = You thanked { $name }.
thanks-too-long = Your thanks are too long. At most { $max } characters.
live-reply = { $name } wants to help.
live-reply-back = { $name } cannot help after all.
live-told = { $count ->
    [one] 1 neighbour got a message.
   *[other] { $count } neighbours got a message.
}
live-met = Somebody is helping now.
live-chosen = The asker chose you. You now see how to reach each other.
live-not-chosen = The asker chose somebody else this time.
live-open = The request is open again.
live-person = A person is looking at it.
live-team = A worker helps further.
live-hidden = The request is hidden.
live-told-result = It was told how it went.
live-thanked = The asker says thank you.
live-over = This request has ended.

## Letters

mail-greeting = Hello { $name },
mail-your-ask = Your request was:
mail-the-ask = The request was:
mail-code = On another device? Follow your request with this code: { $code }
mail-writes = { $name } writes:
mail-ask-button = To my request
mail-page-button = To the request
mail-board-button = Look in your neighbourhood
mail-reply-subject = { $name } wants to help you
mail-reply-text = { $name } read your request and would like to help.
mail-reply-choose = You choose who helps you. Only then do you see each other's details.
mail-reply-button = See the reply
mail-together-subject = { $name } and you can now arrange it
mail-together-asker = You chose { $name } to help you. This is how to reach each other:
mail-together-helper = { $name } is glad of your help. This is how to reach each other:
mail-phone = Telephone: { $phone }
mail-email = E-mail: { $email }
mail-for-other = The help is for { $name }.
mail-other-subject = Thank you for wanting to help
mail-other-text = Somebody else is helping already. It is good that you were ready.
mail-over-text = This help is not needed any more. It is good that you were ready.
mail-next-ask = Perhaps you can help here:
mail-next-button = See this request
mail-no-subject = Not needed this time
mail-no-text = The asker says: not this time, thank you. It is good that you were ready.
mail-back-subject = { $name } cannot help after all
mail-back-text = { $name } took the reply back. Such things happen.
mail-through-subject = It is not going to happen
mail-through-asker = { $name } is not going to help after all.
mail-through-more = Your request is open again. We keep looking.
mail-through-helper = You are not going to help { $name } after all. There is nothing more to do.
mail-withdrawn-subject = Your help is not needed any more
mail-withdrawn-text = The request of { $name } has ended. There is nothing more to do. Thank you.
mail-taken-subject = A worker helps you further
mail-taken-text = A worker is now looking at your request. You will hear more soon.
mail-looks-subject = A person is looking at your request
mail-looks-text = No neighbour could help yet. That is why a host is now helping to look.
mail-about-subject = About your request
mail-removed-text = A host has removed your request. Would you like to know why? Do ring us.
mail-referred-text = A worker has helped you further. Your request has ended now.
mail-restored-subject = Your request is back
mail-restored-text = Neighbours can see your request again.
mail-hidden-subject = Neighbours cannot see your request now
mail-hidden-text = A host has hidden your request. This is the reason:
mail-hidden-more = You do not agree? Then ring or write to us.
mail-thanks-subject = { $name } says thank you
mail-thanks-text = { $name } thanks you for your help.
mail-helped-subject = Your help did good
mail-helped-text = { $name } tells us that it worked out. Thank you!
mail-partly-text = { $name } tells us that it partly worked out. Thank you!
mail-told-subject = { $name } tells how it went
mail-told-helped = { $name } says that it worked out. Is that right?
mail-told-partly = { $name } says that it partly worked out. Is that right?
mail-told-not-helped = { $name } says that it did not work out. Is that right?
mail-told-button = Tell how it went
mail-how-subject = How did it go with { $name }?
mail-how-asker = { $name } was going to help you. How did it go?
mail-how-helper = You were going to help { $name }. How did it go?
mail-how-again = We ask you one more time.
mail-how-why = One press of the button is enough. It tells us whether helping works.
mail-needed-subject = Is your request still needed?
mail-needed-text = Your request is still open. We are still looking for a neighbour.
mail-needed-more = Solved already? Then close your request with one press of the button.

## Reaching somebody safely

safely-legend = How can we reach you safely?
safely-hint = Only the worker who helps you reads this.
safely-any = It does not matter
safely-no-ringing = Do not ring me. A message is fine.
safely-only-email = Only by e-mail
safely-between = When may we contact you?
safely-from = From
safely-until = Until
safely-any-time = Any time
safely-no-email = Then fill in your e-mail address.
safely-hours = Choose a later time to end.
gently-said = You can talk to somebody right now. Look below your sentence.
gently-kept = We keep nothing of what you type here until you send it.
