//! Whose turn it is, as a number that need not be counted again as time goes by.
//!
//! The messages that count in the order of turns fade like `exp(-days / price_days)`. So who has
//! fewer than another today has fewer tomorrow: the moment at which one single message would count
//! as much as theirs do keeps the order, and stands beside each of their offers for the index.

use house::store::{StoreError, Tx, args};
use jiff::Timestamp;
use neighbourhood::ids::PersonId;
use neighbourhood::reach::{History, Parameters};

use crate::store::{FORGET_TURNS, TURN};

const DAY_MS: f64 = 86_400_000.0;

/// The number for the index; nothing for somebody never asked.
pub fn turn(history: &History, now: Timestamp, parameters: &Parameters) -> Option<i64> {
    let turns = history.turns_now(now, parameters);
    if history.asked == 0 || turns <= 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds")]
    let later = (parameters.price_days * DAY_MS * turns.ln()) as i64;
    Some(now.as_millisecond().saturating_add(later))
}

/// The other way round: how many messages count now.
pub fn turns_of(turn: i64, now: Timestamp, parameters: &Parameters) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds fit a double exactly")]
    let later = turn.saturating_sub(now.as_millisecond()) as f64;
    (later / (parameters.price_days * DAY_MS)).exp()
}

/// Their turns changed: it is noted beside all their offers.
pub async fn note_each(
    tx: &mut Tx,
    histories: &[(PersonId, History)],
    (now, parameters): (Timestamp, &Parameters),
) -> Result<(), StoreError> {
    let values = |(person, history): &(PersonId, History)| {
        let free_at = Some(history.free_from(parameters.most_per_week)).filter(|free| *free > now);
        args![person.uuid(), turn(history, now, parameters), free_at.map(Timestamp::as_millisecond)]
    };
    tx.exec_each(TURN, histories.iter().map(values).collect()).await.map(|_| ())
}

/// The same for one.
pub async fn note(
    tx: &mut Tx,
    person: PersonId,
    history: &History,
    moment: (Timestamp, &Parameters),
) -> Result<(), StoreError> {
    note_each(tx, &[(person, *history)], moment).await
}

/// Nothing stands beside their offers any more.
pub async fn forget(tx: &mut Tx, person: PersonId) -> Result<(), StoreError> {
    tx.exec(FORGET_TURNS, args![person.uuid()]).await.map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use house::clock::at;
    use neighbourhood::reach::Chance;
    use proptest::prelude::*;

    const START: i64 = 1_795_363_200_000;
    const DAY: i64 = 86_400_000;

    fn past(days: &[i64]) -> History {
        let parameters = Parameters::default();
        let mut history = History::default();
        for day in days {
            let chance = Chance { willingness: 0.1, exposure: 0.5, yes: 0.05 };
            history.told(at(START + day * DAY), chance, &parameters);
        }
        history
    }

    proptest! {
        #[test]
        fn the_order_stays_as_time_goes_by(
            mut one in proptest::collection::vec(0..100_i64, 1..30),
            mut other in proptest::collection::vec(0..100_i64, 1..30),
            wait in 0..200_i64,
        ) {
            one.sort_unstable();
            other.sort_unstable();
            let parameters = Parameters::default();
            let told = at(START + 100 * DAY);
            let (one, other) = (past(&one), past(&other));
            let noted = |history: &History| turn(history, told, &parameters).unwrap();
            let now = at(START + (100 + wait) * DAY);
            let turns = |history: &History| history.turns_now(now, &parameters);
            prop_assert!((turns_of(noted(&one), now, &parameters) - turns(&one)).abs() < 1e-6);
            if (turns(&one) - turns(&other)).abs() > 1e-6 {
                prop_assert_eq!(noted(&one) < noted(&other), turns(&one) < turns(&other));
            }
        }
    }
}
