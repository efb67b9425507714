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
private-lead = Your safety comes first. You can talk to somebody right now.
private-call-danger = Are you in danger? Call { $number }.
private-call-violence = Veilig Thuis (safe home), day and night, free: { $number }
private-call-suicide = Are you thinking of suicide? Call { $number }, day and night.
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
preview-told-unknown = Neighbours near you will get a message.
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
