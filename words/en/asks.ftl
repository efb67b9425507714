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
